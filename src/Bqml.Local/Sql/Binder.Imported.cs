using System.Collections;
using System.Globalization;
using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Data;
using Bqml.Local.Onnx;
using Bqml.Local.Storage;
using DuckDB.NET.Data;

namespace Bqml.Local.Sql;

/// <content>
/// ML.PREDICT with imported models. The input stays in DuckDB, since it may be pictures: rows are read from there one by one, and the outputs, which are small, are joined to them.
/// </content>
internal sealed partial class Binder
{
    private (RangeVariable Variable, string Sql) BindImportedPrediction(TableFunctionCall call, OnnxModel model, FunctionArguments arguments)
    {
        var name = call.Name.FullName.ToUpperInvariant();
        if (arguments.Input is not { } query) throw context.Error(call, $"{name} needs input data: pass a table or a query");
        if (arguments.Settings.Keys.FirstOrDefault() is { } setting) throw context.Error(call, $"{name} takes no setting {setting} for {model.ModelTypeId} models: it takes none");
        if (arguments.Thresholds is not null) throw context.Error(call, $"{name} takes no array of thresholds");
        var rows = MaterializeQuery(query, arguments.Scope);
        var inputs = model.Inputs.Select(input => ImportedInput.Of(input, rows, why => context.Error(call, why))).ToList();
        foreach (var output in model.Outputs)
            if (rows.Has(output.Name)) throw context.Error(call, $"Duplicate column names in the result are not supported. Found duplicate(s): {output.Name}: it is an output of the model and a column of the input. Give the column another name");

        DataTable outputs;
        try
        {
            outputs = Score(model, rows, inputs);
        }
        catch (LocalQueryException e) when (e.Reason == "invalidQuery" && !TextPosition.IsPlaced(e.Message))
        {
            throw context.Error(call, e.Message.TrimEnd('.'));
        }
        var table = context.Database.NewTableName("outputs");
        var columns = outputs.Columns.Select(static (column, i) => (i == 0 ? "rid" : "o" + i.ToString(CultureInfo.InvariantCulture), column.Type)).ToList();
        TableWriter.Write(context.Session, table, columns, outputs, temporary: true, context.CancellationToken);

        var alias = NewAlias("t");
        var predicted = columns.Skip(1).Zip(model.Outputs).Select(pair => (Sql: "p." + pair.First.Item1, new QueryColumn(pair.Second.Name, pair.First.Type)));
        var all = predicted.Concat(rows.Columns.Select(static (column, i) => (Sql: "i." + BoundQuery.DuckColumn(i), column))).ToList();
        var select = string.Join(", ", all.Select(static (column, i) => $"{column.Sql} AS {BoundQuery.DuckColumn(i)}"));
        var variable = new RangeVariable(call.Alias?.Name, [.. all.Select((column, i) => new BoundColumn(column.Item2.Name, column.Item2.Type, $"{alias}.{BoundQuery.DuckColumn(i)}"))]);
        return (variable, $"(SELECT {select} FROM {DuckType.Quote(rows.DuckTable)} AS i JOIN {DuckType.Quote(table)} AS p ON p.rid = i.rid) AS {alias}");
    }

    private DataTable Score(OnnxModel model, InputRows rows, List<ImportedInput> inputs)
    {
        var scoring = new OnnxScoring(model, context.CancellationToken);
        var count = 0;
        // A dry run describes the result only.
        var limit = context.Request.DryRun ? " LIMIT 0" : "";
        var columns = inputs.SelectMany(static input => input.Columns).DefaultIfEmpty("rid");
        context.Session.Read($"SELECT {string.Join(", ", columns)} FROM {DuckType.Quote(rows.DuckTable)} ORDER BY rid{limit}", reader =>
        {
            while (reader.Read())
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                var row = new OnnxRowValue[inputs.Count];
                for (int i = 0, at = 0; i < row.Length; at += inputs[i].Columns.Count, i++) row[i] = inputs[i].Read(reader, at);
                scoring.Add(row);
                count++;
            }
        }, context.CancellationToken);
        return new DataTable([new DataColumn("rid", SqlType.Int64, [.. Enumerable.Range(0, count).Select(static i => (object)(long)i)]), .. scoring.Complete()], count);
    }
}

