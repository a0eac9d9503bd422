namespace Bqml.GoogleSql;

/// <summary>The writer of the statements that make and drop external tables, to which object tables belong.</summary>
/// <remarks>Names come from <see cref="SqlIdentifier.QuotePath"/>.</remarks>
public static class SqlExternalTable
{
    /// <summary>What stands before the table's name: fails when the table exists.</summary>
    public const string Create = "CREATE EXTERNAL TABLE ";

    /// <summary>What stands before the table's name: does nothing when the table exists.</summary>
    public const string CreateIfNotExists = "CREATE EXTERNAL TABLE IF NOT EXISTS ";

    /// <summary>What stands before the table's name: replaces the table when it exists.</summary>
    public const string CreateOrReplace = "CREATE OR REPLACE EXTERNAL TABLE ";

    /// <summary><c>DROP EXTERNAL TABLE name</c></summary>
    /// <param name="quotedName">The table's name between backticks.</param>
    /// <param name="ifExists">Whether a missing table is no error.</param>
    public static string Drop(string quotedName, bool ifExists = false) => "DROP EXTERNAL TABLE " + (ifExists ? "IF EXISTS " : "") + quotedName;

    /// <summary><c>SELECT * FROM name</c></summary>
    /// <param name="quotedName">The table's name between backticks.</param>
    public static string SelectAll(string quotedName) => "SELECT * FROM " + quotedName;
}
