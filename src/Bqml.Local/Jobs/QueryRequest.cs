using Bqml.GoogleSql;

namespace Bqml.Local.Jobs;

/// <summary>A query parameter: its name (empty for a positional one), type and value in the representation of <see cref="Data.DataColumn"/>.</summary>
internal sealed record QueryParameterValue(string Name, SqlType Type, object? Value);

/// <summary>A statement to run, with all that its meaning depends on.</summary>
internal sealed record QueryRequest(string Text, string ProjectId) : JobRequest(ProjectId)
{
    public (string? Project, string Dataset)? DefaultDataset { get; init; }

    public IReadOnlyList<QueryParameterValue> Parameters { get; init; } = [];
}
