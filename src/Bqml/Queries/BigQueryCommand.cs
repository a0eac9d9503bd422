using System.Diagnostics.CodeAnalysis;

namespace Bqml;

/// <summary>A statement with its parameters, ready to be sent.</summary>
/// <remarks>
/// Made by generated code. To write a query by hand use <see cref="BigQuerySql"/>, whose holes become parameters: no text with values in it is ever needed.
/// </remarks>
public sealed class BigQueryCommand
{
    /// <summary>A statement with its parameters.</summary>
    /// <param name="text">One GoogleSQL statement.</param>
    /// <param name="parameters">A value for every <c>@name</c> in the statement; null when it has none.</param>
    public BigQueryCommand([StringSyntax(SqlLanguage.Name)] string text, IReadOnlyList<QueryParameter>? parameters = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        (Text, Parameters) = (text, parameters ?? []);
    }

    /// <summary>The statement. A secret in it is hidden here, so that no log, trace or exception shows it.</summary>
    public string Text { get; }

    /// <summary>The statement as it is sent: with its secrets.</summary>
    internal string SentText { get => field ?? Text; init; }

    /// <summary>The named parameters.</summary>
    public IReadOnlyList<QueryParameter> Parameters { get; }

    /// <summary>The statement.</summary>
    public override string ToString() => Text;
}
