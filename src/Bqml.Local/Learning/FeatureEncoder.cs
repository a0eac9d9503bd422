using Bqml.GoogleSql;
using Bqml.Local.Data;

namespace Bqml.Local.Learning;

/// <summary>
/// BigQuery's automatic feature preprocessing, learned from the training rows: numbers are standardised, categories one-hot or dummy encoded, arrays of categories
/// multi-hot encoded, TIMESTAMP and STRUCT columns expanded, numeric arrays left as they are.
/// </summary>
internal sealed class FeatureEncoder
{
    private FeatureEncoder(IReadOnlyList<ModelColumn> columns, IReadOnlyList<FeatureEncoding> encodings)
    {
        (Columns, Encodings) = (columns, encodings);
        Width = encodings.Sum(static e => e.Width);
        Features = [.. encodings.Select(static e => e.Component.Feature).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The feature columns in training order.</summary>
    public IReadOnlyList<ModelColumn> Columns { get; }

    /// <summary>How their components are encoded, in order.</summary>
    public IReadOnlyList<FeatureEncoding> Encodings { get; }

    /// <summary>The number of encoded columns: what BigQuery calls the total cardinality of the features.</summary>
    public int Width { get; }

    /// <summary>The names of the features that explanations speak of.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>Learns the encoding of <paramref name="columns"/> from the given rows of theirs.</summary>
    public static FeatureEncoder Fit(IReadOnlyList<DataColumn> columns, IReadOnlyList<int> rows, bool dummyEncoding, CancellationToken ct)
    {
        var encodings = new List<FeatureEncoding>();
        var offset = 0;
        foreach (var column in columns)
            foreach (var component in FeatureComponent.Expand(new ModelColumn(column.Name, column.Type)))
            {
                ct.ThrowIfCancellationRequested();
                var encoding = Fit(component, offset, rows.Select(row => component.Extract(column.Values[row])), dummyEncoding);
                encodings.Add(encoding);
                offset += encoding.Width;
            }
        return new FeatureEncoder([.. columns.Select(static c => new ModelColumn(c.Name, c.Type))], encodings);
    }

    /// <summary>Encodes rows, which must have every feature column.</summary>
    /// <exception cref="LocalQueryException">A feature column is missing or has a type that does not convert to the trained one.</exception>
    public DesignMatrix Encode(DataTable rows, CancellationToken ct)
    {
        var sources = Sources(rows);
        var builder = new DesignMatrix.Builder(Width);
        for (var row = 0; row < rows.RowCount; row++)
        {
            if (row % 1024 == 0) ct.ThrowIfCancellationRequested();
            for (var i = 0; i < Encodings.Count; i++)
                Encodings[i].Encode(Encodings[i].Component.Extract(sources[i].Values[row]), builder);
            builder.EndRow();
        }
        return builder.Build();
    }

    private DataColumn[] Sources(DataTable rows)
    {
        var missing = Columns.Where(c => rows.Find(c.Name) is null).Select(static c => c.Name).ToArray();
        if (missing.Length > 0)
            throw new LocalQueryException("invalidQuery", $"The input lacks the feature column{(missing.Length > 1 ? "s" : "")} {string.Join(", ", missing)} that the model was trained on.");
        foreach (var column in Columns)
        {
            var given = rows.Find(column.Name)!;
            if (!Converts(given.Type, column.Type))
                throw new LocalQueryException("invalidQuery", $"Column {column.Name} of the input is {given.Type}, the model was trained on {column.Type}: cast it.");
        }
        return [.. Encodings.Select(e => rows.Find(e.Component.Column)!)];
    }

    /// <summary>GoogleSQL's implicit coercion between numbers; every other type must be the same, but for the names of STRUCT fields.</summary>
    private static bool Converts(SqlType from, SqlType to) =>
        SqlNumbers.IsNumeric(from) && SqlNumbers.IsNumeric(to)
        || from.Kind == to.Kind && from.Kind switch
        {
            SqlTypeKind.Array => Converts(from.Element!, to.Element!),
            SqlTypeKind.Struct => from.Fields.Count == to.Fields.Count && from.Fields.Zip(to.Fields).All(static pair => Converts(pair.First.Type, pair.Second.Type)),
            _ => true,
        };

    private static FeatureEncoding Fit(FeatureComponent component, int offset, IEnumerable<object?> values, bool dummyEncoding)
    {
        var type = component.Type;
        if (SqlNumbers.IsNumeric(type)) return NumberEncoding.Fit(component, offset, values);
        if (CategoryText.Supports(type)) return CategoryEncoding.Fit(component, offset, values, dummyEncoding);
        if (type is { Kind: SqlTypeKind.Array, Element: { } element })
        {
            if (SqlNumbers.IsNumeric(element)) return VectorEncoding.Fit(component, offset, values, sparse: false);
            if (CategoryText.Supports(element)) return CategoryEncoding.Fit(component, offset, values, dummy: false);
            if (element is { Kind: SqlTypeKind.Struct, Fields: [{ Type.Kind: SqlTypeKind.Int64 }, { } value] } && SqlNumbers.IsNumeric(value.Type))
                return VectorEncoding.Fit(component, offset, values, sparse: true);
        }
        throw new LocalQueryException("invalidQuery", $"Feature column {component.Column} is {type}, which BigQuery ML does not take as a feature: leave the column out or convert it.");
    }
}
