using Bqml.Local.Objects;
using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Objects;

/// <summary>URIs over folders.</summary>
public sealed class ObjectStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _other = new();

    public void Dispose()
    {
        _folder.Dispose();
        _other.Dispose();
    }

    [Theory]
    [InlineData("gs://zoo/*", "gs://zoo/a.png gs://zoo/big/b.png gs://zoo/big/deep/c.jpg gs://zoo/notes.txt")]
    [InlineData("gs://zoo/*.png", "gs://zoo/a.png gs://zoo/big/b.png")]
    [InlineData("gs://zoo/big/*", "gs://zoo/big/b.png gs://zoo/big/deep/c.jpg")]
    [InlineData("gs://zoo/b*.jpg", "gs://zoo/big/deep/c.jpg")]
    [InlineData("gs://zoo/a.png", "gs://zoo/a.png")]
    [InlineData("gs://zoo/A.PNG", "")]
    [InlineData("gs://zoo/missing", "")]
    [InlineData("gs://zoo/a.pn*g.png", "")]
    [InlineData("gs://zoo/big", "")]
    public void A_uri_names_objects(string uri, string expected)
    {
        Fill();
        var store = new ObjectStore(new Dictionary<string, string> { ["gs://zoo"] = _folder.Path });
        Assert.Equal(expected, string.Join(' ', store.Find(uri, default).Select(found => found.Uri)));
    }

    [Fact]
    public void A_folder_within_a_bucket_goes_before_the_bucket()
    {
        Fill();
        var near = _other.Write("b.png", "near");
        var store = new ObjectStore(new Dictionary<string, string> { ["gs://zoo/"] = _folder.Path, ["gs://zoo/big"] = _other.Path });
        Assert.Equal(near, store.Get("gs://zoo/big/b.png").Path);
        Assert.Equal(near, Assert.Single(store.Find("gs://zoo/big/b*", default)).Path);
        Assert.Equal("gs://zoo/big/deep/c.jpg", store.Get("gs://zoo/big/deep/c.jpg").Uri);
    }

    [Theory]
    [InlineData("s3://zoo/a", "it must start with gs://")]
    [InlineData("gs://zoo", "it must name a bucket and an object")]
    [InlineData("gs:///a", "it must name a bucket and an object")]
    [InlineData("gs://z*o/a", "a wildcard cannot stand in the name of the bucket")]
    [InlineData("gs://zoo/*/*", "it can hold one wildcard")]
    [InlineData("gs://zoo/../secret", "the embedded engine takes no '.', '..' or '\\'")]
    [InlineData("gs://zoo/a/./b", "the embedded engine takes no '.', '..' or '\\'")]
    [InlineData("gs://zoo/..\\secret", "the embedded engine takes no '.', '..' or '\\'")]
    [InlineData("gs://other/a", "LocalBigQueryOptions.CloudStorage[\"gs://other\"]")]
    [InlineData("gs://zoological/a", "LocalBigQueryOptions.CloudStorage[\"gs://zoological\"]")]
    public void Bad_uris_are_refused(string uri, string message)
    {
        var store = new ObjectStore(new Dictionary<string, string> { ["gs://zoo"] = _folder.Path });
        Assert.Contains(message, Assert.Throws<LocalQueryException>(() => store.Find(uri, default)).Message);
        Assert.Contains(message, Assert.Throws<LocalQueryException>(() => store.Get(uri)).Message);
    }

    [Fact]
    public void Links_do_not_lead_out_of_the_folder()
    {
        if (OperatingSystem.IsWindows()) return; // Links need a privilege there.
        Fill();
        _other.Write("secret.txt", "secret");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "out"), _other.Path);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "out.txt"), Path.Combine(_other.Path, "secret.txt"));
        var store = new ObjectStore(new Dictionary<string, string> { ["gs://zoo"] = _folder.Path });
        Assert.Empty(store.Find("gs://zoo/out/secret.txt", default));
        Assert.Empty(store.Find("gs://zoo/out.txt", default));
        Assert.Empty(store.Find("gs://zoo/out*", default));
    }

    [Theory]
    [InlineData("zoo")]
    [InlineData("gs://")]
    [InlineData("gs://zoo/*")]
    [InlineData("gs://zoo//a")]
    [InlineData("gs://zoo/../a")]
    public void Keys_must_be_uris_of_folders(string key)
    {
        var options = new LocalBigQueryOptions { CloudStorage = { [key] = _folder.Path } };
        Assert.Contains("Write gs://bucket or gs://bucket/folder", Assert.Throws<ArgumentException>(() => LocalBigQuery.Create(options)).Message);
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var store = new ObjectStore(new Dictionary<string, string> { ["gs://zoo"] = Path.Combine(_folder.Path, "gone") });
        Assert.Contains("gone, which LocalBigQueryOptions.CloudStorage names", Assert.Throws<LocalQueryException>(() => store.Find("gs://zoo/*", default)).Message);
    }

    private void Fill()
    {
        foreach (var name in new[] { "a.png", "big/b.png", "big/deep/c.jpg", "notes.txt" }) _folder.Write(name, name);
    }
}
