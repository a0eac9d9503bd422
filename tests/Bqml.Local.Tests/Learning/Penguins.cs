using System.Globalization;
using System.Runtime.CompilerServices;
using Bqml.GoogleSql;
using Bqml.Local.Data;

namespace Bqml.Local.Tests.Learning;

/// <summary>The rows of the sample's penguins.</summary>
internal static class Penguins
{
    private static readonly string[] Numeric = ["culmen_length_mm", "culmen_depth_mm", "flipper_length_mm", "body_mass_g"];

    /// <summary>All 344 rows; an empty field is NULL.</summary>
    public static DataTable All { get; } = Load();

    /// <summary>The rows that have a label.</summary>
    public static DataTable With(string label) => All.Where(row => All.Find(label)!.Values[row] is not null);

    private static DataTable Load([CallerFilePath] string here = "")
    {
        var root = new FileInfo(here).Directory!.Parent!.Parent!.Parent!.FullName;
        var lines = File.ReadAllLines(Path.Combine(root, "samples", "Penguins", "data", "penguins.csv"));
        var names = lines[0].Split(',');
        var rows = lines[1..].Select(static line => line.Split(',')).ToArray();
        return new DataTable(
            [.. names.Select((name, i) => Numeric.Contains(name)
                ? new DataColumn(name, SqlType.Float64, [.. rows.Select(r => r[i].Length == 0 ? null : (object)double.Parse(r[i], CultureInfo.InvariantCulture))])
                : new DataColumn(name, SqlType.String, [.. rows.Select(r => r[i].Length == 0 ? null : (object)r[i])]))],
            rows.Length);
    }
}
