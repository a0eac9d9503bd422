using System.Globalization;
using Bqml;
using Spectre.Console;

namespace Penguins;

/// <summary>What the sample prints, kept apart from what it does.</summary>
internal static class Show
{
    public static void Title(string text)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Rule($"[bold]{Markup.Escape(text)}[/]").LeftJustified());
    }

    public static void Sql(string statement)
    {
        AnsiConsole.Write(new Text(statement, new Style(Color.Aqua)));
        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine();
    }

    public static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in columns) table.AddColumn(column);
        return table;
    }

    public static void Figures(params (string Name, double Value)[] figures)
    {
        var table = Table("figure", "value");
        foreach (var (name, value) in figures) table.AddRow(name, value.ToString("F6", CultureInfo.InvariantCulture));
        AnsiConsole.Write(table);
    }

    /// <summary>Runs a training under a progress bar that moves with each iteration.</summary>
    public static Task TrainingAsync(string model, Func<IProgress<TrainingProgress>, Task<TrainingResult>> train) =>
        AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn()).StartAsync(async context =>
        {
            var bar = context.AddTask(model);
            bar.IsIndeterminate = true;
            var result = await train(new Progress<TrainingProgress>(p => bar.Description = $"{model} iteration {p.Iteration}, loss {p.TrainingLoss:G4}"));
            bar.IsIndeterminate = false;
            bar.Description = $"{model}: {result.Iterations.Count} iterations";
            bar.Value = bar.MaxValue;
        });
}
