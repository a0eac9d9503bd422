using System.Diagnostics.CodeAnalysis;

namespace Bqml;

/// <summary>
/// The query that returns a time-series model's holidays, besides those of <c>HolidayRegion</c>: columns <c>region</c> and <c>holiday_name</c> (STRING),
/// <c>primary_date</c> (DATE) and, if need be, <c>preholiday_days</c> and <c>postholiday_days</c> (INT64). At most 50000 rows and 500 names.
/// </summary>
/// <param name="sql">A GoogleSQL query without a trailing semicolon.</param>
/// <seealso cref="CustomHolidayAttribute"/>
/// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/bigqueryml-syntax-create-time-series#custom_holidays"/>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class CustomHolidayQueryAttribute([StringSyntax(SqlLanguage.Name)] string sql) : Attribute
{
    /// <summary>The query, as written.</summary>
    public string Sql { get; } = sql;
}
