using Bqml.Runtime;

namespace Bqml;

/// <summary>What a result holds in place of a part of the row when no property of the row type has the role: the key of a series where there is only one, say.</summary>
public sealed record NoColumns
{
    private NoColumns() { }

    /// <summary>The only value.</summary>
    public static NoColumns Instance { get; } = new();

    /// <summary>Reads it out of a result.</summary>
    public static RowReader<NoColumns> Reader { get; } = new NoColumnsReader();

    private sealed class NoColumnsReader : RowReader<NoColumns>
    {
        public override IReadOnlyList<ExpectedColumn> Columns => [];

        public override NoColumns Read(ref RowCursor row) => Instance;
    }
}
