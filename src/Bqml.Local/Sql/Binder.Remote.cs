using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Remote;
using Bqml.Local.Storage;
using FunctionArgument = Bqml.Catalog.FunctionArgument;
using FunctionCall = Bqml.GoogleSql.Syntax.FunctionCall;

namespace Bqml.Local.Sql;

/// <content>AI.* functions in expressions: DuckDB calls back for the rows that need an answer.</content>
internal sealed partial class Binder
{
    private const string Aggregation = "AI.AGG";

    /// <summary>Whether the name is that of a function that asks a model for each row, or for each group.</summary>
    private static ModelFunction? RemoteFunction(string name) =>
        name.StartsWith("AI.", StringComparison.OrdinalIgnoreCase) && ModelCatalog.FindFunction(name) is { Kind: FunctionKind.Scalar or FunctionKind.Aggregate } function ? function : null;

    private BoundExpression BindRemoteCall(FunctionCall call, ModelFunction function, Scope scope)
    {
        var known = function.Signatures.SelectMany(static signature => signature.Arguments).Where(static argument => argument.Kind != ArgumentKind.Keyword).GroupBy(static argument => argument.Name, StringComparer.Ordinal).Select(static uses => uses.First()).ToList();
        var given = RemoteArguments(call, function, known);
        var rowArguments = ExpressionFunctions.RowArguments(function.Name);
        var bound = new List<BoundExpression>();
        foreach (var name in rowArguments)
        {
            if (!given.Remove(name, out var expression)) throw context.Error(call, $"{function.Name} needs the argument {name}");
            var value = Typed(Bind(expression, scope));
            if (!Prompt.CanHold(value.Type)) throw context.Error(expression, $"{function.Name} takes {name} as STRING, or as a STRUCT of texts and object references, not as {value.Type}");
            bound.Add(value);
        }
        try
        {
            return WriteRemoteCall(call, function, known.Where(argument => !rowArguments.Contains(argument.Name)).ToList(), given, bound);
        }
        catch (LocalQueryException e) when (e.Reason == "invalidQuery" && !TextPosition.IsPlaced(e.Message))
        {
            throw context.Error(call, e.Message.TrimEnd('.'));
        }
    }

    private BoundExpression WriteRemoteCall(FunctionCall call, ModelFunction function, List<FunctionArgument> known, Dictionary<string, SqlExpression> given, List<BoundExpression> bound)
    {
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, expression) in given)
        {
            // Embeddings only serve to ask a service less often.
            if (name == "embeddings" || (name == "optimization_mode" && EvaluateConstant(expression).Value is string)) context.Remote.Warn($"{function.Name}: the argument {name} changes nothing in the embedded engine, which asks the registered client for every row.");
            else values[name] = EvaluateConstant(expression).Value;
        }
        // A connection says who pays and who may; here nobody is asked.
        values.Remove("connection_id");
        var settings = new RemoteSettings(function.Name, values, known);
        var isAggregate = function.Kind == FunctionKind.Aggregate;
        var (result, ask) = new ExpressionFunctions(function.Name, settings, context.Remote).Bind([.. bound.Select(value => isAggregate ? SqlType.Array(value.Type) : value.Type)]);
        if (context.Request.DryRun) return new BoundExpression($"CAST(NULL AS {DuckType.Of(result)})", result);
        var arguments = SqlType.Struct([.. bound.Select((value, i) => new SqlField("a" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), isAggregate ? SqlType.Array(value.Type) : value.Type))]);
        var remote = new RowCall(function.Name, arguments, result, ask, context.Remote.Caller, context.CancellationToken)
        {
            MaximumErrorRatio = settings["max_error_ratio"] is { } ratio ? Convert.ToDouble(ratio, System.Globalization.CultureInfo.InvariantCulture) : 1,
        };
        var parts = bound.Select((value, i) => $"{DuckType.QuotedField(arguments, i)} := {(isAggregate ? $"list({(call.IsDistinct ? "DISTINCT " : "")}{value.Sql}) FILTER (WHERE {value.Sql} IS NOT NULL)" : value.Sql)}");
        var answer = ScalarFunctions.CallRemote(context.Remote.Add(remote), $"CAST(to_json(struct_pack({string.Join(", ", parts)})) AS VARCHAR)");
        return new BoundExpression(TableWriter.FromJson(answer, result), result);
    }

    /// <summary>The arguments by name; those without one are taken in the documented order.</summary>
    private Dictionary<string, SqlExpression> RemoteArguments(FunctionCall call, ModelFunction function, List<FunctionArgument> known)
    {
        var given = new Dictionary<string, SqlExpression>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var (name, value) = call.Arguments[i] switch
            {
                NamedArgument named => (known.Find(argument => argument.Name.Equals(named.Name.Name, StringComparison.OrdinalIgnoreCase))?.Name
                    ?? throw context.Error(named, $"{function.Name} takes no argument {named.Name.Name}: it takes {string.Join(", ", known.Select(static argument => argument.Name))}"), named.Value),
                StarArgument or LambdaExpression => throw context.Error(call.Arguments[i], $"{function.Name} takes no such argument"),
                { } positional => (i < known.Count ? known[i].Name : throw context.Error(positional, $"{function.Name} takes no such argument"), positional),
            };
            if (!given.TryAdd(name, value)) throw context.Error(call.Arguments[i], $"The argument {name} of {function.Name} is given twice");
        }
        return given;
    }

    private BoundExpression BindTextAggregation(FunctionCall call, ModelFunction function, Scope scope)
    {
        if (call.OrderBy is not null || call.Limit is not null || call.Having is not null || call.NullTreatment != NullTreatment.Default) throw context.Error(call, $"{function.Name} takes DISTINCT only, not ORDER BY, LIMIT, HAVING or IGNORE NULLS");
        return BindRemoteCall(call, function, scope);
    }
}
