namespace Bqml.Remote;

/// <summary>How much is sent.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Tokens">Tokens of what the function reads in them, estimated.</param>
internal readonly record struct RowVolume(long Rows, long Tokens)
{
    /// <summary>A rule of thumb for English text (page "Count tokens" of the Gemini documentation).</summary>
    public const int CharactersPerToken = 4;

    public static long TokensOf(long characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;

    public static RowVolume operator +(RowVolume left, RowVolume right) => new(left.Rows + right.Rows, left.Tokens + right.Tokens);

    /// <summary>As many tokens for each row, for another number of rows.</summary>
    public RowVolume Of(long rows) => new(rows, Rows == 0 ? 0 : (long)Math.Ceiling((double)Tokens / Rows * rows));
}
