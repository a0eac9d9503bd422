using System.Text.Json;
using Bqml.Catalog;
using Bqml.Local.Sql;
using Microsoft.Extensions.AI;

namespace Bqml.Local.Remote;

/// <summary>The settings of a call of a function, checked by the catalogue, as clients take them.</summary>
internal sealed class RemoteSettings
{
    private readonly string _function;
    private readonly IReadOnlyDictionary<string, object?> _values;
    private readonly IReadOnlyList<FunctionArgument> _known;

    /// <param name="function">The function's name.</param>
    /// <param name="values">The settings by name.</param>
    /// <param name="known">The settings that there are.</param>
    /// <exception cref="LocalQueryException">A setting is unknown, missing, of a wrong type or out of range.</exception>
    public RemoteSettings(string function, IReadOnlyDictionary<string, object?> values, IReadOnlyList<FunctionArgument> known)
    {
        (_function, _values, _known) = (function, values, known);
        foreach (var (name, value) in values) Check(name, value);
        if (known.FirstOrDefault(argument => argument.Required && values.GetValueOrDefault(argument.Name) is null) is { } missing) throw Error($"needs the setting {missing.Name}.");
    }

    /// <summary>The settings that clients have no property for, which they get among the additional ones.</summary>
    public IReadOnlyList<string> LeftToClient { get; private set; } = [];

    /// <summary>A setting's value or its default; null for none.</summary>
    public object? this[string name] => _values.GetValueOrDefault(name) ?? _known.FirstOrDefault(argument => argument.Name == name)?.Default;

    /// <summary>Whether the setting is given.</summary>
    public bool Has(string name) => _values.GetValueOrDefault(name) is not null;

    /// <summary>A text setting, given or by default.</summary>
    public string? Text(string name) => this[name] as string;

    /// <summary>Whether a switch is on, given or by default.</summary>
    public bool Flag(string name) => this[name] is true;

    /// <summary>The settings of a language model. What is not given is the client's own default.</summary>
    public ChatOptions ToChatOptions()
    {
        var options = new ChatOptions();
        var left = new List<string>();
        foreach (var (name, value) in _values)
        {
            if (value is null) continue;
            switch (name.ToLowerInvariant())
            {
                case "temperature": options.Temperature = (float)Number(value); break;
                case "top_p": options.TopP = (float)Number(value); break;
                case "top_k": options.TopK = checked((int)(long)value); break;
                case "max_output_tokens": options.MaxOutputTokens = checked((int)(long)value); break;
                case "stop_sequences": options.StopSequences = [.. ((object?[])value).Select(text => text as string ?? throw Error("takes stop_sequences as ARRAY<STRING>."))]; break;
                case "ground_with_google_search": if (value is true) options.Tools = [new HostedWebSearchTool()]; break;
                case "model_params": ModelParameters.Apply((string)value, options, message => Error($"cannot take model_params: {message}")); break;
                case "safety_settings" or "request_type" or "use_chat_mode":
                    (options.AdditionalProperties ??= [])[name] = value;
                    left.Add(name);
                    break;
            }
        }
        LeftToClient = left;
        return options;
    }

    /// <summary>The settings of an embedding model.</summary>
    public EmbeddingGenerationOptions ToEmbeddingOptions()
    {
        var options = new EmbeddingGenerationOptions();
        foreach (var (name, value) in _values)
        {
            if (value is null) continue;
            switch (name.ToLowerInvariant())
            {
                case "output_dimensionality": options.Dimensions = checked((int)(long)value); break;
                case "task_type" or "title": (options.AdditionalProperties ??= [])[name] = value; break;
                case "model_params": ModelParameters.Apply((string)value, options, message => Error($"cannot take model_params: {message}")); break;
                case "start_second" or "end_second" or "interval_seconds": throw Error($"takes {name} for videos, which the embedded engine cannot embed.");
            }
        }
        return options;
    }

    /// <summary>An error about the call.</summary>
    public LocalQueryException Error(string message) => new("invalidQuery", $"{_function} {message}");

    private void Check(string name, object? value)
    {
        var argument = _known.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw Error(ArgumentCheck.Unknown(name, _known) + ".");
        if (value is not null && ArgumentCheck.Fault(argument, value) is { } fault) throw Error(fault + ".");
    }

    private static double Number(object value) => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
}
