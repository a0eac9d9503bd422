namespace Bqml.Cli.Tests.Harness;

/// <summary>What a run of the command wrote and returned.</summary>
internal sealed record Run(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of the output, empty ones left out.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs the command in this process, its output going where tables are plain.</summary>
    public static Run Of(params string[] arguments) => Of(isPlain: true, arguments);

    /// <summary>Runs the command in this process.</summary>
    public static Run Of(bool isPlain, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = CommandLine.Invoke(arguments, new Terminal(output, error, isPlain));
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs the command and requires it to succeed without a word on standard error.</summary>
    public static Run Successful(params string[] arguments)
    {
        var run = Of(arguments);
        Assert.Equal("", run.Error);
        Assert.Equal(Cli.ExitCode.Success, run.ExitCode);
        return run;
    }

    /// <summary>Runs the command, requires it to fail with nothing on standard output and gives its error.</summary>
    public static string Failure(int exitCode, params string[] arguments)
    {
        var run = Of(arguments);
        Assert.Equal("", run.Output);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        return run.Error;
    }
}
