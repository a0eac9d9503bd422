using System.Reflection;
using System.Text.RegularExpressions;
using Bqml.Generators.Tests.Harness;
using Bqml.Testing.GoogleSql;

namespace Bqml.Generators.Tests.Labs;

/// <summary>The program of a course lab, in C#: each of its steps sends one statement, which Google's analyzer is asked about.</summary>
/// <param name="source">The program, with a method <c>Lab.Program.RunAsync</c> that takes the client and the step's name.</param>
internal sealed partial class LabProgram(string source)
{
    /// <summary>The columns that object tables have.</summary>
    public static readonly (string Name, string Type)[] ObjectColumns =
    [
        ("uri", "STRING"), ("generation", "INT64"), ("content_type", "STRING"), ("size", "INT64"), ("md5_hash", "STRING"), ("updated", "TIMESTAMP"),
        ("metadata", "ARRAY<STRUCT<name STRING, value STRING>>"), ("ref", "STRUCT<uri STRING, version STRING, authorizer STRING, details JSON>"), ("_data", "BYTES"),
    ];

    private readonly Lazy<MethodInfo> _run = new(() => LoadedModel.Of("Lab.Program", source).Type.GetMethod("RunAsync")!);

    /// <summary>The statement that a step sends.</summary>
    public Task<string> StatementAsync(string step) => StatementCapture.OfAsync(bigquery => (Task)_run.Value.Invoke(null, [bigquery, step])!);

    /// <summary>The columns that a step's query has, or that of its CREATE TABLE or VIEW: <c>uri STRING</c>.</summary>
    public async Task<IReadOnlyList<string>> ColumnsAsync(string step, GoogleSqlCatalog catalog)
    {
        var server = await GoogleSqlServer.Shared;
        // The model has no place in the catalogue of this analyzer; the columns are declared by function.
        var statement = Model().Replace(await StatementAsync(step), "(NULL");
        var (columns, error) = await server.AnalyzeAsync(statement, catalog);
        Assert.True(error is null, $"{error}\n{statement}");
        if (Created().Match(statement) is { Success: true } created) (columns, error) = await server.AnalyzeAsync(statement[created.Length..], catalog);
        Assert.True(error is null, $"{error}\n{statement}");
        return columns;
    }

    /// <summary>The query that has the columns which a table function adds to those of its input, by the catalogue.</summary>
    /// <param name="function">The function.</param>
    /// <param name="result">The record of its rows.</param>
    /// <param name="absent">Columns that this kind of input does not have.</param>
    public static string Body(string function, string result, params string[] absent)
    {
        var output = Catalog.ModelCatalog.FindFunction(function)!.Outputs.First(output => output.ResultType == result);
        var columns = output.Columns.Where(column => column.When.All(static condition => condition.Kind != Catalog.OutputConditionKind.Setting) && !absent.Contains(column.Name)).Select(static column => $"CAST(NULL AS {column.Type}) AS `{column.Name}`");
        return $"SELECT {string.Join(", ", columns)}, t0.* FROM t0";
    }

    [GeneratedRegex(@"\(MODEL `[^`]+`", RegexOptions.CultureInvariant)]
    private static partial Regex Model();

    [GeneratedRegex(@"^CREATE OR REPLACE (TABLE|VIEW) `[^`]+` AS\s", RegexOptions.CultureInvariant)]
    private static partial Regex Created();
}
