using System.Globalization;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Sql.Signatures;
using Bqml.Local.Storage;

namespace Bqml.Local.Sql;

/// <content>Aggregate and window functions.</content>
internal sealed partial class Binder
{
    private readonly Dictionary<(Scope Scope, string Name), WindowSpecification> _windows = [];

    private static bool IsAggregate(FunctionCall call) =>
        AggregateFunctionTable.All.Contains(call.Name.FullName) || call.Name.Is("APPROX_QUANTILES") || call.Name.Is("APPROX_TOP_COUNT") || call.Name.FullName.Equals(Aggregation, StringComparison.OrdinalIgnoreCase);

    private BoundExpression BindAggregate(FunctionCall call, string name, Scope scope)
    {
        var query = scope.Query;
        if (query.AggregateDepth > 0) throw context.Error(call, "Aggregations of aggregations are not allowed");
        query.HasAggregates = true;
        query.AggregateDepth++;
        try
        {
            return name == Aggregation && RemoteFunction(name) is { } function ? BindTextAggregation(call, function, scope) : WriteAggregate(call, name, scope, over: null);
        }
        finally
        {
            query.AggregateDepth--;
        }
    }

    private BoundExpression WriteAggregate(FunctionCall call, string name, Scope scope, string? over)
    {
        if (call.Arguments is [StarArgument])
        {
            if (name != "COUNT") throw context.Error(call, "Argument * can only be used in COUNT(*)");
            return new BoundExpression($"count(*){over}", SqlType.Int64);
        }
        var arguments = BindArguments(call, scope);
        var filter = IgnoredNulls(call, name, arguments);
        if (name == "APPROX_QUANTILES") return Quantiles(call, arguments, filter, over);
        if (name == "APPROX_TOP_COUNT") throw context.Unsupported(call, name);
        var order = call.OrderBy is null ? "" : " ORDER BY " + string.Join(", ", call.OrderBy.Items.Select(item => OrderItem(item, Bind(item.Expression, scope))));
        if (order.Length > 0 && name is not ("ARRAY_AGG" or "STRING_AGG" or "ARRAY_CONCAT_AGG")) throw context.Error(call, $"ORDER BY in aggregate function {name} is not supported");
        if (call.Having is { } having)
        {
            if (name != "ANY_VALUE") throw context.Unsupported(call, $"HAVING MAX and HAVING MIN in {name}");
            return new BoundExpression($"{(having.IsMax ? "arg_max" : "arg_min")}({arguments[0].Sql}, {Bind(having.Operand, scope).Sql}){over}", arguments[0].Type);
        }
        var bound = Invoke(call, name, AggregateFunctionTable.All[name], arguments, call.IsDistinct ? "DISTINCT " : "", order, filter + over);
        if (call.Limit is null) return bound;
        var limit = BindConstant(call.Limit);
        if (limit.Constant is not long count) throw context.Error(call.Limit, "LIMIT expects an integer literal or parameter");
        var size = count.ToString(CultureInfo.InvariantCulture);
        return name switch
        {
            "ARRAY_AGG" => bound with { Sql = $"list_slice({bound.Sql}, 1, {size})" },
            "STRING_AGG" => bound with { Sql = LimitedText(arguments, call, order, size) },
            _ => throw context.Unsupported(call, $"LIMIT in {name}"),
        };

        static string LimitedText(List<BoundExpression> arguments, FunctionCall call, string order, string size) =>
            $"array_to_string(list_slice(list({(call.IsDistinct ? "DISTINCT " : "")}{arguments[0].Sql}{order}) FILTER (WHERE {arguments[0].Sql} IS NOT NULL), 1, {size}), {(arguments.Count > 1 ? arguments[1].Sql : "','")})";
    }

    /// <summary>IGNORE NULLS as a filter. Most aggregates pass NULLs over anyway; ARRAY_AGG keeps them unless told otherwise, ANY_VALUE likewise.</summary>
    private string IgnoredNulls(FunctionCall call, string name, List<BoundExpression> arguments)
    {
        if (call.NullTreatment == NullTreatment.Respect && name is not ("ARRAY_AGG" or "ANY_VALUE")) throw context.Unsupported(call, $"RESPECT NULLS in {name}");
        if (arguments.Count == 0) return "";
        return call.NullTreatment == NullTreatment.Ignore || name == "ARRAY_CONCAT_AGG" ? $" FILTER (WHERE {arguments[0].Sql} IS NOT NULL)" : "";
    }

