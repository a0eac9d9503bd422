using System.Globalization;

namespace Bqml.Remote;

/// <summary>What a run has sent, against what it may.</summary>
internal sealed class RowBudget(string function, RowRunOptions options)
{
    private RowVolume _spent;

    /// <summary>Whether rows need be counted before they are sent.</summary>
    public bool IsLimited => options.MaximumRows is not null || options.MaximumTokens is not null;

    /// <summary>Spends what the first attempt sends.</summary>
    /// <exception cref="BigQueryMLException">It is more than the run may send.</exception>
    public void Spend(RowVolume volume)
    {
        if (TrySpend(volume)) return;
        var isRows = volume.Rows > options.MaximumRows;
        throw new BigQueryMLException(new ErrorDetails
        {
            Reason = ErrorReasons.BudgetExceeded,
            Summary = string.Create(CultureInfo.InvariantCulture, $"{function} would be called for {volume.Rows} rows of about {Total(volume)} tokens; {(isRows ? $"MaximumRows is {options.MaximumRows}" : $"MaximumTokens is {options.MaximumTokens}")}. Nothing was sent."),
            Remedy = "Send fewer rows, or raise the limit in RowRunOptions.",
        });
    }

    /// <summary>Spends what a further attempt sends, unless that is too much.</summary>
    public bool TrySpend(RowVolume volume)
    {
        var total = _spent + volume;
        if (total.Rows > options.MaximumRows || Total(total) > options.MaximumTokens) return false;
        _spent = total;
        return true;
    }

    private long Total(RowVolume volume) => volume.Tokens + (volume.Rows * options.OutputTokensPerRow);
}
