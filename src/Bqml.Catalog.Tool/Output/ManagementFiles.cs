using System.Globalization;
using System.Text.RegularExpressions;
using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tool.Output;

/// <summary>The classes that say what ALTER MODEL changes, the names of EXPORT MODEL's options, and the training options that metadata tell.</summary>
internal static class ManagementFiles
{
    private const string Folder = "src/Bqml/Generated/Management/";

    public static IEnumerable<GeneratedFile> Create(CatalogData data)
    {
        yield return new(Folder + "ModelOptionChanges.g.cs", TemplateRenderer.Render("common-changes", new
        {
            Options = data.AlterOptions.Where(option => option.ModelTypeIds.Count == 0).Select(option => Change(option, data.Labels)).ToArray(),
        }));
        yield return new(Folder + "LabelRules.g.cs", TemplateRenderer.Render("label-rules", data.Labels));
        foreach (var set in data.ChangeSets)
            yield return new($"{Folder}{set.Name}.g.cs", TemplateRenderer.Render("changes", new
            {
                set.Name,
                set.Summary,
                Types = string.Join(", ", data.ModelTypes.Where(type => set.ModelTypeIds.Contains(type.Id)).Select(type => type.AttributeName)),
                Options = data.AlterOptions.Where(option => option.ModelTypeIds.Count > 0 && option.AppliesTo(set.ModelTypeIds[0])).Select(option => Change(option, data.Labels)).ToArray(),
            }));
        yield return new(Folder + "ExportOptions.g.cs", TemplateRenderer.Render("export-options", new
        {
            Options = data.Export.Options.Select(option => new { option.Name, option.Summary, Member = Naming.Pascal(option.Name) }).ToArray(),
        }));
        yield return new(Folder + "ConnectionRoles.g.cs", TemplateRenderer.Render("connection-roles", new
        {
            ObjectTable = string.Join(", ", data.ObjectTable.Roles.Select(CSharpExpression.String)),
            Kinds = data.ConnectionRoles.GroupBy(kind => (kind.ServiceType, kind.TakesQuery)).Select(group => new
            {
                Types = string.Join(", ", group.Select(kind => data.ModelTypes.Single(type => type.Id == kind.ModelTypeId).AttributeName)),
                ServiceType = group.Key.ServiceType is { } service ? CSharpExpression.String(service) : "null",
                TakesQuery = group.Key.TakesQuery ? "true" : "false",
                Roles = string.Join(", ", group.SelectMany(kind => kind.Roles).Distinct().Select(CSharpExpression.String)),
            }).ToArray(),
        }));
        yield return new(Folder + "TrainingOptions.g.cs", TemplateRenderer.Render("training-options", new
        {
            Fields = data.TrainingOptions.Select(field => new { field.RestName, field.OptionName, field.PropertyName, field.Summary, field.EnumType, field.Values, Type = FieldType(field), Read = FieldReader(field), IsArray = IsArray(field) }).ToArray(),
        }));
    }

    private static object Change(AlterOption option, ResourceLabels labels) => new
    {
        option.Name,
        option.PropertyName,
        option.Summary,
        option.Clearable,
        Type = option.Type switch
        {
            "STRING" => "string?",
            "BOOL" => "bool?",
            "TIMESTAMP" => "global::System.DateTimeOffset?",
            "INTERVAL" => "global::System.TimeSpan?",
            "ARRAY<STRUCT<STRING, STRING>>" => "global::System.Collections.Generic.IReadOnlyDictionary<string, string>?",
            var other => throw new NotSupportedException($"ALTER MODEL has an option of type {other}, for which there is no C# type yet."),
        },
        Checks = Checks(option),
        Rules = Rules(option, labels),
    };

    private static string[] Checks(AlterOption option) =>
    [
        .. option.Pattern is { } pattern ? [$"CheckText(value, {CSharpExpression.String(pattern)}, {CSharpExpression.String(pattern)});"] : (string[])[],
        .. option.Formats.Take(1).Select(format => $"CheckText(value, {CSharpExpression.String(PatternOf(option.Formats))}, {CSharpExpression.String(format)});"),
        .. option.HoldsLabels ? ["LabelRules.Check(value, nameof(value));"] : (string[])[],
        .. option.IntervalMinutes is { Min: { } min, Max: { } max } ? [string.Create(CultureInfo.InvariantCulture, $"CheckInterval(value, {min:R}, {max:R});")] : (string[])[],
    ];

    private static string PatternOf(IReadOnlyList<string> formats) =>
        "^(" + string.Join('|', formats.Select(format => string.Concat(Regex.Split(format, @"(\{[^}]*\})").Select(part => part.StartsWith('{') ? "[^/]+" : Regex.Escape(part))))) + ")$";

    private static string[] Rules(AlterOption option, ResourceLabels labels) =>
    [
        .. option.Pattern is { } pattern ? [$"Matches {pattern}."] : (string[])[],
        .. option.Formats.Count > 0 ? [$"Form: {string.Join(" or ", option.Formats)}."] : (string[])[],
        .. option.IntervalMinutes is { } minutes ? [$"From {minutes.Min?.ToString("R", CultureInfo.InvariantCulture)} to {minutes.Max?.ToString("R", CultureInfo.InvariantCulture)} minutes."] : (string[])[],
        .. option.HoldsLabels ? [string.Create(CultureInfo.InvariantCulture, $"At most {labels.MaxEntries}. Keys: {labels.KeyForm}. Values: {labels.ValueForm}.")] : (string[])[],
        option.Clearable ? "Set to null: BigQuery forgets what was set." : "Null: not changed.",
        .. option.Notes.Select(Documentation.Sentence),
    ];

    private static bool IsArray(TrainingOptionField field) => field.Type.StartsWith("ARRAY", StringComparison.Ordinal);

    private static string FieldType(TrainingOptionField field) => field.Type switch
    {
        "INT64" => "long?",
        "FLOAT64" => "double?",
        "BOOL" => "bool?",
        "STRING" => field.EnumType is { } type ? type + "?" : "string?",
        "ARRAY<STRING>" => $"global::System.Collections.Generic.IReadOnlyList<{field.EnumType ?? "string"}>",
        "ARRAY<INT64>" => "global::System.Collections.Generic.IReadOnlyList<long>",
        "MAP<STRING, FLOAT64>" => "global::System.Collections.Generic.IReadOnlyDictionary<string, double>",
        "STRUCT<p INT64, d INT64, q INT64>" => "ArimaOrder?",
        var other => throw new NotSupportedException($"The training option {field.RestName} has type {other}, for which there is no C# type yet."),
    };

    private static string FieldReader(TrainingOptionField field) => field.Type switch
    {
        "INT64" => "Int64",
        "FLOAT64" => "Double",
        "BOOL" => "Boolean",
        "ARRAY<STRING>" => "Texts",
        "ARRAY<INT64>" => "Int64s",
        "MAP<STRING, FLOAT64>" => "Doubles",
        "STRUCT<p INT64, d INT64, q INT64>" => "Order",
        _ => "Text",
    };
}
