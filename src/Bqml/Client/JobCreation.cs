namespace Bqml;

/// <summary>Whether BigQuery makes a job for a query (field <c>jobCreationMode</c> of the page "jobs.query").</summary>
public enum JobCreation
{
    /// <summary>Only when it is needed: for work that takes long, or a result of several pages. Short queries are answered sooner and have no job id.</summary>
    Optional,

    /// <summary>Always: every query can be found among the project's jobs.</summary>
    Required,
}
