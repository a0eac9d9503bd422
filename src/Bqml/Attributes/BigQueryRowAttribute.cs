namespace Bqml;

/// <summary>Makes a <c>partial</c> record or class a row of query results and parameters: schema, reader and writer are generated at compile time.</summary>
/// <remarks>
/// Every public property is a column; <see cref="ColumnAttribute"/> names it, otherwise it is the property's name in snake_case
/// (<c>CulmenLengthMm</c> is <c>culmen_length_mm</c>). Nested records are STRUCT, lists and arrays are ARRAY, enums are STRING.
/// Rows that are only used by models need not be marked.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class BigQueryRowAttribute : Attribute;
