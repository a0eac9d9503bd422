using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Data;
using Bqml.Local.Functions;
using Bqml.Local.Models;
using Bqml.Local.Onnx;
using Bqml.Local.Remote;
using Bqml.Local.Storage;
using FunctionCall = Bqml.GoogleSql.Syntax.FunctionCall;

namespace Bqml.Local.Sql;

/// <content>Table functions of models: ML.PREDICT(MODEL m, TABLE t | (query), STRUCT(...)).</content>
internal sealed partial class Binder
{
    private (RangeVariable Variable, string Sql) BindTableFunction(TableFunctionCall call, Scope scope)
    {
        var name = call.Name.FullName.ToUpperInvariant();
        if (name == VectorSearch) return BindVectorSearch(call, scope);
        if (ModelCatalog.FindFunction(name) is not { } function) throw context.Error(call, $"Table-valued function not found: {call.Name.FullName}");
        if (!function.TakesModel) throw context.Unsupported(call, function.Name);
        var arguments = ReadArguments(call, function, scope);
        var modelType = arguments.Model.Model.ModelTypeId;
        if (!ModelCatalog.Supports(modelType, function.Name))
            throw context.Error(call, $"{function.Name} is not supported for {modelType} models");
        if (arguments.Model.Model is OnnxModel imported) return BindImportedPrediction(call, imported, arguments);
        DataTable result;
        try
        {
            var (input, original) = EvaluateInput(arguments);
            result = arguments.Model.Model is RemoteModel remote
                ? RemoteFunctions.Invoke(function, remote, input, arguments.Settings, context.Remote, context.CancellationToken)
                : ModelFunctions.Invoke(function.Name, arguments.Model.Model, input, original, arguments.Settings, arguments.Thresholds, context.CancellationToken);
        }
        catch (LocalQueryException e) when (e.Reason == "invalidQuery" && !TextPosition.IsPlaced(e.Message))
        {
            throw context.Error(call, e.Message.TrimEnd('.'));
        }
        var table = context.Database.NewTableName("function");
        var columns = result.Columns.Select((c, i) => (BoundQuery.DuckColumn(i), c.Type)).ToList();
        TableWriter.Write(context.Session, table, columns, result, temporary: true, context.CancellationToken);
        var alias = NewAlias("t");
        var variable = new RangeVariable(call.Alias?.Name, [.. result.Columns.Select((c, i) => new BoundColumn(c.Name, c.Type, $"{alias}.{BoundQuery.DuckColumn(i)}"))]);
        return (variable, $"{DuckType.Quote(table)} AS {alias}");
    }

    private sealed record FunctionArguments(StoredModel Model, BoundQuery? Input, Scope Scope, Dictionary<string, object?> Settings, double[]? Thresholds);

