namespace Bqml.Benchmarks;

/// <summary>Times of one operation.</summary>
internal sealed class Times
{
    private readonly List<double> _milliseconds = [];

    /// <summary>The middle one, in milliseconds.</summary>
    public double Median => ProcessorTime.Median(_milliseconds);

    /// <summary>Runs the operation; its time counts once it is warm.</summary>
    public void Add(bool isWarm, Action action, bool ofProcess = false)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var time = ofProcess ? ProcessorTime.OfProcess(action) : ProcessorTime.Of(action);
        if (isWarm) _milliseconds.Add(time);
    }
}
