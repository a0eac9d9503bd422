using Bqml.GoogleSql;

namespace Bqml;

/// <summary>A column that a model takes or gives.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type; null when BigQuery does not say, or names one that this version does not know.</param>
public sealed record ModelColumn(string Name, SqlType? Type);

/// <summary>An item of a model's TRANSFORM clause.</summary>
/// <param name="Name">The name of the column it makes.</param>
/// <param name="Type">The type of that column; null when BigQuery does not say.</param>
/// <param name="Sql">The expression, as BigQuery keeps it.</param>
public sealed record TransformColumn(string Name, SqlType? Type, string Sql);
