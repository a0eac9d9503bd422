namespace Bqml;

/// <summary>What CREATE MODEL does when a model of that name exists.</summary>
public enum CreateMode
{
    /// <summary><c>CREATE MODEL</c>: an existing model is an error.</summary>
    Create,
    /// <summary><c>CREATE MODEL IF NOT EXISTS</c>: an existing model stays as it is and nothing is trained.</summary>
    CreateIfNotExists,
    /// <summary><c>CREATE OR REPLACE MODEL</c>: an existing model is replaced when training succeeds.</summary>
    CreateOrReplace,
}
