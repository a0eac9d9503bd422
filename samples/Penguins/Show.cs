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

    /// <summary>Prints a statement as it is, never wrapped: it can be copied into the BigQuery console.</summary>
    public static void Sql(string statement)
    {
        Console.WriteLine(statement);
        Console.WriteLine();
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

    /// <summary>Runs a training under a progress bar that moves with each iteration, and says in a line what came of it.</summary>
    public static async Task TrainingAsync(string model, Func<IProgress<TrainingProgress>, Task<TrainingResult>> train)
    {
        // A log file gets no bar.
        var result = AnsiConsole.Profile.Capabilities.Interactive ? await UnderBarAsync(model, train) : await train(new Progress<TrainingProgress>());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model}: iterations {result.Iterations.Count}, final loss {result.Iterations[^1].TrainingLoss:G6}"));
    }

    private static Task<TrainingResult> UnderBarAsync(string model, Func<IProgress<TrainingProgress>, Task<TrainingResult>> train) =>
        AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask(model);
                bar.IsIndeterminate = true;
                return train(new Progress<TrainingProgress>(p =>
                {
                    bar.IsIndeterminate = p.MaxIterations is null;
                    bar.MaxValue = p.MaxIterations ?? bar.MaxValue;
                    bar.Value = p.Iteration + 1;
                    bar.Description = $"{model}: iteration {p.Iteration}, loss {p.TrainingLoss:G4}";
                }));
            });
}