    /// <summary>Exact quantiles in the place of approximate ones: n + 1 values, the least and the greatest included.</summary>
    private BoundExpression Quantiles(FunctionCall call, List<BoundExpression> arguments, string filter, string? over)
    {
        if (arguments is not [var value, { Constant: long number and > 0 and <= 10000 }])
            throw context.Error(call, "APPROX_QUANTILES takes a value and the number of quantiles, an INT64 literal or parameter from 1 on");
        var fractions = string.Join(", ", Enumerable.Range(0, (int)number + 1).Select(i => DuckLiteral.Float64((double)i / number)));
        return new BoundExpression($"quantile_disc({(call.IsDistinct ? "DISTINCT " : "")}{value.Sql}, [{fractions}]){filter}{over}", SqlType.Array(value.Type));
    }

    private BoundExpression BindWindowCall(FunctionCall call, string name, Scope scope)
    {
        if (name.StartsWith("ML.", StringComparison.Ordinal)) throw context.Unsupported(call, $"{name} at this place");
        // A window works on the groups: what it names must be grouped, but aggregates may stand in it.
        var over = $" OVER ({WindowSql(call.Over!, scope)})";
        if (WindowFunctionTable.All.Contains(name))
        {
            var nulls = call.NullTreatment switch { NullTreatment.Ignore => " IGNORE NULLS", NullTreatment.Respect => " RESPECT NULLS", _ => "" };
            return Invoke(call, name, WindowFunctionTable.All[name], BindArguments(call, scope), order: nulls, window: over);
        }
        if (name == Aggregation || !IsAggregate(call)) throw context.Error(call, $"Function {name} does not support an OVER clause");
        return WriteAggregate(call, name, scope, over);
    }

    private void AddWindow(WindowDefinition definition, Scope scope)
    {
        var specification = definition.Window switch
        {
            WindowSpecification own => own,
            WindowReference reference => FindWindow(reference.Name, scope),
            _ => throw context.Unsupported(definition, "This form of window"),
        };
        if (!_windows.TryAdd((scope, definition.Name.Name.ToUpperInvariant()), specification)) throw context.Error(definition.Name, $"Duplicate window alias {definition.Name.Name}");
    }

    private WindowSpecification FindWindow(Identifier name, Scope scope) =>
        _windows.TryGetValue((scope.Query, name.Name.ToUpperInvariant()), out var window) ? window : throw context.Error(name, $"Unrecognized window alias {name.Name}");

    private string WindowSql(Window window, Scope scope)
    {
        if (window is WindowReference reference) return WindowSql(FindWindow(reference.Name, scope), scope);
        var specification = (WindowSpecification)window;
        if (specification.BaseName is { } baseName)
        {
            var inherited = FindWindow(baseName, scope);
            specification = specification with { BaseName = inherited.BaseName, PartitionBy = inherited.PartitionBy, OrderBy = specification.OrderBy ?? inherited.OrderBy };
            return WindowSql(specification, scope);
        }
        var parts = new List<string>();
        if (specification.PartitionBy.Count > 0) parts.Add("PARTITION BY " + string.Join(", ", specification.PartitionBy.Select(e => Bind(e, scope).Sql)));
        if (specification.OrderBy is { } orderBy) parts.Add("ORDER BY " + string.Join(", ", orderBy.Items.Select(item => OrderItem(item, Bind(item.Expression, scope)))));
        if (specification.Frame is { } frame)
        {
            var unit = frame.IsRows ? "ROWS" : "RANGE";
            parts.Add(frame.End is null ? $"{unit} {Bound(frame.Start)}" : $"{unit} BETWEEN {Bound(frame.Start)} AND {Bound(frame.End)}");
        }
        return string.Join(" ", parts);

        string Bound(FrameBound bound) => bound.Kind switch
        {
            FrameBoundKind.UnboundedPreceding => "UNBOUNDED PRECEDING",
            FrameBoundKind.UnboundedFollowing => "UNBOUNDED FOLLOWING",
            FrameBoundKind.CurrentRow => "CURRENT ROW",
            FrameBoundKind.Preceding => BindConstant(bound.Offset!).Sql + " PRECEDING",
            _ => BindConstant(bound.Offset!).Sql + " FOLLOWING",
        };
    }
}
