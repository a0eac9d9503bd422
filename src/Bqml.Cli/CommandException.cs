namespace Bqml.Cli;

/// <summary>What was asked for cannot be had; the message tells why and what to do.</summary>
internal sealed class CommandException(string message, Exception? inner = null) : Exception(message, inner);
