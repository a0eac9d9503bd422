namespace Bqml.Local.Loading;

/// <summary>A file to load, or something that is read like one.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Open">Opens it from its beginning; called as often as it is read.</param>
internal sealed record FileSource(string Name, Func<Stream> Open)
{
    public static implicit operator FileSource(string path) => new(path, () => File.OpenRead(path));

    public override string ToString() => Name;
}
