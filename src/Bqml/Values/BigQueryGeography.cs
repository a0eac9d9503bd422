namespace Bqml;

/// <summary>A GEOGRAPHY: points, lines and polygons on the Earth, as text.</summary>
/// <param name="Text">Well-known text, as results hold it: <c>POINT(-122 47)</c>, longitude first, in degrees. GeoJSON is understood in parameters. BigQuery checks it.</param>
/// <remarks>Page "Data types", geography type. Equal means: the same text.</remarks>
public readonly record struct BigQueryGeography(string Text)
{
    /// <summary>The text.</summary>
    public override string ToString() => Text ?? "";
}
