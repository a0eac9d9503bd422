using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;

namespace Bqml.Generators.Rules;

/// <summary>The settings of a call in SQL among each other: those that must be there, those that exclude others, and those that need another.</summary>
internal sealed class SqlRelationRules
{
    private readonly ModelFunction _function;
    private readonly IReadOnlyList<FunctionSignature> _signatures;
    private readonly Dictionary<string, (Identifier Name, SqlExpression? Value)> _written = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="function">The function called.</param>
    /// <param name="signatures">The ways to call it.</param>
    /// <param name="written">The settings and named arguments that the call has.</param>
    internal SqlRelationRules(ModelFunction function, IEnumerable<FunctionSignature> signatures, IEnumerable<SqlSetting> written)
    {
        _function = function;
        foreach (var setting in written) _written[setting.Name.Name] = (setting.Name, setting.Value);
        // Of several ways to call a function it is one that knows everything written.
        _signatures = [.. signatures.Where(signature => _written.Keys.All(name => Find(signature, name) is not null))];
    }

    /// <summary>Everything that is to be said of them.</summary>
    internal IEnumerable<SqlFinding> Check<TRoot>(SqlSyntaxTree<TRoot> tree, SqlNode call, SqlPath name) where TRoot : SqlNode
    {
        if (_signatures.Count == 0) yield break;
        if (_signatures.All(signature => Missing(signature, call) is not null))
            yield return SqlFunctionRules.At(tree, name, ArgumentDiagnostics.MissingSetting, null, _function.Name, Missing(_signatures[0], call)!);
        var reported = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, (setting, _)) in _written.Select(static pair => (pair.Key, pair.Value)))
        {
            var argument = Find(_signatures[0], key)!;
            if (argument.Preview) yield return SqlFunctionRules.At(tree, setting, ArgumentDiagnostics.PreviewSetting, null, argument.Name, _function.Name);
            foreach (var other in argument.Excludes)
            {
                if (Excluded(other) is not { } shown || reported.Contains(other + " " + argument.Name)) continue;
                reported.Add(argument.Name + " " + other);
                yield return SqlFunctionRules.At(tree, setting, ArgumentDiagnostics.Excluded, null, argument.Name, _function.Name, shown);
            }
            if (argument.When.FirstOrDefault(condition => Holds(condition) == false) is { } unmet)
                yield return SqlFunctionRules.At(tree, setting, ArgumentDiagnostics.Circumstance, null, argument.Name, _function.Name, "with " + unmet.Words);
            if (argument.Unless.FirstOrDefault(condition => Holds(condition) == true) is { } met)
                yield return SqlFunctionRules.At(tree, setting, ArgumentDiagnostics.Circumstance, null, argument.Name, _function.Name, "without " + met.Words);
        }
    }

    private FunctionArgument? Find(FunctionSignature signature, string name) =>
        signature.Arguments.Concat(signature.Settings?.Fields ?? []).FirstOrDefault(argument => argument.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a way to call the function needs beyond what is written; null when nothing.</summary>
    private string? Missing(FunctionSignature signature, SqlNode call)
    {
        var needed = signature.Arguments.Where(static argument => argument.Kind == ArgumentKind.Named).Concat(TellsSettings(signature, call) ? signature.Settings!.Fields : []);
        foreach (var argument in needed)
        {
            if (_written.ContainsKey(argument.Name)) continue;
            if (argument.Required) return argument.Name;
            if (argument.Alternative is { } other && !_written.ContainsKey(other)) return argument.Name + " or " + other;
        }
        return null;
    }

    /// <summary>Whether all settings are to be seen: they stand in a STRUCT with names, or there is nothing that could be one.</summary>
    private static bool TellsSettings(FunctionSignature signature, SqlNode call)
    {
        if (signature.Settings is null || call is not TableFunctionCall table) return false;
        var values = table.Arguments.OfType<ExpressionArgument>().Where(static argument => argument.Name is null).Select(static argument => argument.Value).ToList();
        return values.All(static value => value is StructConstructor { Type: null } fields && fields.Fields.All(static field => field.Alias is not null));
    }

    /// <summary>What is written that a setting excludes, <c>name</c> or <c>name = VALUE</c>; null when it is not there.</summary>
    private string? Excluded(string other)
    {
        var parts = other.Split([" = "], 2, StringSplitOptions.None);
        if (parts.Length == 1) return _written.ContainsKey(other) ? other : null;
        return Holds(new OutputCondition(OutputConditionKind.Setting, parts[0], parts[1])) == true ? other : null;
    }

    /// <summary>Whether a condition on another setting holds for the call; null when that cannot be told.</summary>
    private bool? Holds(OutputCondition condition)
    {
        if (condition is not { Kind: OutputConditionKind.Setting, Name: { } name }) return null;
        if (!_written.TryGetValue(name, out var other)) return condition.Value is not null && Find(_signatures[0], name)?.Default is { } standard && Setting.AreSame(standard, condition.Value);
        if (condition.Value is not { } wanted) return true;
        return other.Value is { } value && SqlSettingValue.Constant(value) is { } constant ? Setting.AreSame(constant, wanted) : null;
    }
}

/// <summary>A setting or a named argument in SQL.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; null for what is no expression.</param>
/// <param name="IsField">Whether it is a field of the STRUCT of settings.</param>
internal sealed record SqlSetting(Identifier Name, SqlExpression? Value, bool IsField);
