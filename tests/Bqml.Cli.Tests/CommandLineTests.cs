using Bqml.Cli.Tests.Harness;

namespace Bqml.Cli.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData("There is no model type LINER_REG. Did you mean LINEAR_REG?", "catalog", "--model-type", "LINER_REG")]
    [InlineData("There is no model type LinearRegresion. Did you mean LinearRegression?", "catalog", "--json", "--model-type", "LinearRegresion")]
    [InlineData("There is no model type xyzzy. 'bqml catalog' lists all.", "catalog", "--model-type", "xyzzy")]
    [InlineData("There is no function ML.PREDCIT. Did you mean ML.PREDICT?", "catalog", "--function", "ML.PREDCIT")]
    [InlineData("There is no function forecast_. Did you mean ML.FORECAST?", "catalog", "--function", "forecast_")]
    [InlineData("KMEANS does not support ML.FORECAST. It supports", "catalog", "--model-type", "KMEANS", "--function", "ML.FORECAST")]
    public void What_is_not_there_is_an_error_with_the_nearest_spelling(string error, params string[] arguments) =>
        Assert.Contains(error, Run.Failure(ExitCode.Failure, arguments), StringComparison.Ordinal);

    [Theory]
    [InlineData("Required command was not provided.")]
    [InlineData("'catalgo' is unknown here. Did you mean catalog?", "catalgo")]
    [InlineData("'--jsn' is unknown here. Did you mean --json?", "catalog", "--jsn")]
    [InlineData("Required argument missing for option: '--model-type'.", "catalog", "--model-type")]
    [InlineData("Required argument 'ASSEMBLY' missing", "sql")]
    [InlineData("'b.dll' is unknown here.", "sql", "a.dll", "b.dll")]
    public void A_wrong_command_line_is_a_usage_error(string error, params string[] arguments) =>
        Assert.Contains(error, Run.Failure(ExitCode.Usage, arguments), StringComparison.Ordinal);

    [Theory]
    [InlineData("catalog", "--help")]
    [InlineData("sql", "--help")]
    [InlineData("--help", "--help")]
    public void Help_names_every_option(string command, string help)
    {
        var run = Run.Successful(command, help);
        string[] expected = command switch
        {
            "catalog" => ["--model-type <ID>", "--function <NAME>", "--json"],
            "sql" => ["<ASSEMBLY>", "--model <NAME>", "--json"],
            _ => ["catalog", "sql <ASSEMBLY>", "--version"],
        };
        Assert.All(expected, name => Assert.Contains(name, run.Output, StringComparison.Ordinal));
    }
}
