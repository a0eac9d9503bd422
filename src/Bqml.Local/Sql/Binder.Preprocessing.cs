using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Data;
using Bqml.Local.Functions;
using Bqml.Local.Sql.Signatures;
using FunctionCall = Bqml.GoogleSql.Syntax.FunctionCall;
using Bqml.Local.Storage;

namespace Bqml.Local.Sql;

/// <content>
/// ML.* preprocessing functions. Their figures come from all rows at once, which no DuckDB function sees; so the rows of FROM and WHERE are put in a
/// temporary table, each call is evaluated over it, innermost first, and its column is joined to the rows.
/// </content>
internal sealed partial class Binder
{
    /// <summary>The ML.* calls of a select list, innermost first; those of queries inside belong to these.</summary>
    private static List<FunctionCall> PreprocessingCalls(SelectQuery select)
    {
        var calls = new List<FunctionCall>();
        foreach (var item in select.Items) CollectPreprocessingCalls(item, calls);
        return calls;
    }

    private static void CollectPreprocessingCalls(SqlNode node, List<FunctionCall> calls)
    {
        if (node is Query) return;
        foreach (var child in node.Children) CollectPreprocessingCalls(child, calls);
        if (node is FunctionCall call && call.Name.FullName.StartsWith("ML.", StringComparison.OrdinalIgnoreCase) && !IsPictureFunction(call) && !ScalarFunctionTable.All.Contains(call.Name.FullName) && !calls.Contains(call)) calls.Add(call);
    }

    private (Scope Scope, string From) EvaluatePreprocessing(
        List<FunctionCall> calls, string? from, BoundExpression? where, Scope scope, Scope outer, IDictionary<FunctionCall, FittedFunction>? fitted)
    {
        var (rows, fromSql) = Materialize(scope, outer, from, where, calls[0]);
        AddPreprocessing(calls, rows, ref fromSql, fitted, learn: true);
        return (rows, fromSql);
    }

    /// <summary>Puts the rows in a temporary table that numbers them in a column rid, and gives the scope in which its columns stand for the originals.</summary>
    private (Scope Scope, string From) Materialize(Scope scope, Scope outer, string? from, BoundExpression? where, SqlNode node)
    {
        var alias = NewAlias("m");
        var table = context.Database.NewTableName("rows");
        var columns = new List<string>();
        var rows = new Scope(outer);
        foreach (var joined in scope.Joined) rows.AddJoined(Keep(joined));
        foreach (var variable in scope.Variables)
        {
            var offset = variable.Offset is null ? null : Keep(variable.Offset);
            rows.Add(variable.Value is { } value
                ? ValueRows(Keep(value), variable.Alias, offset)
                : new RangeVariable(variable.Alias, [.. variable.Columns.Select(Keep)]) { Offset = offset, ObjectData = variable.ObjectData is null ? null : Keep(variable.ObjectData) });
        }
        var with = string.Join(", ", scope.VisibleTables.Select(t => $"{t.DuckName} AS ({t.Query.Sql})"));
        var select = $"SELECT {string.Concat(columns.Select(c => c + ", "))}row_number() OVER () - 1 AS rid{(from is null ? "" : " FROM " + from)}{(where is null ? "" : " WHERE " + where.Sql)}";
        try
        {
            context.Session.Execute($"CREATE TEMP TABLE {DuckType.Quote(table)} AS {(with.Length > 0 ? $"WITH {with} " : "")}{select}", context.CancellationToken);
        }
        catch (LocalQueryException e) when (e.Message.Contains("Referenced table", StringComparison.Ordinal))
        {
            throw context.Error(node, "ML functions cannot be used in a subquery that refers to rows outside it");
        }
        return (rows, $"{DuckType.Quote(table)} AS {alias}");

        BoundColumn Keep(BoundColumn column)
        {
            var name = "k" + columns.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            columns.Add($"{column.Sql} AS {name}");
            return column with { Sql = $"{alias}.{name}" };
        }
    }

