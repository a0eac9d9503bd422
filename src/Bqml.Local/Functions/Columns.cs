using Bqml.GoogleSql;
using Bqml.Local.Data;

namespace Bqml.Local.Functions;

/// <summary>Columns of results.</summary>
internal static class Columns
{
    public static DataColumn Strings(string name, IEnumerable<string?> values) => new(name, SqlType.String, [.. values]);

    public static DataColumn Numbers(string name, IEnumerable<double> values) => new(name, SqlType.Float64, [.. values.Select(static v => (object)v)]);

    public static DataColumn Numbers(string name, IEnumerable<double?> values) => new(name, SqlType.Float64, [.. values.Select(static v => (object?)v)]);

    public static DataColumn Integers(string name, IEnumerable<long> values) => new(name, SqlType.Int64, [.. values.Select(static v => (object)v)]);

    public static DataColumn Integers(string name, IEnumerable<long?> values) => new(name, SqlType.Int64, [.. values.Select(static v => (object?)v)]);

    public static DataColumn Flags(string name, IEnumerable<bool> values) => new(name, SqlType.Bool, [.. values.Select(static v => (object)v)]);

    /// <summary>An ARRAY of STRUCTs with two fields.</summary>
    public static DataColumn Pairs(string name, string first, SqlType firstType, string second, IEnumerable<object?[]> values) =>
        new(name, SqlType.Array(SqlType.Struct(new SqlField(first, firstType), new SqlField(second, SqlType.Float64))), [.. values]);
}
