namespace Bqml;

/// <summary>What copying a model does when there is a model of the new name, or none.</summary>
public enum CopyMode
{
    /// <summary>An existing model is an error (<c>WRITE_EMPTY</c>).</summary>
    Create,
    /// <summary>An existing model is replaced (<c>WRITE_TRUNCATE</c>).</summary>
    CreateOrReplace,
    /// <summary>An existing model is replaced; that there is none is an error (<c>WRITE_TRUNCATE</c> and <c>CREATE_NEVER</c>).</summary>
    Replace,
}
