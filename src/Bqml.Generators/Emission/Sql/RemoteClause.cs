using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Sql;

/// <summary>Writes <c>REMOTE WITH CONNECTION</c> of CREATE MODEL and <c>WITH CONNECTION</c> of CREATE EXTERNAL TABLE.</summary>
internal static class RemoteClause
{
    /// <summary>The word for the project's default connection.</summary>
    private const string Default = "DEFAULT";

    /// <param name="connection">The connection's name as the user wrote it; null stands for the default connection.</param>
    public static string Write(string? connection) => "REMOTE " + WithConnection(connection);

    /// <summary>The clause of object tables, which are not remote.</summary>
    /// <param name="connection">The connection's name as the user wrote it; null stands for the default connection.</param>
    public static string WithConnection(string? connection) =>
        "WITH CONNECTION " + (IsDefault(connection) ? Default : SqlIdentifier.QuoteConnectionPath(connection!));

    /// <summary>Whether the default connection is meant: none is named, or the word is written out.</summary>
    public static bool IsDefault(string? connection) => connection is null || connection.Equals(Default, StringComparison.OrdinalIgnoreCase);
}
