using System.CommandLine;

namespace Bqml.Cli.Catalog;

/// <summary><c>bqml catalog</c>: prints what BigQuery ML is.</summary>
internal static class CatalogCommand
{
    public static Command Create(Terminal terminal)
    {
        var modelType = new Option<string?>("--model-type") { HelpName = "ID", Description = "Only this model type, its options and its functions: LINEAR_REG, or the attribute LinearRegression." };
        var function = new Option<string?>("--function") { HelpName = "NAME", Description = "Only this function and the model types that support it: ML.PREDICT." };
        var json = new Option<bool>("--json") { Description = "Write JSON with every fact of the catalogue." };
        var command = new Command("catalog", "Print the model types, their options, the functions and which type supports which.") { modelType, function, json };
        command.SetAction(parsed =>
        {
            var selection = CatalogSelection.Of(parsed.GetValue(modelType), parsed.GetValue(function));
            if (parsed.GetValue(json)) CatalogJson.Write(terminal.Output, selection);
            else CatalogTables.Write(terminal, selection);
        });
        return command;
    }
}
