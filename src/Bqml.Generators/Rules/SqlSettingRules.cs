using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;

namespace Bqml.Generators.Rules;

/// <summary>The settings of a function in SQL: the fields of its STRUCT, and arguments given by name. There are such ones, and constants have their type and range.</summary>
internal static class SqlSettingRules
{
    /// <param name="tree">The SQL.</param>
    /// <param name="call">The call.</param>
    /// <param name="calledAs">The function's name there.</param>
    /// <param name="function">The function called.</param>
    /// <param name="model">The model type, when it is known: some settings are for certain types only.</param>
    internal static IEnumerable<SqlFinding> Check<TRoot>(SqlSyntaxTree<TRoot> tree, SqlNode call, SqlPath calledAs, ModelFunction function, ModelType? model) where TRoot : SqlNode
    {
        var signatures = (model is not null && model.Supports(function.Name) ? function.SignaturesFor(model.Id) : function.Signatures).ToList();
        var settings = signatures.SelectMany(static signature => signature.Settings?.Fields ?? []).Where(field => model is null || field.AppliesTo(model.Id)).ToLookup(static field => field.Name, StringComparer.OrdinalIgnoreCase);
        var arguments = signatures.SelectMany(static signature => signature.Arguments).ToLookup(static argument => argument.Name, StringComparer.OrdinalIgnoreCase);
        var known = function.Signatures.Any(static signature => signature.Settings is not null);
        var written = Written(call).ToList();
        foreach (var (name, value, isField) in written)
        {
            // A STRUCT elsewhere is a value like any other.
            if (isField ? !known : !arguments.Any(static group => group.Any(static argument => argument.Kind == ArgumentKind.Named))) continue;
            var candidates = (isField ? settings[name.Name] : arguments[name.Name]).ToList();
            if (candidates.Count == 0)
            {
                var names = isField ? settings.Select(static group => group.Key).ToList() : [.. arguments.Where(static group => group.Any(static argument => argument.Kind == ArgumentKind.Named)).Select(static group => group.Key)];
                var meant = Spelling.Closest(name.Name, names);
                var whose = model is null ? function.Name : function.Name + " on " + model.TitleWithArticle;
                yield return SqlFunctionRules.At(tree, name, SqlFunctionDiagnostics.UnknownSetting, meant, name.Name, whose, meant is null ? "; it has " + Wording.List(names) : Wording.DidYouMean(meant));
                continue;
            }
            if (value is null || candidates.Any(candidate => SqlSettingValue.Expected(candidate, value) is null)) continue;
            yield return SqlFunctionRules.At(
                tree, value, SqlFunctionDiagnostics.SettingValue, SqlSettingValue.Corrected(candidates[0], value), candidates[0].Name, function.Name, SqlSettingValue.Expected(candidates[0], value)!, value.ToString());
        }
        foreach (var finding in new SqlRelationRules(function, signatures, written).Check(tree, call, calledAs)) yield return finding;
    }

    private static IEnumerable<SqlSetting> Written(SqlNode call)
    {
        switch (call)
        {
            case TableFunctionCall table:
                foreach (var argument in table.Arguments)
                {
                    if (argument.Name is { } name) yield return new SqlSetting(name, (argument as ExpressionArgument)?.Value, false);
                    else if (argument is ExpressionArgument { Value: StructConstructor { Type: null } fields })
                    {
                        foreach (var field in fields.Fields)
                        {
                            if (field.Alias is { } alias) yield return new SqlSetting(alias, field.Value, true);
                        }
                    }
                }
                break;
            case FunctionCall scalar:
                foreach (var argument in scalar.Arguments.OfType<NamedArgument>()) yield return new SqlSetting(argument.Name, argument.Value, false);
                break;
        }
    }
}
