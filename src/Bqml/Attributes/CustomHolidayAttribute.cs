namespace Bqml;

/// <summary>
/// A holiday of the modeller's own for a time-series model, besides those of <c>HolidayRegion</c>. The statement gets the form
/// <c>AS (training_data AS (...), custom_holiday AS (...))</c>.
/// </summary>
/// <remarks>
/// <para>For daily series: <c>DataFrequency</c> is <c>Daily</c> or left out. Holidays that stand in a table are given by [CustomHolidayTable] or [CustomHolidayQuery] instead.</para>
/// <para>What the holiday adds to a forecast is a property of the rows that <c>ExplainForecastAsync</c> returns.</para>
/// </remarks>
/// <param name="region">The region that has the holiday, by its code in capitals: <c>"US"</c>.</param>
/// <param name="holidayName">The holiday's name, one that a column can have: <c>"Members_day"</c>.</param>
/// <param name="primaryDates">The days on which it falls, in the past of the series and in the time to forecast, as <c>yyyy-MM-dd</c>.</param>
/// <seealso cref="CustomHolidayTableAttribute"/>
/// <seealso cref="CustomHolidayQueryAttribute"/>
/// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/bigqueryml-syntax-create-time-series#custom_holidays"/>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CustomHolidayAttribute(string region, string holidayName, params string[] primaryDates) : Attribute
{
    /// <summary>The region.</summary>
    public string Region { get; } = region;

    /// <summary>The holiday's name.</summary>
    public string HolidayName { get; } = holidayName;

    /// <summary>The days on which it falls.</summary>
    public string[] PrimaryDates { get; } = primaryDates;

    /// <summary>The number of days before it that it has an effect: 1 or more, 1 by default. Together with <see cref="PostholidayDays"/> at most 30.</summary>
    public long PreholidayDays { get; set; } = 1;

    /// <summary>The number of days after it that it has an effect: 1 or more, 1 by default. Together with <see cref="PreholidayDays"/> at most 30.</summary>
    public long PostholidayDays { get; set; } = 1;
}
