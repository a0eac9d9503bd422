namespace Bqml.Cli;

/// <summary>What the process returns; part of the documented interface.</summary>
internal static class ExitCode
{
    /// <summary>What was asked for was written.</summary>
    public const int Success = 0;

    /// <summary>What was asked for is not there: an unknown name, a missing file, an assembly without models.</summary>
    public const int Failure = 1;

    /// <summary>The command line is not one of ours.</summary>
    public const int Usage = 2;
}
