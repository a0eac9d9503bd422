using Spectre.Console;

namespace Bqml.Cli;

/// <summary>Where a command writes.</summary>
/// <param name="Output">What was asked for.</param>
/// <param name="Error">What went wrong.</param>
/// <param name="IsPlain">Whether the output goes to a file or another program: no colour codes, and a table's row is one line however long.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, bool IsPlain)
{
    /// <summary>A longer cell of plain text shifts the rest of its own row instead of all rows.</summary>
    private const int MaxPlainColumnWidth = 36;

    /// <summary>Writes a table under a title.</summary>
    public void WriteTable(string title, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (IsPlain) WritePlain(title, [columns, .. rows]);
        else WriteDrawn(title, columns, rows);
    }

    /// <summary>Writes rows whose first cell tells what they belong to: on a terminal as a table for each first cell.</summary>
    public void WriteGroups(string title, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (IsPlain) WritePlain(title, [columns, .. rows]);
        else
            foreach (var group in rows.GroupBy(static row => row[0]))
                WriteDrawn($"{title}: {group.Key}", [.. columns.Skip(1)], group.Select(static row => row.Skip(1).ToArray()));
    }

    /// <summary>Columns two blanks apart, without borders, and nothing after the last cell.</summary>
    private void WritePlain(string title, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => Math.Min(MaxPlainColumnWidth, rows.Max(row => row[column].Length))).ToArray();
        Output.WriteLine($"# {title}");
        foreach (var row in rows) Output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        Output.WriteLine();
    }

    /// <summary>With borders and no wider than the terminal, which has no room for many columns: those after the first are one of <c>name: cell</c>, and it is wrapped.</summary>
    private void WriteDrawn(string title, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn(new TableColumn(new Text(columns[0])) { NoWrap = true });
        table.AddColumn(new TableColumn(Text.Empty));
        foreach (var row in rows)
        {
            var facts = columns.Zip(row).Skip(1).Where(static cell => cell.Second.Length > 0).Select(static cell => $"{cell.First}: {cell.Second}");
            table.AddRow(new Text(row[0]), new Text(string.Join("; ", facts)));
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Output) });
        console.Write(new Text(title, new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        console.Write(table);
        console.WriteLine();
    }
}
