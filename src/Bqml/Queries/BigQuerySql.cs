using System.Runtime.CompilerServices;

namespace Bqml;

/// <summary>A query written as an interpolated string whose holes become typed parameters: <c>$"SELECT * FROM {table} WHERE x = {value}"</c>.</summary>
/// <remarks>
/// The statement's text never holds a value. What a hole becomes depends on its type: numbers, texts, dates and their nullable forms a parameter <c>@p0</c>, <c>@p1</c>, ...;
/// sequences of them an ARRAY parameter; sequences of <see cref="IBigQueryRow{TSelf}"/> an <c>ARRAY&lt;STRUCT&gt;</c> for UNNEST; <see cref="BigQueryTable"/> a quoted
/// name; another <see cref="BigQuerySql"/> its text and parameters. A hole needs no quotes around it, and is refused there. A bare <c>null</c> has no type: write <c>{(long?)null}</c>.
/// </remarks>
[InterpolatedStringHandler]
public sealed class BigQuerySql : InterpolatedSql
{
    /// <summary>Called by the compiler.</summary>
    /// <param name="literalLength">Characters outside of holes.</param>
    /// <param name="formattedCount">Number of holes.</param>
    public BigQuerySql(int literalLength, int formattedCount) : base(formattedCount)
    {
    }

    /// <summary>The query, ready to be sent.</summary>
    public BigQueryCommand ToCommand() => new(Text, [.. Parameters]);
}
