using System.CommandLine;
using System.CommandLine.Invocation;
using Bqml.Cli.Catalog;
using Bqml.Cli.Sql;
using Bqml.Generators.Rules;

namespace Bqml.Cli;

/// <summary>The command <c>bqml</c>.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command and returns the process' exit code, one of <see cref="ExitCode"/>.</summary>
    public static int Invoke(IReadOnlyList<string> arguments, Terminal terminal)
    {
        var root = new RootCommand("BigQuery ML for .NET: what can be declared, and what a built assembly declares.")
        {
            CatalogCommand.Create(terminal),
            SqlCommand.Create(terminal),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            WriteErrors(parsed, terminal.Error);
            return ExitCode.Usage;
        }
        try
        {
            var configuration = new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false };
            return parsed.Invoke(configuration);
        }
        catch (CommandException exception)
        {
            terminal.Error.WriteLine($"error: {exception.Message}");
            return ExitCode.Failure;
        }
    }

    private static void WriteErrors(ParseResult parsed, TextWriter writer)
    {
        var command = parsed.CommandResult.Command;
        var known = command.Subcommands.Select(static subcommand => subcommand.Name).Concat(command.Options.Select(static option => option.Name)).ToArray();
        foreach (var token in parsed.UnmatchedTokens)
            writer.WriteLine($"error: '{token}' is unknown here.{(Spelling.Closest(token, known) is { } nearest ? $" Did you mean {nearest}?" : "")}");
        if (parsed.UnmatchedTokens.Count == 0)
            foreach (var error in parsed.Errors) writer.WriteLine($"error: {error.Message}");
        writer.WriteLine("'bqml --help' and 'bqml COMMAND --help' tell how to call it.");
    }
}
