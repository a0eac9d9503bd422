using System.Text.RegularExpressions;
using Bqml.Catalog;
using Bqml.Generators.Emission.Models;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>The value of each option by itself: type, allowed values, range, format and length.</summary>
internal static class OptionValueRules
{
    internal static void Check(ModelContext model)
    {
        if (model.Type is not { } type) return;
        var owner = new OptionOwner(type.Title, type.TitleWithArticle);
        foreach (var setting in model.Settings.SelectMany(static settings => settings))
        {
            if (setting.Value is { } value) Check(model, owner, setting, value);
        }
    }

    /// <summary>The value of an option of whatever has options.</summary>
    internal static void Check(RuleContext context, OptionOwner owner, Setting setting, OptionValue value)
    {
        if (value is OptionValue.Unknown) return;
        var option = setting.Option;
        if (value is OptionValue.String { Value: null })
        {
            context.Report(OptionDiagnostics.NullValue, setting.Target, setting.Display);
            return;
        }
        if (value is OptionValue.Array array)
        {
            if (IsArray(option))
            {
                CheckLength(context, owner, setting, array.Items.Count);
                for (var i = 0; i < array.Items.Count; i++) CheckElement(context, owner, setting, array.Items[i], i);
                return;
            }
        }
        else if (!IsArray(option) || option.ArrayLength is { Max: 1 })
        {
            CheckElement(context, owner, setting, value, 0);
            return;
        }
        context.Report(OptionDiagnostics.WrongType, setting.Target, setting.Display, Wording.Value(value), Wording.Kind(value), TypeName(option));
    }

    private static void CheckElement(RuleContext context, OptionOwner owner, Setting setting, OptionValue value, int index)
    {
        if (value is OptionValue.Unknown) return;
        var option = setting.Option;
        if (!HasElementType(option, value))
        {
            context.Report(OptionDiagnostics.WrongType, setting.Target, setting.Display, Wording.Value(value), Wording.Kind(value), TypeName(option));
            return;
        }
        switch (value)
        {
            case OptionValue.Float64 number when double.IsNaN(number.Value) || double.IsInfinity(number.Value):
                context.Report(OptionDiagnostics.NotFinite, setting.Target, setting.Display, Wording.Value(value));
                break;
            case OptionValue.Float64 number:
                CheckRange(context, owner, setting, number.Value, index);
                break;
            case OptionValue.Int64 number:
                CheckRange(context, owner, setting, number.Value, index);
                break;
            case OptionValue.Enum constant:
                if (!option.AllowedValues.Any(allowed => allowed.MemberName == constant.Member)) ReportNotAllowed(context, owner, setting, value, null);
                break;
            case OptionValue.String { Value: { } text }:
                CheckText(context, owner, setting, text);
                break;
        }
    }

    private static void CheckRange(RuleContext context, OptionOwner owner, Setting setting, double number, int index)
    {
        var option = setting.Option;
        var range = index < option.ElementRanges.Count ? option.ElementRanges[index] : option.Range;
        if (range is not null && !range.Contains(number))
            context.Report(OptionDiagnostics.OutOfRange, setting.Target, option.ElementRanges.Count > 0 ? setting.Display + "[" + Wording.Number(index) + "]" : setting.Display, Wording.Number(number), owner.Title, range.ToString());
    }

