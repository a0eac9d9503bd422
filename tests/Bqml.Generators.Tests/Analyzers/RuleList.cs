using System.Globalization;
using System.Text;
using Bqml.Catalog;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Every rule that the catalogue holds, with what checks it: docs/diagnostics/rules.md.</summary>
internal static class RuleList
{
    /// <summary>The list's file.</summary>
    public static string Path { get; } = System.IO.Path.Combine(DiagnosticPage.Folder, "rules.md");

    /// <summary>The list as it must be.</summary>
    public static string Render()
    {
        var text = new StringBuilder(FormattableString.Invariant($"""
            # Rules of BigQuery ML and what checks them

            Every rule of the catalogue (`src/Bqml.Catalog/data`, the documentation as of {ModelCatalog.Snapshot}) with the diagnostic that reports a breach while you type. A rule without a
            diagnostic names what checks it instead: the C# compiler where the wrong thing cannot be written, or BigQuery where more decides than the declaration: the rows, the
            query when it runs, files in Cloud Storage, a service, or what the project has. This page is generated; no rule is left out.


            """));
        // The C# types of properties hold the types of options; [ModelOption] can give any value.
        text.Append("Of every option, whatever its own rules: a value of its type (").Append(Link(OptionDiagnostics.WrongType)).Append("), not null (").Append(Link(OptionDiagnostics.NullValue)).Append("), a finite number (")
            .Append(Link(OptionDiagnostics.NotFinite)).Append("), set once (").Append(Link(OptionDiagnostics.OptionTwice)).Append("), by its property or attribute (").Append(Link(OptionDiagnostics.UnlistedOptionIsProperty)).Append(", ")
            .Append(Link(OptionDiagnostics.UnlistedOptionHasAttribute)).Append("), spelt as it is (").Append(Link(OptionDiagnostics.UnlistedOptionMisspelt)).Append("), of the model type (").Append(Link(OptionLimitDiagnostics.ForeignOption)).Append(").\n");

        Section(text, "Model types", ModelCatalog.ModelTypes.Select(type => (type.AttributeName, Rows(RuleFacts.ModelTypes, type, type.UncheckedRules))));
        Section(text, "Options", Options());
        Section(text, "Functions", ModelCatalog.Functions.Select(function => (function.Name, Rows(RuleFacts.Functions, function, function.UncheckedRules))));
        Section(text, "Arguments of functions", Arguments());
        Section(text, "Managing models", [
            .. ModelCatalog.AlterOptions.Select(option => ("ALTER MODEL: " + option.PropertyName, Rows(RuleFacts.AlterOptions, option, []))),
            ("Catalogue", Rows(RuleFacts.Catalog, "", [])),
        ]);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>The number of rules by what checks them.</summary>
    public static (int Diagnostics, int Compiler, int BigQuery) Count()
    {
        var rows = Render().Split('\n').Where(static line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| rule", StringComparison.Ordinal)).ToList();
        var bigquery = rows.Count(static row => row.Contains("| BigQuery:", StringComparison.Ordinal));
        var diagnostics = rows.Count(static row => row.Contains("](BQML", StringComparison.Ordinal));
        return (diagnostics, rows.Count - diagnostics - bigquery, bigquery);
    }

    /// <summary>An option is listed once for all model types that treat it alike.</summary>
    private static IEnumerable<(string, List<(string, string)>)> Options() =>
        ModelCatalog.ModelTypes.SelectMany(static type => type.OptionsAndParts.Where(static option => option.Fixed is null).Select(option => (Option: option, Type: type)))
            .GroupBy(static use => use.Option.Name, StringComparer.Ordinal)
            .SelectMany(static uses => uses.GroupBy(static use => string.Join("\n", Rows(RuleFacts.Options, use.Option, use.Option.UncheckedRules)), StringComparer.Ordinal)
                .Select(static alike => (Title(alike.First().Option) + ": " + string.Join(", ", alike.Select(static use => use.Type.AttributeName)), Rows(RuleFacts.Options, alike.First().Option, alike.First().Option.UncheckedRules))));

    private static string Title(ModelOption option) => option.PropertyName ?? (option.Role is { } role ? "[" + role + "]" : "[ClassWeight]");

    private static IEnumerable<(string, List<(string, string)>)> Arguments() =>
        ModelCatalog.Functions.SelectMany(static function => function.Signatures.SelectMany(static signature => signature.Arguments.Concat(signature.Settings?.Fields ?? []))
            .Select(argument => (Function: function, Argument: argument, Rows: Rows(function.TransformAttributeName is null ? RuleFacts.Arguments : RuleFacts.TransformArguments, argument, argument.UncheckedRules))))
            .Where(static use => use.Rows.Count > 0)
            .GroupBy(static use => use.Argument.Name + "\n" + string.Join("\n", use.Rows), StringComparer.Ordinal)
            .OrderBy(static alike => alike.Key, StringComparer.Ordinal)
            .Select(static alike => (alike.First().Argument.Name + ": " + string.Join(", ", alike.Select(static use => use.Function.Name).Distinct()), alike.First().Rows));

    private static List<(string Rule, string Check)> Rows<T>(IReadOnlyList<RuleFact<T>> facts, T item, IReadOnlyList<UncheckedRule> uncheckedRules) =>
    [
        .. from fact in facts let rule = fact.Rule(item) where rule is { Length: > 0 } select (Cell(rule), fact.Check(item)),
        .. uncheckedRules.Select(static rule => (Cell(char.ToUpperInvariant(rule.Rule[0]) + rule.Rule[1..]), "BigQuery: needs " + Need(rule.Needs))),
    ];

    private static void Section(StringBuilder text, string title, IEnumerable<(string Subject, List<(string Rule, string Check)> Rules)> subjects)
    {
        text.Append("\n## ").Append(title).Append('\n');
        foreach (var (subject, rules) in subjects.Where(static subject => subject.Rules.Count > 0))
        {
            text.Append("\n### ").Append(subject).Append("\n\n| rule | checked by |\n|---|---|\n");
            foreach (var (rule, check) in rules) text.Append(CultureInfo.InvariantCulture, $"| {rule} | {check} |\n");
        }
    }

    internal static string Link(DiagnosticDescriptor descriptor) => $"[{descriptor.Id}]({descriptor.Id}.md)";

    private static string Need(RuleNeed need) => need switch
    {
        RuleNeed.Rows => "the rows",
        RuleNeed.Query => "the query, whose text may be made when the program runs",
        RuleNeed.Files => "the model's files",
        RuleNeed.Service => "the service behind the model",
        RuleNeed.Project => "what the project has",
        _ => throw new ArgumentOutOfRangeException(nameof(need)),
    };

    private static string Cell(string rule) => rule.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
