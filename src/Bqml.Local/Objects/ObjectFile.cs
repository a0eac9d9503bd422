using System.Globalization;
using System.Security.Cryptography;

namespace Bqml.Local.Objects;

/// <summary>A file that stands for an object in Cloud Storage.</summary>
/// <param name="Uri">The object's URI: <c>gs://bucket/folder/name</c>.</param>
/// <param name="Path">The file.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Updated">When it was last written.</param>
internal sealed record ObjectFile(string Uri, string Path, long Size, DateTimeOffset Updated)
{
    /// <summary>The version of the object, which Cloud Storage counts in microseconds since 1970.</summary>
    public long Generation => (Updated - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The kind of content, by the ending of the name: a file has no type of its own.</summary>
    public string ContentType => System.IO.Path.GetExtension(Path).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".bmp" => "image/bmp",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".tif" or ".tiff" => "image/tiff",
        ".pdf" => "application/pdf",
        ".txt" => "text/plain",
        ".csv" => "text/csv",
        ".html" or ".htm" => "text/html",
        ".json" => "application/json",
        ".mp3" => "audio/mpeg",
        ".wav" => "audio/wav",
        ".flac" => "audio/flac",
        ".mp4" => "video/mp4",
        ".mov" => "video/quicktime",
        ".webm" => "video/webm",
        _ => "application/octet-stream",
    };

    /// <summary>The MD5 hash of the content in base64, as Cloud Storage tells it.</summary>
    public string Md5Hash()
    {
        using var stream = File.OpenRead(Path);
#pragma warning disable CA5351 // Cloud Storage names objects' contents by MD5; nothing is protected by it.
        return Convert.ToBase64String(MD5.HashData(stream));
#pragma warning restore CA5351
    }

    /// <summary>The version as ObjectRef values write it.</summary>
    public string Version => Generation.ToString(CultureInfo.InvariantCulture);
}
