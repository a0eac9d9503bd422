using System.Collections;
using Bqml.GoogleSql;
using Bqml.Local.Data;
using DuckDB.NET.Data;

namespace Bqml.Local.Storage;

/// <summary>Reads the rows of a DuckDB result into the representation of <see cref="DataColumn"/>.</summary>
internal static class ResultReader
{
    public static DataTable Read(DuckDBDataReader reader, IReadOnlyList<(string Name, SqlType Type)> columns, CancellationToken ct)
    {
        if (columns.FirstOrDefault(static column => HoldsInterval(column.Type)) is { Name: { } name })
            throw new LocalQueryException("invalidQuery", $"Column {name} holds an INTERVAL, which the embedded engine cannot return.");
        var values = new List<object?>[columns.Count];
        for (var i = 0; i < values.Length; i++) values[i] = [];
        var rows = 0;
        while (reader.Read())
        {
            if ((rows & 1023) == 0) ct.ThrowIfCancellationRequested();
            for (var i = 0; i < values.Length; i++)
                values[i].Add(reader.IsDBNull(i) ? null : Convert(Value(reader, i, columns[i]), columns[i].Type));
            rows++;
        }
        return new DataTable([.. columns.Select((column, i) => new DataColumn(column.Name, column.Type, [.. values[i]]))], rows);
    }

    private static bool HoldsInterval(SqlType type) =>
        type.Kind == SqlTypeKind.Interval || (type.Element is { } element && HoldsInterval(element)) || type.Fields.Any(static field => HoldsInterval(field.Type));

    private static object Value(DuckDBDataReader reader, int ordinal, (string Name, SqlType Type) column)
    {
        try
        {
            return column.Type.Kind == SqlTypeKind.Numeric ? reader.GetDecimal(ordinal) : reader.GetValue(ordinal);
        }
        catch (InvalidCastException e) when (column.Type.Kind is SqlTypeKind.Array or SqlTypeKind.Struct)
        {
            throw new LocalQueryException("invalidQuery", $"Array cannot have a null element; error in writing field {column.Name}", e);
        }
        catch (OverflowException e)
        {
            throw new LocalQueryException("invalidQuery", $"Column {column.Name} holds a NUMERIC of more than 28 digits, which the embedded engine cannot return.", e);
        }
    }

    private static object? Convert(object? value, SqlType type)
    {
        if (value is null or DBNull) return null;
        switch (type.Kind)
        {
            case SqlTypeKind.Int64:
                return System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);
            case SqlTypeKind.Float64:
                return System.Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
            case SqlTypeKind.Numeric:
                return System.Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture);
            case SqlTypeKind.Timestamp:
                return new DateTimeOffset(DateTime.SpecifyKind((DateTime)value, DateTimeKind.Utc));
            case SqlTypeKind.DateTime:
                return DateTime.SpecifyKind((DateTime)value, DateTimeKind.Unspecified);
            case SqlTypeKind.Date when value is DateTime dateTime:
                return DateOnly.FromDateTime(dateTime);
            case SqlTypeKind.Bytes when value is Stream stream:
                using (stream)
                {
                    var bytes = new byte[stream.Length];
                    stream.ReadExactly(bytes);
                    return bytes;
                }
            case SqlTypeKind.Array:
                return ((IEnumerable)value).Cast<object?>().Select(element => Convert(element, type.Element!)).ToArray();
            case SqlTypeKind.Struct:
                var fields = (IDictionary)value;
                return type.Fields.Select((field, i) => Convert(fields[DuckType.FieldName(type, i)], field.Type)).ToArray();
            default:
                return value;
        }
    }
}
