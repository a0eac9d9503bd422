using System.Globalization;

namespace Bqml.Runtime;

/// <summary>A value that a query parameter cannot carry. Its own type so that the place is added to these failures only, not to what a row's properties throw.</summary>
internal sealed class ParameterValueException(string message, Exception? inner = null) : ArgumentException(message, inner)
{
    /// <summary>The same failure with its place; rows are counted from 1.</summary>
    public ParameterValueException InRow(long row, string? column) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Row {row}{(column is null ? "" : $", column '{column}'")}: {Message}"), this);
}
