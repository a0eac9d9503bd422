using Bqml.Catalog;
using Bqml.Generators.Emission.Models;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;

namespace Bqml.Generators.Rules;

/// <summary>Free [Transform] expressions: they parse, are computed from one row, and read the row's columns.</summary>
internal static class TransformSqlRules
{
    private static readonly HashSet<string> s_aggregates = new(StringComparer.Ordinal)
    {
        "ANY_VALUE", "APPROX_COUNT_DISTINCT", "APPROX_QUANTILES", "APPROX_TOP_COUNT", "APPROX_TOP_SUM", "ARRAY_AGG", "ARRAY_CONCAT_AGG", "AVG", "BIT_AND", "BIT_OR",
        "BIT_XOR", "CORR", "COUNT", "COUNTIF", "COVAR_POP", "COVAR_SAMP", "LOGICAL_AND", "LOGICAL_OR", "MAX", "MAX_BY", "MIN", "MIN_BY", "STDDEV", "STDDEV_POP",
        "STDDEV_SAMP", "STRING_AGG", "SUM", "VAR_POP", "VAR_SAMP", "VARIANCE",
    };

    internal static void Check(ModelContext model)
    {
        if (model.Row is not { } row) return;
        for (var i = 0; i < model.Spec.Transforms.Count; i++) Check(model, row, model.Spec.Transforms[i], new FindingTarget(FindingTargetKind.Transform, null, i));
        foreach (var column in row.Columns)
        {
            if (column.Roles.Count > 0) continue;
            foreach (var use in column.Transforms) Check(model, row, use, new FindingTarget(FindingTargetKind.RowProperty, column.Property));
        }
    }

    private static void Check(ModelContext model, RowSpec row, TransformUse use, FindingTarget target)
    {
        if (use.Expression is not { } text) return;
        var before = model.Count;
        var tree = SqlParser.ParseExpression(text);
        if (SqlText.IsUnchecked(model, tree, "The expression of [Transform]", target)) return;
        if (tree.HasErrors)
        {
            SqlText.ReportError(model, SqlDiagnostics.ExpressionSyntax, target, tree.Diagnostics[0]);
            return;
        }
        SqlText.CheckParameters(model, tree, "The expression of [Transform]", target);
        foreach (var node in new SqlNode[] { tree.Root }.Concat(tree.Root.Descendants()))
        {
            if (Forbidden(node) is not { } what) continue;
            var (line, column) = tree.GetLineAndColumn(node.Span.Start);
            model.Report(SqlDiagnostics.TransformForbidden, target, what, Wording.Number(line), Wording.Number(column));
            return;
        }
        CheckColumns(model, row, tree.Root, target);
        // What is wrong, or new to this version, is reported as that.
        if (model.Count == before && use.Type is null && model.Type is { } type && ReturnsTransformed(type) && ExpressionType.Of(text, [.. row.Columns]) is null) model.Report(FeatureDiagnostics.UntoldType, target, Wording.Quoted(text));
    }

    /// <summary>Whether a function returns the transformed columns, so that there is a row type with properties for them.</summary>
    private static bool ReturnsTransformed(ModelType type) => type.Functions.Any(name => ModelCatalog.FindFunction(name)!.OutputsFor(type.Id).Any(static output => output.Columns.Any(static column => column.Name == ResultColumn.TransformPattern)));

    private static string? Forbidden(SqlNode node) => node switch
    {
        Query => "a subquery",
        FunctionCall call => Forbidden(call, call.Name.FullName.ToUpperInvariant()),
        _ => null,
    };

    private static string? Forbidden(FunctionCall call, string name)
    {
        if (ModelCatalog.FindFunction(name) is { } function)
        {
            if (!function.AllowedInTransform) return name;
            if (function.Kind == FunctionKind.Analytic && call.Over is not WindowSpecification { BaseName: null, PartitionBy.Count: 0, OrderBy: null, Frame: null })
                return name + (call.Over is null ? " without OVER()" : " with a window other than OVER()");
            return null;
        }
        // What is misspelt or new is reported as that.
        if (SqlFunctionRules.IsOfFamily(call.Name)) return null;
        if (call.Over is not null) return "the analytic function " + name;
        return s_aggregates.Contains(name) ? "the aggregate function " + name : null;
    }

    private static void CheckColumns(ModelContext model, RowSpec row, SqlExpression root, FindingTarget target)
    {
        var columns = row.Columns.Where(static column => !column.Roles.Any(static role => role is ColumnRole.Ignore or ColumnRole.PassThrough)).Select(static column => column.Column).ToList();
        foreach (var name in SqlColumns.ReadBy(root).Select(static path => path.Parts[0].Name).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!columns.Contains(name, StringComparer.OrdinalIgnoreCase))
                model.Report(SqlDiagnostics.UnknownTransformColumn, target, name, row.Name, Wording.DidYouMean(Spelling.Closest(name, columns)));
        }
    }
}
