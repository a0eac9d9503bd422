using Bqml.Local.Storage;

namespace Bqml.Local.Jobs;

/// <summary>A model to copy.</summary>
/// <param name="ProjectId">The project that the job runs in.</param>
/// <param name="Source">The model.</param>
/// <param name="Destination">The copy.</param>
/// <param name="MayCreate">Whether there need not be a model of the copy's name.</param>
/// <param name="MayReplace">Whether there may be one.</param>
internal sealed record CopyRequest(string ProjectId, ObjectPath Source, ObjectPath Destination, bool MayCreate, bool MayReplace) : JobRequest(ProjectId);
