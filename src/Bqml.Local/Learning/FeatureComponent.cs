using System.Globalization;
using Bqml.GoogleSql;

namespace Bqml.Local.Learning;

/// <summary>
/// One input of the model as BigQuery's automatic preprocessing sees it: a column, a field of a STRUCT column, or one of the eight components of a
/// TIMESTAMP column.
/// </summary>
/// <param name="Column">The feature column.</param>
/// <param name="ProcessedInput">The name that ML.WEIGHTS shows.</param>
/// <param name="Feature">The name that explanations show; the components of a TIMESTAMP count as one feature.</param>
/// <param name="Type">The component's type.</param>
/// <param name="Extract">Takes the component out of a value of the column; NULL gives null.</param>
internal sealed record FeatureComponent(string Column, string ProcessedInput, string Feature, SqlType Type, Func<object?, object?> Extract)
{
    /// <summary>The components of a feature column.</summary>
    /// <exception cref="LocalQueryException">BigQuery ML takes no feature of that type.</exception>
    public static IEnumerable<FeatureComponent> Expand(ModelColumn column) => column.Type.Kind switch
    {
        SqlTypeKind.Timestamp => ExpandTimestamp(column.Name, column.Name, static value => value),
        SqlTypeKind.Struct => ExpandStruct(column),
        _ => [new FeatureComponent(column.Name, column.Name, column.Name, column.Type, static value => value)],
    };

    private static IEnumerable<FeatureComponent> ExpandStruct(ModelColumn column)
    {
        for (var i = 0; i < column.Type.Fields.Count; i++)
        {
            var (index, field) = (i, column.Type.Fields[i]);
            if (field.Name is null)
                throw new LocalQueryException("invalidQuery", $"Feature column {column.Name} is a STRUCT whose field {index + 1} has no name: name every field.");
            if (field.Type.Kind == SqlTypeKind.Struct)
                throw new LocalQueryException("invalidQuery", $"Feature column {column.Name} nests the STRUCT {field.Name}: features may not be nested STRUCTs.");
            var name = $"{column.Name}_{field.Name}";
            object? Extract(object? value) => ((object?[]?)value)?[index];
            if (field.Type.Kind == SqlTypeKind.Timestamp)
                foreach (var component in ExpandTimestamp(column.Name, name, Extract)) yield return component;
            else
                yield return new FeatureComponent(column.Name, name, name, field.Type, Extract);
        }
    }

    private static IEnumerable<FeatureComponent> ExpandTimestamp(string column, string name, Func<object?, object?> extract)
    {
        yield return new(column, name, name, SqlType.Int64, value => extract(value) is DateTimeOffset time ? time.ToUnixTimeSeconds() : null);
        (string Prefix, Func<DateTime, int> Of)[] parts =
        [
            ("_TS_DOM_", static t => t.Day),
            ("_TS_DOW_", static t => (int)t.DayOfWeek + 1),
            ("_TS_MOY_", static t => t.Month),
            ("_TS_HOD_", static t => t.Hour),
            ("_TS_MOH_", static t => t.Minute),
            ("_TS_WOY_", static t => (t.DayOfYear + 6 - (int)t.DayOfWeek) / 7),
            ("_TS_YEAR_", static t => t.Year),
        ];
        foreach (var (prefix, of) in parts)
            yield return new(column, prefix + name, name, SqlType.String, value =>
                extract(value) is DateTimeOffset time ? of(time.UtcDateTime).ToString(CultureInfo.InvariantCulture) : null);
    }
}