    private static void CheckText(RuleContext context, OptionOwner owner, Setting setting, string text)
    {
        var option = setting.Option;
        var shown = Wording.Quoted(text);
        if (option.AllowedValues.Count > 0 && !option.AllowedValues.Any(allowed => allowed.SqlValue.Equals(text, StringComparison.OrdinalIgnoreCase)))
        {
            ReportNotAllowed(context, owner, setting, new OptionValue.String(text), Spelling.Closest(text, option.AllowedValues.Select(static allowed => allowed.SqlValue)));
            return;
        }
        if (option.MaxLength is { } most && text.Length > most)
            context.Report(OptionDiagnostics.TooLong, setting.Target, setting.Display, Wording.Number(text.Length), Wording.Number(most));
        else if (option.Pattern is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant))
            context.Report(OptionDiagnostics.WrongFormat, setting.Target, setting.Display, shown, option.Formats.Count > 0 ? Wording.Either(option.Formats) : pattern);
        else if (option.IsStorageUri) CheckFiles(context, owner, setting, text);
        if (option.Kind == OptionKind.Interval) CheckInterval(context, owner, setting, text);
        if (option.IsExpression && !option.Formats.Any(format => MetricFormat.Matches(format, text)))
            context.Report(OptionDiagnostics.WrongFormat, setting.Target, setting.Display, shown, Wording.Either(option.Formats));
        if (option.Formats.Count > 0 && option.Formats.All(TextFormat.IsTemplate) && !option.Formats.Any(format => TextFormat.Matches(format, text)))
            context.Report(OptionDiagnostics.UnusualFormat, setting.Target, setting.Display, shown, Wording.Either(option.Formats));
    }

    /// <summary>A Cloud Storage URI names a folder's files, or one file with an ending of the format.</summary>
    private static void CheckFiles(RuleContext context, OptionOwner owner, Setting setting, string text)
    {
        var endings = setting.Option.FileEndings;
        if (text.EndsWith("*", StringComparison.Ordinal) || endings.Any(ending => text.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) return;
        var files = "a folder, ending in /*" + (endings.Count > 0 ? ", or a file, ending in " + Wording.Either(endings) : "");
        string[] arguments = [setting.Display, Wording.Quoted(text), owner.TitleWithArticle, files];
        // What looks like no file is a folder without its asterisk.
        if (text.LastIndexOf('.') > text.LastIndexOf('/')) context.Report(OptionDiagnostics.UnusualFile, setting.Target, arguments);
        else context.ReportFixable(OptionDiagnostics.UnusualFile, setting.Target, [FixProperties.Text, text, FixProperties.Replacement, text + "/*"], arguments);
    }

    private static void CheckInterval(RuleContext context, OptionOwner owner, Setting setting, string text)
    {
        if (TextFormat.Minutes(text) is not { } minutes)
            context.Report(OptionDiagnostics.WrongFormat, setting.Target, setting.Display, Wording.Quoted(text), "a number and MINUTE, HOUR or DAY");
        else if (setting.Option.IntervalMinutes is { } range && !range.Contains(minutes))
            context.Report(OptionDiagnostics.OutOfRange, setting.Target, setting.Display, Wording.Quoted(text), owner.Title, range + " minutes");
    }

    private static void CheckLength(RuleContext context, OptionOwner owner, Setting setting, int length)
    {
        if (setting.Option.ArrayLength is { } range && !range.Contains(length))
            context.Report(OptionDiagnostics.ArrayLength, setting.Target, setting.Display, Wording.Number(length), owner.Title, range.Min == range.Max ? "exactly " + Wording.Number(range.Min ?? 0) : range.ToString());
    }

    private static void ReportNotAllowed(RuleContext context, OptionOwner owner, Setting setting, OptionValue value, string? suggestion)
    {
        var isText = value is OptionValue.String;
        var allowed = setting.Option.AllowedValues.Select(item => isText ? item.SqlValue : setting.Option.EnumType + "." + item.MemberName);
        string[] arguments = [setting.Display, Wording.Value(value), owner.Title, Wording.Either(allowed), Wording.DidYouMean(suggestion)];
        if (suggestion is null) context.Report(OptionDiagnostics.NotAllowed, setting.Target, arguments);
        else context.ReportFixable(OptionDiagnostics.NotAllowed, setting.Target, [FixProperties.Text, ((OptionValue.String)value).Value!, FixProperties.Replacement, suggestion], arguments);
    }

    private static bool IsArray(ModelOption option) => option.Kind is OptionKind.StringArray or OptionKind.Int64Array or OptionKind.Int64Tuple;

    private static bool HasElementType(ModelOption option, OptionValue value) => option.Kind switch
    {
        OptionKind.String or OptionKind.StringArray => value is OptionValue.Enum constant ? constant.EnumType == option.EnumType : value is OptionValue.String { Value: not null },
        OptionKind.Interval => value is OptionValue.String,
        OptionKind.Float64 => value is OptionValue.Float64 or OptionValue.Int64,
        OptionKind.Int64 or OptionKind.Int64Array or OptionKind.Int64Tuple => value is OptionValue.Int64,
        OptionKind.Bool => value is OptionValue.Bool,
        _ => true,
    };

    private static string TypeName(ModelOption option) => option.Kind switch
    {
        OptionKind.String => "a string",
        OptionKind.StringArray => "an array of strings",
        OptionKind.Interval => "an interval, as \"390 MINUTE\"",
        OptionKind.Float64 => "a number",
        OptionKind.Int64 => "an integer",
        OptionKind.Int64Array or OptionKind.Int64Tuple => "an array of integers",
        OptionKind.Bool => "a bool",
        _ => "another type",
    };
}
