namespace Bqml.Local.Storage;

/// <summary>Writes the rows of tables.</summary>
internal sealed class TableStore(LocalCatalog catalog, DuckDatabase database)
{
    /// <summary>Makes a table of the rows that <paramref name="load"/> appends; it is seen only when all of them are there.</summary>
    /// <param name="describe">The table, given the name of the inner one.</param>
    /// <param name="load">Appends the rows.</param>
    /// <param name="replace">Whether it takes the place of one of its name.</param>
    /// <returns>False when there is one of its name, and it is not to be replaced.</returns>
    public bool Create(Func<string, StoredTable> describe, Action<TableWriter> load, bool replace)
    {
        var table = describe(database.NewTableName("table"));
        using var session = database.OpenSession();
        try
        {
            Write(session, table, table.DuckName, temporary: false, load);
            foreach (var field in table.Schema?.Fields.Where(static field => field.IsRequired) ?? [])
                session.Execute($"ALTER TABLE {DuckType.Quote(table.DuckName)} ALTER COLUMN {DuckType.Quote(field.Name)} SET NOT NULL");
            if (catalog.Put(table, replace)) return true;
        }
        catch
        {
            Drop(session, table.DuckName);
            throw;
        }
        Drop(session, table.DuckName);
        return false;
    }

    /// <summary>Adds the rows that <paramref name="load"/> appends: all, or none when it fails.</summary>
    public void Append(StoredTable table, Action<TableWriter> load)
    {
        using var lease = catalog.Enter();
        using var session = database.OpenSession();
        var staging = database.NewTableName("rows");
        Write(session, table, staging, temporary: true, load);
        var columns = string.Join(", ", table.Columns.Select(static column => DuckType.Quote(column.Name)));
        session.Execute($"INSERT INTO {DuckType.Quote(table.DuckName)} ({columns}) SELECT {columns} FROM {DuckType.Quote(staging)}");
        Drop(session, staging);
    }

    private static void Write(DuckSession session, StoredTable table, string name, bool temporary, Action<TableWriter> load)
    {
        using var writer = new TableWriter(session, name, [.. table.Columns.Select(static column => (column.Name, column.Type))], temporary);
        load(writer);
        writer.Complete();
    }

    private static void Drop(DuckSession session, string name) => session.Execute($"DROP TABLE IF EXISTS {DuckType.Quote(name)}");
}