    private FunctionArguments ReadArguments(TableFunctionCall call, ModelFunction function, Scope scope)
    {
        // A function's query sees the common table expressions around it, but no rows.
        var outer = new Scope(scope.Outer);
        StoredModel? model = null;
        BoundQuery? input = null;
        double[]? thresholds = null;
        var settings = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var argument in call.Arguments)
        {
            switch (argument)
            {
                case ModelArgument { Path: var path } when model is null:
                    model = context.Catalog.GetModel(context.Resolve("model", path));
                    break;
                case TableArgument { Path: var path } when input is null:
                    input = TableInput(path, outer);
                    break;
                case QueryArgument { Query: var query } when input is null:
                    input = BindQuery(query, outer);
                    break;
                case ExpressionArgument { Name: { } name, Value: var value }:
                    settings[name.Name] = EvaluateConstant(value).Value;
                    break;
                case ExpressionArgument { Value: StructConstructor { Fields: var fields } }:
                    foreach (var field in fields)
                    {
                        var fieldName = field.Alias?.Name ?? throw context.Error(field, $"The settings of {function.Name} need names: STRUCT(value AS name)");
                        if (!settings.TryAdd(fieldName, EvaluateConstant(field.Value).Value)) throw context.Error(field, $"Duplicate setting {fieldName} in {function.Name}");
                    }
                    break;
                case ExpressionArgument { Value: var value }:
                    if (EvaluateConstant(value) is not { Value: object?[] values, Type.Element.Kind: SqlTypeKind.Float64 or SqlTypeKind.Int64 or SqlTypeKind.Numeric } || thresholds is not null)
                        throw context.Error(value, $"{function.Name} takes no such argument");
                    thresholds = [.. values.Select(v => Convert.ToDouble(v, System.Globalization.CultureInfo.InvariantCulture))];
                    break;
                default:
                    throw context.Error(argument, $"{function.Name} takes no such argument");
            }
        }
        if (model is null) throw context.Error(call, $"{function.Name} needs a model as its first argument: MODEL `dataset.model`");
        return new FunctionArguments(model, input, outer, settings, thresholds);
    }

    private BoundQuery TableInput(SqlPath path, Scope outer)
    {
        var star = new SelectQuery(SqlList<SelectItem>.Of(new SelectStar(null, SqlList<Identifier>.Empty, SqlList<SelectExpression>.Empty)), new TableReference(path, null) { Span = path.Span });
        return BindQuery(new Query(null, star), outer);
    }

    /// <summary>The input rows as the model takes them, and, when it has a TRANSFORM clause, as they were given.</summary>
    private (DataTable? Input, DataTable? Original) EvaluateInput(FunctionArguments arguments)
    {
        if (arguments.Input is not { } query) return (null, null);
        var rows = MaterializeQuery(query, arguments.Scope);
        // A dry run must not call models elsewhere: it describes the result only.
        if (arguments.Model.Model is RemoteModel) return (rows.Read(context.Request.DryRun ? 0 : null), null);
        if (arguments.Model.Transform is not { } transform) return (rows.Read(), null);
        try
        {
            return (ApplyTransform(transform, rows, learn: false), rows.Read());
        }
        catch (LocalQueryException e) when (TextPosition.IsPlaced(e.Message))
        {
            // The place is one in the CREATE MODEL statement, not in this one.
            throw new LocalQueryException("invalidQuery", $"The model's TRANSFORM clause cannot be applied to the input: {TextPosition.Without(e.Message)}", e);
        }
    }

    /// <summary>Runs a query into a temporary table, which keeps its rows in order.</summary>
    public InputRows MaterializeQuery(BoundQuery query, Scope? scope = null)
    {
        var duplicate = query.Columns.Where(c => c.Name is not null).GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (duplicate is not null) throw new LocalQueryException("invalidQuery", $"Duplicate column names in the result are not supported. Found duplicate(s): {duplicate.Key}");
        if (query.IsValueTable && query.Columns[0].Type is { Kind: SqlTypeKind.Struct } type)
        {
            var fields = type.Fields.Select((f, i) => $"{Coercion.Field(new BoundExpression("v.c0", type), i).Sql} AS {BoundQuery.DuckColumn(i)}");
            query = new BoundQuery($"SELECT {string.Join(", ", fields)} FROM ({query.Sql}) AS v", [.. type.Fields.Select(f => new QueryColumn(f.Name, f.Type))]);
        }
        var with = string.Join(", ", (scope?.VisibleTables ?? []).Select(t => $"{t.DuckName} AS ({t.Query.Sql})"));
        var table = context.Database.NewTableName("input");
        context.Session.Execute(
            $"CREATE TEMP TABLE {DuckType.Quote(table)} AS {(with.Length > 0 ? $"WITH {with} " : "")}SELECT q.*, row_number() OVER () - 1 AS rid FROM ({query.Sql}) AS q", context.CancellationToken);
        return new InputRows(table, [.. query.Columns.Select((c, i) => c with { Name = c.Name ?? "f" + i.ToString(System.Globalization.CultureInfo.InvariantCulture) + "_" })], context);
    }

    /// <summary>The rows after a TRANSFORM clause.</summary>
    /// <param name="transform">The clause and what it learned.</param>
    /// <param name="input">The rows before it.</param>
    /// <param name="learn">True in training: the clause's functions learn from these rows.</param>
    public DataTable ApplyTransform(TransformPipeline transform, InputRows input, bool learn)
    {
        var alias = NewAlias("m");
        var scope = new Scope(null);
        scope.Add(input.Variable(alias));
        var from = $"{DuckType.Quote(input.DuckTable)} AS {alias}";
        var items = transform.Items.Where(item => learn || !transform.IsTrainingOnly(item) || item.Expression.Descendants().Prepend(item.Expression).OfType<PathExpression>().All(p => input.Has(p.Parts[0].Name))).ToList();
        var calls = new List<FunctionCall>();
        foreach (var item in items) CollectPreprocessingCalls(item, calls);
        if (calls.Count > 0) AddPreprocessing(calls, scope, ref from, transform.Fitted, learn);
        var columns = BindItems(items, scope).Select((c, i) => (Name: c.Name ?? transform.NameOf(items[i]), Expression: Typed(c.Expression))).ToList();
        if (scope.HasAggregates) throw context.Error(transform.Clause, "Aggregate functions are not allowed in a TRANSFORM clause");
        if (learn) transform.SetColumns([.. columns.Select((c, i) => new LearnedColumn(c.Name, items[i].Expression.ToString(), c.Expression.Type))]);
        return context.Session.Query(
            $"SELECT {string.Join(", ", columns.Select((c, i) => $"{c.Expression.Sql} AS {BoundQuery.DuckColumn(i)}"))} FROM {from} ORDER BY {alias}.rid",
            [.. columns.Select(c => (c.Name, c.Expression.Type))], context.CancellationToken);
    }

    /// <summary>A TRANSFORM clause over the columns of a training query, its stars written out: later input may have more columns.</summary>
    public TransformPipeline PrepareTransform(TransformClause clause, BoundQuery query, IReadOnlyCollection<string> trainingOnlyColumns)
    {
        var items = new List<SelectExpression>();
        foreach (var item in clause.Items)
        {
            if (item is SelectExpression expression) items.Add(expression);
            else items.AddRange(ExpandStar((SelectStar)item, query));
        }
        return new TransformPipeline(clause, items, trainingOnlyColumns);
    }

    private IEnumerable<SelectExpression> ExpandStar(SelectStar star, BoundQuery query)
    {
        if (star.Qualifier is not null) throw context.Error(star, "A qualified star is not allowed in a TRANSFORM clause");
        foreach (var name in star.Except)
            if (!query.Columns.Any(c => Same(c.Name, name.Name))) throw context.Error(name, $"Column {name.Name} in SELECT * EXCEPT list does not exist");
        foreach (var replaced in star.Replace)
            if (!query.Columns.Any(c => Same(c.Name, replaced.Alias?.Name))) throw context.Error(replaced, $"Column {replaced.Alias?.Name} in SELECT * REPLACE list does not exist");
        return query.Columns.Where(c => c.Name is not null && !star.Except.Any(e => Same(e.Name, c.Name)))
            .Select(c => star.Replace.FirstOrDefault(r => Same(r.Alias?.Name, c.Name))
                ?? new SelectExpression(new PathExpression(SqlList<Identifier>.Of(new Identifier(c.Name!) { Span = star.Span })) { Span = star.Span }, null) { Span = star.Span });
    }
}

/// <summary>Rows in a temporary table: c0, c1, ... and rid, which numbers them from 0.</summary>
internal sealed class InputRows(string duckTable, IReadOnlyList<QueryColumn> columns, StatementContext context)
{
    public string DuckTable => duckTable;

    public IReadOnlyList<QueryColumn> Columns => columns;

    public bool Has(string name) => columns.Any(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));

    public RangeVariable Variable(string alias) => new(null, [.. columns.Select((c, i) => new BoundColumn(c.Name, c.Type, $"{alias}.{BoundQuery.DuckColumn(i)}"))]);

    /// <summary>The rows in order: all, or the first ones.</summary>
    public DataTable Read(int? limit = null) => context.Session.Query(
        $"SELECT {string.Join(", ", columns.Select((_, i) => BoundQuery.DuckColumn(i)))} FROM {DuckType.Quote(duckTable)} ORDER BY rid{(limit is { } count ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" LIMIT {count}") : "")}",
        [.. columns.Select(c => (c.Name!, c.Type))], context.CancellationToken);
}
