namespace Bqml;

/// <summary>How far the upload of a load job is. When all bytes have been sent, BigQuery begins to load them.</summary>
/// <param name="BytesSent">Bytes that have arrived.</param>
/// <param name="TotalBytes">Bytes there are; null when that is not known, as for rows that are being written.</param>
public readonly record struct LoadProgress(long BytesSent, long? TotalBytes);