    /// <summary>Evaluates calls over the rows of a scope made by <see cref="Materialize"/>.</summary>
    /// <param name="calls">The calls, innermost first.</param>
    /// <param name="rows">The scope; afterwards the calls stand for their columns.</param>
    /// <param name="from">The FROM clause, to which the columns are joined.</param>
    /// <param name="fitted">What the calls learned, read or written; null to learn and forget.</param>
    /// <param name="learn">Whether the calls learn from these rows, or do what they learned before.</param>
    private void AddPreprocessing(List<FunctionCall> calls, Scope rows, ref string from, IDictionary<FunctionCall, FittedFunction>? fitted, bool learn)
    {
        var replacements = new Dictionary<SqlExpression, BoundExpression>(rows.Replacements);
        rows.Replacements = replacements;
        var rid = from[(from.LastIndexOf(" AS ", StringComparison.Ordinal) + 4)..] + ".rid";
        foreach (var call in calls)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var arguments = new List<FunctionArgument>();
            foreach (var argument in call.Arguments) arguments.Add(PreprocessingArgument(argument, call, rows, from, rid));
            var columns = arguments.OfType<FunctionArgument.Column>().Select(c => c.Values).ToList();
            DataColumn result;
            try
            {
                FittedFunction? function = null;
                if (!learn) fitted!.TryGetValue(call, out function);
                function ??= PreprocessingFunctions.Fit(call.Name.FullName.ToUpperInvariant(), arguments);
                if (learn && fitted is not null) fitted[call] = function;
                result = columns.Count > 0 ? function.Apply(columns) : throw context.Unsupported(call, $"{call.Name.FullName} without a column");
            }
            catch (LocalQueryException e) when (!TextPosition.IsPlaced(e.Message))
            {
                throw context.Error(call, e.Message.TrimEnd('.'));
            }
            var table = context.Database.NewTableName("scaled");
            var alias = NewAlias("f");
            var numbers = new object?[result.Values.Length];
            for (var i = 0; i < numbers.Length; i++) numbers[i] = (long)i;
            TableWriter.Write(
                context.Session, table, [("rid", SqlType.Int64), ("v", result.Type)], new DataTable([new DataColumn("rid", SqlType.Int64, numbers), result], numbers.Length),
                temporary: true, context.CancellationToken);
            from += $" JOIN {DuckType.Quote(table)} AS {alias} ON {alias}.rid = {rid}";
            replacements[call] = new BoundExpression($"{alias}.v", result.Type);
        }
    }

    private FunctionArgument PreprocessingArgument(SqlExpression argument, FunctionCall call, Scope rows, string from, string rid)
    {
        if (argument is NamedArgument or LambdaExpression or StarArgument) throw context.Unsupported(argument, $"This form of argument of {call.Name.FullName}");
        if (!argument.Descendants().Prepend(argument).Any(node => node is PathExpression or Query || (node is FunctionCall inner && rows.FindReplacement(inner) is not null)))
            return new FunctionArgument.Constant(EvaluateConstant(argument).Value);
        var bound = Typed(Bind(argument, rows));
        var values = context.Session.Query($"SELECT {bound.Sql} FROM {from} ORDER BY {rid}", [(ImplicitName(argument) ?? "value", bound.Type)], context.CancellationToken);
        return new FunctionArgument.Column(values.Columns[0]);
    }

    /// <summary>The value of an expression without rows; NUMERIC becomes FLOAT64, as the learning code takes it.</summary>
    public (object? Value, SqlType Type) EvaluateConstant(SqlExpression expression)
    {
        var bound = Typed(BindConstant(expression));
        var value = bound.Constant is not null and not ParameterTable ? bound.Constant : context.Session.Scalar($"SELECT {bound.Sql}", bound.Type, context.CancellationToken);
        return (WithoutDecimals(value), bound.Type);

        static object? WithoutDecimals(object? value) => value switch
        {
            decimal number => (double)number,
            object?[] values => values.Select(WithoutDecimals).ToArray(),
            _ => value,
        };
    }
}
