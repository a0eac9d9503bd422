using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Sql.Signatures;
using Bqml.Local.Storage;

namespace Bqml.Local.Sql;

/// <content>Calls of scalar functions.</content>
internal sealed partial class Binder
{
    private BoundExpression BindCall(FunctionCall call, Scope scope)
    {
        if (scope.FindReplacement(call) is { } known) return known;
        var name = call.Name.FullName.ToUpperInvariant();
        if (call.Over is not null) return BindWindowCall(call, name, scope);
        if (IsAggregate(call)) return BindAggregate(call, name, scope);
        if (WindowFunctionTable.All.Contains(name)) throw context.Error(call, $"Analytic function {name} cannot be called without an OVER clause");
        if (call.Having is not null || call.OrderBy is not null || call.Limit is not null || call.IsDistinct || call.NullTreatment != NullTreatment.Default)
            throw context.Error(call, $"DISTINCT, ORDER BY, LIMIT and IGNORE NULLS are not allowed in a call of the scalar function {name}");
        var bound = BindScalarCall(call, name, scope);
        return call.IsSafe ? bound with { Sql = Safe(bound.Sql), Picture = null } : bound;
    }

    /// <summary>The SAFE. prefix: NULL in the place of an error.</summary>
    private static string Safe(string sql) => $"TRY({sql})";

    private BoundExpression BindScalarCall(FunctionCall call, string name, Scope scope)
    {
        switch (name)
        {
            case "IF":
                return BindIf(call, scope);
            case "FORMAT":
                return BindFormat(call, scope);
            case "ARRAY_FILTER" or "ARRAY_TRANSFORM":
                return BindArrayLambda(call, name, scope);
            case "TO_JSON_STRING":
                return new BoundExpression($"CAST(to_json({Typed(Bind(Single(call, name), scope)).Sql}) AS VARCHAR)", SqlType.String);
        }
        if (IsPictureFunction(call)) return BindPictureCall(call, name, scope);
        if (BindDateFunction(call, name, scope) is { } date) return date;
        if (RemoteFunction(name) is { } remote) return BindRemoteCall(call, remote, scope);
        if (!ScalarFunctionTable.All.Contains(name) && (name.StartsWith("ML.", StringComparison.Ordinal) || name.StartsWith("AI.", StringComparison.Ordinal))) throw context.Unsupported(call, $"{name} at this place");
        if (!ScalarFunctionTable.All.Contains(name)) throw context.Error(call, $"Function not found: {call.Name.FullName}");
        return Invoke(call, name, ScalarFunctionTable.All[name], BindArguments(call, scope));
    }

    private List<BoundExpression> BindArguments(FunctionCall call, Scope scope) => [.. call.Arguments.Select(argument => argument switch
    {
        NamedArgument => throw context.Unsupported(argument, $"A named argument of {call.Name.FullName}"),
        StarArgument => throw context.Error(argument, $"Argument * can only be used in COUNT(*)"),
        LambdaExpression => throw context.Unsupported(argument, $"A lambda argument of {call.Name.FullName}"),
        _ => Bind(argument, scope),
    })];

    private BoundExpression Invoke(
        FunctionCall call, string name, IEnumerable<FunctionSignature> overloads, IReadOnlyList<BoundExpression> arguments, string distinct = "", string order = "", string window = "")
    {
        var matches = overloads.Select(overload => (Overload: overload, Match: overload.Match(arguments))).Where(m => m.Match is not null).ToList();
        if (matches.Count == 0)
        {
            var types = arguments.Count == 0 ? "no arguments" : "argument types: " + string.Join(", ", arguments.Select(a => a.IsNull ? "NULL" : a.Type.ToString()));
            throw context.Error(call, $"No matching signature for function {name} for {types}. Supported signatures: {string.Join("; ", overloads.Select(o => o.Display))}");
        }
        var (best, match) = matches.MinBy(m => m.Match!.Value.Cost);
        return new BoundExpression(best.Write([.. match!.Value.Arguments.Select(a => Typed(a).Sql)], distinct, order, window), match.Value.Result);
    }

    private BoundExpression BindIf(FunctionCall call, Scope scope)
    {
        if (call.Arguments.Count != 3) throw context.Error(call, $"No matching signature for function IF for {call.Arguments.Count} arguments. Supported signature: IF(BOOL, ANY, ANY)");
        var condition = BindCondition(call.Arguments[0], scope, "The condition of IF");
        BoundExpression[] results = [Bind(call.Arguments[1], scope), Bind(call.Arguments[2], scope)];
        var type = Common(results, call, "function IF");
        return new BoundExpression($"CASE WHEN {condition.Sql} THEN {Coercion.To(results[0], type).Sql} ELSE {Coercion.To(results[1], type).Sql} END", type);
    }

    private BoundExpression BindArrayLambda(FunctionCall call, string name, Scope scope)
    {
        if (call.Arguments is not [var arraySyntax, LambdaExpression lambda] || lambda.Parameters.Count is not (1 or 2)) throw context.Error(call, $"{name} takes an array and a lambda of one or two parameters");
        var array = Bind(arraySyntax, scope);
        if (array.Type.Kind != SqlTypeKind.Array) throw context.Error(arraySyntax, $"{name} takes an array, not {array.Type}");
        var inner = new Scope(scope) { IsAliasScope = true };
        var (element, index) = (NewAlias("e"), NewAlias("i"));
        inner.AddValue(lambda.Parameters[0].Name, new BoundExpression(element, array.Type.Element!));
        // DuckDB counts elements from 1.
        if (lambda.Parameters.Count == 2) inner.AddValue(lambda.Parameters[1].Name, new BoundExpression($"({index} - 1)", SqlType.Int64));
        var parameters = lambda.Parameters.Count == 2 ? $"{element}, {index}" : element;
        if (name == "ARRAY_FILTER")
            return new BoundExpression($"list_filter({array.Sql}, lambda {parameters}: {BindCondition(lambda.Body, inner, "The lambda of ARRAY_FILTER").Sql})", array.Type);
        var body = Typed(Bind(lambda.Body, inner));
        return new BoundExpression($"list_transform({array.Sql}, lambda {parameters}: {body.Sql})", SqlType.Array(body.Type));
    }

    private SqlExpression Single(FunctionCall call, string name) =>
        call.Arguments is [var only] ? only : throw context.Error(call, $"{name} takes one argument, not {call.Arguments.Count}");
}
