namespace Bqml.Http;

/// <summary>The server does not know an upload's session any more.</summary>
/// <param name="failure">What it said.</param>
internal sealed class UploadLostException(BigQueryMLException failure) : Exception(failure.Message, failure)
{
    public BigQueryMLException Failure { get; } = failure;
}
