using System.Globalization;
using Bqml.GoogleSql;
using Bqml.Local.Jobs;
using Bqml.Local.Storage;

namespace Bqml.Local.Loading;

/// <summary>The columns of CSV files, found in the files.</summary>
/// <param name="Columns">Names and types.</param>
/// <param name="Skip">The lines of each file before its records.</param>
internal sealed record CsvDetection(IReadOnlyList<StoredColumn> Columns, long Skip)
{
    /// <summary>
    /// Finds the columns: types from all values, names from the header. The last of the lines to skip is a header when all its fields are text; where it is not said how many to
    /// skip, the first line is one when besides not all columns are text. Without a header a column's name is its type and its place: <c>string_field_0</c>.
    /// </summary>
    public static CsvDetection Detect(CsvFormat csv, IReadOnlyList<FileSource> sources, CancellationToken ct)
    {
        List<string>? header = null;
        List<TypeInference> types = [];
        var anyRecord = false;
        var withFirst = new List<List<string>>();
        foreach (var source in sources)
        {
            using var text = new StreamReader(source.Open());
            // Where nobody says, the first line is a header or a record: what it is decides what the others are.
            for (var i = 1L; i < csv.SkipLeadingRows; i++) text.ReadLine();
            var reader = new CsvReader(text, source.Name, csv.Delimiter, csv.Quote);
            var fields = new List<CsvField>();
            if (csv.SkipLeadingRows != 0 && reader.Read(fields))
            {
                header ??= [.. fields.Select(static field => field.Text.Trim())];
                if (csv.SkipLeadingRows is null) withFirst.Add([.. fields.Select(static field => field.Text)]);
            }
            while (reader.Read(fields))
            {
                ct.ThrowIfCancellationRequested();
                anyRecord = true;
                Add(types, fields.Select(field => field.IsNull || field.Text == csv.NullMarker ? null : field.Text));
            }
        }
        if (header is null && !anyRecord) throw new LocalQueryException("invalid", $"{sources[0]} is empty, so its columns are unknown. Give a schema.");
        var isHeader = header is not null && header.TrueForAll(IsText) && (csv.SkipLeadingRows is not null || !anyRecord || types.Exists(static type => type.Type.Kind != SqlTypeKind.String));
        if (!isHeader)
            foreach (var first in withFirst) Add(types, first.Select(static text => text.Length == 0 ? null : text));
        var count = Math.Max(isHeader ? header!.Count : 0, types.Count);
        var columns = new List<StoredColumn>();
        for (var i = 0; i < count; i++)
        {
            var type = i < types.Count ? types[i].Type : SqlType.String;
            var name = isHeader && i < header!.Count ? header[i] : string.Create(CultureInfo.InvariantCulture, $"{TypeName(type)}_field_{i}");
            if (!SqlIdentifier.IsValidColumnName(name, out var error)) throw new LocalQueryException("invalid", $"{sources[0]}, the header's column {(i + 1).ToString(CultureInfo.InvariantCulture)}: {error} Rename it, or give a schema.");
            if (columns.Exists(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) throw new LocalQueryException("invalid", $"{sources[0]}: two columns are named {name}. Rename one, or give a schema.");
            columns.Add(new StoredColumn(name, type));
        }
        return new CsvDetection(columns, csv.SkipLeadingRows ?? (isHeader ? 1 : 0));
    }

    private static void Add(List<TypeInference> types, IEnumerable<string?> values)
    {
        var i = 0;
        foreach (var value in values)
        {
            if (i == types.Count) types.Add(new TypeInference());
            if (value is not null) types[i].Add(value);
            i++;
        }
    }

    private static bool IsText(string text)
    {
        var type = new TypeInference();
        type.Add(text);
        return text.Length > 0 && type.Type.Kind == SqlTypeKind.String;
    }

    private static string TypeName(SqlType type) => type.Kind switch
    {
        SqlTypeKind.Float64 => "double",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
