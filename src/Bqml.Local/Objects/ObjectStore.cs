using System.Collections.Concurrent;

namespace Bqml.Local.Objects;

/// <summary>Cloud Storage as the engine sees it: URIs that start with <c>gs://</c> over folders of this machine.</summary>
internal sealed class ObjectStore
{
    public const string Scheme = "gs://";

    private static readonly EnumerationOptions EveryFile = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>The hashes of files, for as long as they are not written again: each query over an object table asks for all of them.</summary>
    private readonly ConcurrentDictionary<ObjectFile, string> _hashes = new();

    /// <summary>The folders by the URI that they stand for, which ends with a slash; longer URIs first, so that a folder within a bucket goes before the bucket.</summary>
    private readonly IReadOnlyList<(string Prefix, string Folder)> _folders;

    /// <param name="folders">Folders by URI: <c>gs://bucket</c> or <c>gs://bucket/folder</c>.</param>
    /// <exception cref="ArgumentException">A key is no such URI, or a folder has no name.</exception>
    public ObjectStore(IEnumerable<KeyValuePair<string, string>> folders) => _folders =
    [
        .. folders.Select(static pair => (Prefix(pair.Key), Folder(pair.Key, pair.Value))).OrderByDescending(static pair => pair.Item1.Length),
    ];

    /// <summary>The objects that a URI names, in the order of their URIs. A URI may hold one <c>*</c> after the bucket, which stands for any characters, slashes too.</summary>
    /// <exception cref="LocalQueryException">The URI is not one, or no folder stands for its bucket.</exception>
    public IReadOnlyList<ObjectFile> Find(string uri, CancellationToken ct)
    {
        Check(uri);
        var star = uri.IndexOf('*');
        if (star < 0) return FindOne(uri) is { } single ? [single] : [];
        var (start, end) = (uri[..star], uri[(star + 1)..]);
        var folders = _folders.Where(folder => folder.Prefix.StartsWith(start, StringComparison.Ordinal) || start.StartsWith(folder.Prefix, StringComparison.Ordinal)).ToList();
        if (folders.Count == 0) throw NoFolder(uri);
        var found = new SortedDictionary<string, ObjectFile>(StringComparer.Ordinal);
        foreach (var (prefix, folder) in folders)
        {
            foreach (var path in Files(folder))
            {
                ct.ThrowIfCancellationRequested();
                var name = prefix + Path.GetRelativePath(folder, path).Replace('\\', '/');
                if (name.Length < start.Length + end.Length || !name.StartsWith(start, StringComparison.Ordinal) || !name.EndsWith(end, StringComparison.Ordinal)) continue;
                // Of two folders that have an object the one nearer to it counts, as when it is named.
                found.TryAdd(name, Describe(name, path));
            }
        }
        return [.. found.Values];
    }

    /// <summary>The object of that URI.</summary>
    /// <exception cref="LocalQueryException">There is none, the URI is not one, or no folder stands for its bucket.</exception>
    public ObjectFile Get(string uri)
    {
        Check(uri);
        return FindOne(uri) ?? throw new LocalQueryException("notFound", $"Not found: URI {uri}");
    }

    /// <summary>The MD5 hash of an object's content.</summary>
    public string Md5Hash(ObjectFile found) => _hashes.GetOrAdd(found, static found => found.Md5Hash());

    /// <summary>Fails for a URI that is malformed, or for whose bucket no folder stands.</summary>
    public void Check(string uri)
    {
        if (!uri.StartsWith(Scheme, StringComparison.Ordinal)) throw Invalid(uri, "it must start with gs://");
        var bucket = uri.AsSpan(Scheme.Length);
        var slash = bucket.IndexOf('/');
        if (slash <= 0) throw Invalid(uri, "it must name a bucket and an object: gs://bucket/object");
        if (bucket[..slash].Contains('*')) throw Invalid(uri, "a wildcard cannot stand in the name of the bucket");
        if (uri.Count(static character => character == '*') > 1) throw Invalid(uri, "it can hold one wildcard");
        // Cloud Storage has no folders to go up in, and a name must not lead out of the folder here.
        if (bucket.Contains('\\') || uri[Scheme.Length..].Split('/').Any(static part => part is "." or "..")) throw Invalid(uri, "the embedded engine takes no '.', '..' or '\\' in the names of objects");
        if (!_folders.Any(folder => Overlaps(folder.Prefix, uri))) throw NoFolder(uri);
    }

    private static bool Overlaps(string prefix, string uri)
    {
        var star = uri.IndexOf('*');
        var start = star < 0 ? uri : uri[..star];
        return start.StartsWith(prefix, StringComparison.Ordinal) || (star >= 0 && prefix.StartsWith(start, StringComparison.Ordinal));
    }

    private ObjectFile? FindOne(string uri)
    {
        foreach (var (prefix, folder) in _folders)
        {
            if (!uri.StartsWith(prefix, StringComparison.Ordinal) || uri.Length == prefix.Length) continue;
            var path = Path.Combine(folder, uri[prefix.Length..].Replace('/', Path.DirectorySeparatorChar));
            if (File.Exists(path) && !LeadsElsewhere(folder, path)) return Describe(uri, path);
        }
        return null;
    }

    /// <summary>Whether the file, or a folder on the way to it, is a link: what lies behind it is not in the folder.</summary>
    private static bool LeadsElsewhere(string folder, string path)
    {
        for (var part = path; part is not null && part.Length > folder.Length; part = Path.GetDirectoryName(part))
            if (File.GetAttributes(part).HasFlag(FileAttributes.ReparsePoint)) return true;
        return false;
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", EveryFile) : throw new LocalQueryException("notFound", $"Not found: the folder {folder}, which LocalBigQueryOptions.CloudStorage names.");

    private static ObjectFile Describe(string uri, string path)
    {
        var file = new FileInfo(path);
        return new ObjectFile(uri, path, file.Length, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero));
    }

    private static string Prefix(string uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        if (!uri.StartsWith(Scheme, StringComparison.Ordinal) || uri.TrimEnd('/').Length <= Scheme.Length || uri.Contains('*') || uri.Contains('\\') || uri[Scheme.Length..].TrimEnd('/').Split('/').Any(static part => part is "" or "." or ".."))
            throw new ArgumentException($"'{uri}' is no URI of a bucket or of a folder in it. Write gs://bucket or gs://bucket/folder.");
        return uri.TrimEnd('/') + "/";
    }

    private static string Folder(string uri, string folder) =>
        string.IsNullOrWhiteSpace(folder) ? throw new ArgumentException($"The folder for {uri} has no name.") : Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    private static LocalQueryException Invalid(string uri, string why) => new("invalidQuery", $"Invalid Cloud Storage URI '{uri}': {why}.");

    private static LocalQueryException NoFolder(string uri)
    {
        var bucket = uri[..uri.IndexOf('/', Scheme.Length)];
        return new LocalQueryException("notFound", $"Not found: URI {uri}. The embedded engine has no folder for {bucket}: set LocalBigQueryOptions.CloudStorage[\"{bucket}\"] to one.");
    }
}