/// <summary>How an input of an imported model is read from the rows.</summary>
/// <param name="Tensor">The input.</param>
/// <param name="Columns">The DuckDB expressions: the value, or the dimensions of an image and its values.</param>
internal sealed record ImportedInput(OnnxTensor Tensor, IReadOnlyList<string> Columns)
{
    private bool IsList { get; init; }

    /// <summary>Finds the column of an input and how its type becomes the tensor's.</summary>
    public static ImportedInput Of(OnnxTensor tensor, InputRows rows, Func<string, LocalQueryException> error)
    {
        var index = rows.Columns.ToList().FindIndex(column => string.Equals(column.Name, tensor.Name, StringComparison.OrdinalIgnoreCase));
        if (index < 0) throw error($"Column {tensor.Name} is not found in the input data to the PREDICT function. The model takes {tensor.Name} {tensor.Type}");
        var (type, sql) = (rows.Columns[index].Type, BoundQuery.DuckColumn(index));
        if (IsElement(type, tensor)) return new ImportedInput(tensor, [Cast(sql, tensor.Element)]);
        if (type.Kind == SqlTypeKind.Array && IsElement(type.Element!, tensor)) return new ImportedInput(tensor, [Cast(sql, SqlType.Array(tensor.Element))]) { IsList = true };
        if (type is { Kind: SqlTypeKind.Struct, Fields: [{ Type: { Kind: SqlTypeKind.Array, Element.Kind: SqlTypeKind.Int64 } }, { Type: { Kind: SqlTypeKind.Array, Element: { } element } }] } && IsElement(element, tensor))
        {
            var value = new BoundExpression(sql, type);
            return new ImportedInput(tensor, [Coercion.Field(value, 0).Sql, Cast(Coercion.Field(value, 1).Sql, SqlType.Array(tensor.Element))]) { IsList = true };
        }
        var remedy = type.Kind == SqlTypeKind.Struct && tensor.Element.Kind == SqlTypeKind.Int64 ? $". Convert the image: {ModelCatalog.Images.IntegersFunction}(image)" : "";
        throw error($"Column {tensor.Name} has type {type}, which is not convertible to the type that the model takes, {tensor.Type}{remedy}");
    }

    /// <summary>The value of the current row, from the column at that place on.</summary>
    public OnnxRowValue Read(DuckDBDataReader reader, int at)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (reader.IsDBNull(at + i)) throw new LocalQueryException("invalidQuery", $"Column {Tensor.Name} holds a NULL, and the model takes none.");
        var elements = Elements(reader, at + Columns.Count - 1);
        int[] given = Columns.Count == 2 ? [.. reader.GetFieldValue<List<long>>(at).Select(static length => checked((int)length))] : IsList ? [elements.Count] : [];
        return new OnnxRowValue(OnnxInput.Fit(Tensor, given, elements.Count), elements);
    }

    private IList Elements(DuckDBDataReader reader, int at) => (Tensor.Element.Kind, IsList) switch
    {
        (SqlTypeKind.Int64, true) => reader.GetFieldValue<List<long>>(at),
        (SqlTypeKind.Int64, _) => new List<long> { reader.GetInt64(at) },
        (SqlTypeKind.Float64, true) => reader.GetFieldValue<List<double>>(at),
        (SqlTypeKind.Float64, _) => new List<double> { reader.GetDouble(at) },
        (SqlTypeKind.Bool, true) => reader.GetFieldValue<List<bool>>(at),
        (SqlTypeKind.Bool, _) => new List<bool> { reader.GetBoolean(at) },
        (_, true) => reader.GetFieldValue<List<string>>(at),
        _ => new List<string> { reader.GetString(at) },
    };

    private static bool IsElement(SqlType type, OnnxTensor tensor) => Coercion.CanBecome(new BoundExpression("", type), tensor.Element);

    private static string Cast(string sql, SqlType type) => $"CAST({sql} AS {DuckType.Of(type)})";
}
