using Bqml.Generators.Emission.Sql;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Emission.Rows;

/// <summary>Writes what computes the columns of a row type: its query, and the methods that run it.</summary>
internal static class AiMembers
{
    /// <summary>The parameter that holds rows from memory.</summary>
    public const string RowsParameter = "rows";

    private const string SqlClass = "Sql";
    private const string SelectMethod = "Select";
    private const string QueryMethod = "QueryAsync";
    private const string SourceWriterName = "SourceWriter";

    /// <summary>Names that the generated part declares in the type.</summary>
    public static IEnumerable<string> MemberNames(RowSpec row) => AiSelect.IsNeeded(row) ? [SqlClass, SelectMethod, QueryMethod] : [];

    /// <summary>Writes the members; nothing when no property is computed.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="row">The row type.</param>
    /// <param name="reader">The expression for its reader.</param>
    /// <param name="rowWriter">The expression for its writer.</param>
    /// <param name="holder">The private class of readers and writers.</param>
    public static void Write(SourceWriter writer, RowSpec row, string reader, string rowWriter, string holder)
    {
        if (!AiSelect.IsNeeded(row)) return;
        var source = AiSelect.Source(row);
        var rows = source?.CSharpName ?? row.CSharpName;
        var access = source is { IsExposable: false } ? "internal" : "public";
        writer.WriteLine();
        // A base class may be a row with computed properties.
        writer.WriteLine("#pragma warning disable CS0108");
        Documentation.Summary(writer, "The query that computes the row's properties. Nothing is sent before its rows are read.");
        Documentation.Parameter(writer, "source", "A table, view or query that has the columns of the other properties.");
        Documentation.Returns(writer, "The query, to be run or put into another.");
        writer.WriteLine(GeneratedAttributes.Type);
        writer.WriteLine($"public static global::Bqml.BigQuerySql {SelectMethod}(global::Bqml.BigQuerySource source) => global::Bqml.Runtime.ComputedRows.Select({SqlClass}.Opening, source, {SqlClass}.Closing);");
        writer.WriteLine();
        Documentation.Summary(writer, "Computes the row's properties for rows in BigQuery.");
        Documentation.Parameter(writer, "bigquery", "The client that runs the query.");
        Documentation.Parameter(writer, "source", "A table, view or query that has the columns of the other properties.");
        Documentation.Parameter(writer, "cancellationToken", "Cancels the query.");
        Documentation.Exception(writer, "global::Bqml.BigQueryMLException", "While enumerating: the query failed, or a call failed whose property cannot be null.");
        writer.WriteLine(GeneratedAttributes.Type);
        writer.WriteLine($"public static global::Bqml.QueryResult<{row.CSharpName}> {QueryMethod}(global::Bqml.BigQueryML bigquery, global::Bqml.BigQuerySource source, global::System.Threading.CancellationToken cancellationToken = default) =>");
        writer.WriteLine($"    global::Bqml.Runtime.ComputedRows.QueryAsync(bigquery, {SqlClass}.Opening, source, {SqlClass}.Closing, {reader}, cancellationToken);");
        writer.WriteLine();
        Documentation.Summary(writer, source is null
            ? "Computes the row's properties for rows in memory: many rows are sent in several queries, one after the other."
            : "Computes the row's properties for groups of rows in memory, which are sent in one query.");
        Documentation.Parameter(writer, "bigquery", "The client that runs the query.");
        Documentation.Parameter(writer, "rows", "The rows, walked as the results are read.");
        Documentation.Parameter(writer, "cancellationToken", "Cancels the query.");
        Documentation.Exception(writer, "global::Bqml.BigQueryMLException", "While enumerating: a query failed, or a call failed whose property cannot be null.");
        writer.WriteLine(GeneratedAttributes.Type);
        writer.WriteLine($"{access} static global::Bqml.QueryResult<{row.CSharpName}> {QueryMethod}(global::Bqml.BigQueryML bigquery, global::System.Collections.Generic.IEnumerable<{rows}> rows, global::System.Threading.CancellationToken cancellationToken = default) =>");
        writer.WriteLine($"    global::Bqml.Runtime.ComputedRows.{(source is null ? QueryMethod : "QueryGroupsAsync")}(bigquery, {SqlClass}.Opening, rows, {(source is null ? rowWriter : $"{holder}.{SourceWriterName}.Instance")}, {SqlClass}.Closing, {reader}, cancellationToken);");
        WriteSql(writer, row);
        writer.WriteLine("#pragma warning restore CS0108");
    }

    /// <summary>Writes the writer of the rows that aggregates read.</summary>
    public static void WriteHolders(SourceWriter writer, RowSpec row)
    {
        if (AiSelect.Source(row) is { } source) WriterClass.ForRow(SourceWriterName, source).Write(writer);
    }

    private static void WriteSql(SourceWriter writer, RowSpec row)
    {
        var select = new AiSelect(row);
        writer.WriteLine();
        Documentation.Summary(writer, "The query, as it is run.");
        writer.WriteLine(GeneratedAttributes.Type);
        writer.Open($"public static class {SqlClass}");
        Documentation.Summary(writer, $"Computes the row's properties. The rows are the query parameter @{RowsParameter}.");
        writer.WriteLine($"public const string {SelectMethod} = Opening + \"UNNEST(@{RowsParameter})\" + Closing;");
        Documentation.Summary(writer, "What stands before the rows.");
        writer.WriteLine($"internal const string Opening = {CSharp.Text(select.Opening)};");
        Documentation.Summary(writer, "What stands behind the rows.");
        writer.WriteLine($"internal const string Closing = {CSharp.Text(select.Closing)};");
        writer.Close();
    }
}
