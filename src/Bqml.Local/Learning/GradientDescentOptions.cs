namespace Bqml.Local.Learning;

/// <summary>How batch gradient descent steps and when it stops.</summary>
/// <param name="ConstantLearnRate">LEARN_RATE with LEARN_RATE_STRATEGY = 'CONSTANT'; null for a line search.</param>
/// <param name="InitialLearnRate">LS_INIT_LEARN_RATE: where the line search starts.</param>
/// <param name="MaxIterations">MAX_ITERATIONS.</param>
/// <param name="EarlyStop">EARLY_STOP: whether too small a progress ends training.</param>
/// <param name="MinRelativeProgress">MIN_REL_PROGRESS: the smallest relative fall of the loss with which training goes on.</param>
internal sealed record GradientDescentOptions(
    double? ConstantLearnRate, double InitialLearnRate, long MaxIterations, bool EarlyStop, double MinRelativeProgress)
{
    public static GradientDescentOptions Read(OptionReader reader)
    {
        var constant = reader.Word("LEARN_RATE_STRATEGY") == "CONSTANT";
        var learnRate = reader.Number("LEARN_RATE", 0);
        var initial = reader.NumberOrDefault("LS_INIT_LEARN_RATE", 0);
        if (learnRate == 0 || initial == 0) throw OptionReader.Error("LEARN_RATE and LS_INIT_LEARN_RATE must be greater than 0.");
        return new(
            constant ? reader.NumberOrDefault("LEARN_RATE", 0) : null,
            initial,
            reader.Integer("MAX_ITERATIONS", 1) ?? (long)reader.Facts("MAX_ITERATIONS").Default!,
            reader.Flag("EARLY_STOP"),
            reader.NumberOrDefault("MIN_REL_PROGRESS", 0));
    }
}
