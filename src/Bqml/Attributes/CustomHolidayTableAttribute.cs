using System.Diagnostics.CodeAnalysis;

namespace Bqml;

/// <summary>
/// The table or view that holds a time-series model's holidays, besides those of <c>HolidayRegion</c>: columns <c>region</c> and <c>holiday_name</c> (STRING),
/// <c>primary_date</c> (DATE) and, if need be, <c>preholiday_days</c> and <c>postholiday_days</c> (INT64). At most 50000 rows and 500 names.
/// </summary>
/// <param name="name"><c>table</c>, <c>dataset.table</c> or <c>project.dataset.table</c>, without quotes. What is left out is completed by the client's project and default dataset.</param>
/// <seealso cref="CustomHolidayAttribute"/>
/// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/bigqueryml-syntax-create-time-series#custom_holidays"/>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class CustomHolidayTableAttribute(string name) : Attribute
{
    /// <summary>The table's name, as written.</summary>
    public string Name { get; } = name;

    /// <summary>A GoogleSQL condition that the rows must meet, without the word WHERE: <c>"region = 'US'"</c>. Null (the default) takes all rows.</summary>
    [StringSyntax(SqlLanguage.Name)]
    public string? Where { get; set; }
}
