using Bqml.Generators.Specs;

namespace Bqml.Generators.Emission.Rows;

/// <summary>The row types nested in a row at any depth, each with the name of its own reader or writer class.</summary>
/// <param name="prefix">What their names begin with.</param>
internal sealed class NestedRows(string prefix)
{
    private readonly List<RowSpec> _rows = [];

    public string NameOf(RowSpec row)
    {
        var index = _rows.IndexOf(row);
        if (index < 0)
        {
            index = _rows.Count;
            _rows.Add(row);
        }
        return Name(index);
    }

    /// <summary>Writes each class; those that turn up while another is written come after it.</summary>
    public void WriteEach(SourceWriter writer, Action<string, RowSpec> write)
    {
        for (var i = 0; i < _rows.Count; i++)
        {
            writer.WriteLine();
            write(Name(i), _rows[i]);
        }
    }

    private string Name(int index) => prefix + "Nested" + index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
