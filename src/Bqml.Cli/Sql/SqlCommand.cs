using System.CommandLine;

namespace Bqml.Cli.Sql;

/// <summary><c>bqml sql</c>: prints the statements that a built assembly declares.</summary>
internal static class SqlCommand
{
    public static Command Create(Terminal terminal)
    {
        var assembly = new Argument<string>("ASSEMBLY") { Description = "The .dll of a built project: bin/Release/net10.0/Zoo.dll. It is read, not loaded." };
        var model = new Option<string?>("--model") { HelpName = "NAME", Description = "Only this model: its class (Zoo.PenguinWeight or PenguinWeight) or its name (ml.penguin_weight)." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var command = new Command("sql", "Print every statement that the models and object tables of a built assembly declare.") { assembly, model, json };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(assembly);
            var declared = AssemblyReader.Read(path);
            var selected = ModelSelection.Of(declared, path, parsed.GetValue(model));
            if (parsed.GetValue(json)) StatementJson.Write(terminal.Output, selected);
            else StatementScript.Write(terminal.Output, selected);
        });
        return command;
    }
}
