using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>Preprocessing attributes, on properties and on the class: on features only, of fitting types, with arguments the function takes, under different names.</summary>
internal static class TransformRules
{
    internal static void Check(ModelContext model)
    {
        if (model.Type is not { } type || model.Row is not { } row) return;
        if (type.Clauses.Transform == ClauseUse.No)
        {
            foreach (var (use, target) in All(model.Spec, row)) model.Report(RowDiagnostics.TransformNotTaken, target, Wording.Capital(type.Clauses.Query == ClauseUse.No ? type.TitleWithArticle : type.Title), Show(use));
            return;
        }
        if (model.Spec.Transforms.Count == 0 && !row.Columns.Any(static column => column.Transforms.Count > 0)) return;
        foreach (var column in row.Columns) CheckColumn(model, column);
        for (var i = 0; i < model.Spec.Transforms.Count; i++) CheckOnClass(model, row, model.Spec.Transforms[i], new FindingTarget(FindingTargetKind.Transform, null, i));
        foreach (var (use, target) in All(model.Spec, row)) CheckType(model, use, target);
        CheckNames(model, row);
    }

    private static void CheckType(ModelContext model, TransformUse use, FindingTarget target)
    {
        if (use.Type is not { } text) return;
        SqlType.TryParse(text, out var type);
        var element = type?.Kind == SqlTypeKind.Array ? type.Element : type;
        if (element is null or { Kind: SqlTypeKind.Struct or SqlTypeKind.Array or SqlTypeKind.Range or SqlTypeKind.Interval })
            model.Report(RowDiagnostics.TransformArgument, target, Show(use), "Type", "a scalar type of GoogleSQL, or an ARRAY of one", Wording.Quoted(text));
    }

    /// <summary>The clause as the catalogue calls it.</summary>
    internal const string Clause = "TRANSFORM";

    /// <summary>The first preprocessing attribute of a declaration; null when there is none.</summary>
    internal static TransformUse? First(ModelContext model) => model.Row is { } row ? All(model.Spec, row).Select(static item => item.Use).FirstOrDefault() : null;

    /// <summary>An attribute as the user wrote it: <c>[StandardScaler]</c>.</summary>
    internal static string Show(TransformUse use) =>
        use.Function is { } name ? "[" + (ModelCatalog.FindFunction(name)?.TransformAttributeName ?? name) + "]" : "[Transform(" + Wording.Quoted(use.Expression ?? "") + ")]";

    private static IEnumerable<(TransformUse Use, FindingTarget Target)> All(ModelSpec spec, RowSpec row)
    {
        foreach (var column in row.Columns)
        {
            foreach (var use in column.Transforms) yield return (use, new FindingTarget(FindingTargetKind.RowProperty, column.Property));
        }
        for (var i = 0; i < spec.Transforms.Count; i++) yield return (spec.Transforms[i], new FindingTarget(FindingTargetKind.Transform, null, i));
    }

    private static void CheckColumn(ModelContext model, ColumnSpec column)
    {
        if (column.Transforms.Count == 0) return;
        var target = new FindingTarget(FindingTargetKind.RowProperty, column.Property);
        if (column.Roles.Count > 0)
        {
            model.Report(RowDiagnostics.TransformOnRole, target, column.Property, column.Roles[0].ToString(), Wording.List(column.Transforms.Select(Show)));
            return;
        }
        // Each function of a stack reads what the one before it returns.
        var type = column.Type;
        var before = "";
        foreach (var use in column.Transforms)
        {
            var function = use.Function is { } name ? ModelCatalog.FindFunction(name) : null;
            if (function is null || type is null)
            {
                type = null;
                continue;
            }
            if (!TransformTypes.Accepts(function, type))
            {
                model.Report(RowDiagnostics.TransformColumnType, target, Show(use), TransformTypes.Describe(function), column.Property, type.ToString(), before);
                return;
            }
            TransformArgumentRules.Check(model, use, function, type, target);
            type = TransformTypes.Result(function, type);
            before = " after " + Show(use);
        }
    }

    private static void CheckOnClass(ModelContext model, RowSpec row, TransformUse use, FindingTarget target)
    {
        if (use.Function is not { } name)
        {
            if (string.IsNullOrEmpty(use.As)) model.Report(RowDiagnostics.TransformWithoutName, target, Wording.Quoted(use.Expression ?? ""));
            return;
        }
        if (ModelCatalog.FindFunction(name) is not { } function) return;
        var distinct = use.Columns.Distinct(StringComparer.Ordinal).Count();
        if (function.CombinedFields is { LeastColumns: var least } && distinct < least)
        {
            model.Report(FeatureDiagnostics.CombinedColumns, target, Show(use), Wording.Number(use.Columns.Count), "too few to combine", "at least " + Wording.Number(least));
            return;
        }
        if (distinct < use.Columns.Count || function.Signatures[0].Arguments.FirstOrDefault(static argument => argument.IsColumn)?.MaxColumns < distinct)
            model.Report(FeatureDiagnostics.CombinedColumns, target, Show(use), Wording.Number(use.Columns.Count), distinct < use.Columns.Count ? "the same one more than once" : "more than the function takes", Most(function));
        foreach (var property in use.Columns)
        {
            if (row.Columns.FirstOrDefault(column => column.Property == property) is not { } column)
                model.Report(RowDiagnostics.TransformColumnUnknown, target, property, Show(use), row.Name, Wording.DidYouMean(Spelling.Closest(property, row.Columns.Select(static other => other.Property))));
            else if (column.Type is { } type && !TransformTypes.Accepts(function, type))
                model.Report(RowDiagnostics.TransformColumnType, target, Show(use), TransformTypes.Describe(function), property, type.ToString(), "");
        }
        TransformArgumentRules.Check(model, use, function, null, target);
    }

    private static string Most(ModelFunction function) => function.Signatures[0].Arguments.FirstOrDefault(static argument => argument.IsColumn)?.MaxColumns is { } most ? "at most " + Wording.Number(most) + " different ones" : "different ones";

    private static void CheckNames(ModelContext model, RowSpec row)
    {
        var seen = new Dictionary<string, (string Maker, bool IsNew)>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in row.Columns)
        {
            if (column.Roles.Any(static role => role is ColumnRole.Ignore or ColumnRole.PassThrough)) continue;
            var renamed = column.Transforms.LastOrDefault(static use => use.As is not null)?.As;
            CheckName(model, seen, renamed ?? column.Column, "'" + column.Property + "'", renamed is not null, new FindingTarget(FindingTargetKind.RowProperty, column.Property));
        }
        for (var i = 0; i < model.Spec.Transforms.Count; i++)
        {
            var use = model.Spec.Transforms[i];
            var name = use.As ?? string.Join("_", use.Columns.Select(property => row.Columns.FirstOrDefault(column => column.Property == property)?.Column ?? property));
            if (name.Length > 0) CheckName(model, seen, name, Show(use), true, new FindingTarget(FindingTargetKind.Transform, null, i));
        }
    }

    private static void CheckName(ModelContext model, Dictionary<string, (string Maker, bool IsNew)> seen, string name, string maker, bool isNew, FindingTarget target)
    {
        if (isNew && !SqlIdentifier.IsValidColumnName(name, out var error)) model.Report(RowDiagnostics.InvalidColumnName, target, maker.Trim('\''), Wording.Clause(error));
        // Two properties of one column name are reported as such.
        if (!seen.TryGetValue(name, out var first)) seen.Add(name, (maker, isNew));
        else if (isNew || first.IsNew) model.Report(RowDiagnostics.TransformDuplicateName, target, first.Maker, maker, name);
    }
}
