using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Bqml.Http;
using Bqml.Models;

namespace Bqml;

/// <summary>The options of a training, by name and typed (page "models", <c>TrainingOptions</c>). Properties have the names that options have on type attributes.</summary>
/// <remarks>A typed property is null, or empty, when BigQuery does not report the option, or an enum's value is newer than this version: the texts are all here.</remarks>
public sealed partial class TrainingOptions : IReadOnlyList<TrainingOption>
{
    private readonly IReadOnlyList<TrainingOption> _options;

    internal TrainingOptions(IReadOnlyList<TrainingOption> options) => _options = options;

    internal static TrainingOptions Empty { get; } = new([]);

    /// <summary>How many options are reported.</summary>
    public int Count => _options.Count;

    /// <summary>An option by its place.</summary>
    public TrainingOption this[int index] => _options[index];

    /// <summary>An option's value by the name in CREATE MODEL (<c>L2_REG</c>) or in REST (<c>l2Regularization</c>), in any case; null when it is not reported.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var option in _options)
            {
                if (option.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || option.RestName.Equals(name, StringComparison.OrdinalIgnoreCase)) return option.Value;
            }
            return null;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<TrainingOption> GetEnumerator() => _options.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Parses the message, on its opening brace.</summary>
    internal static TrainingOptions Parse(ref Utf8JsonReader json)
    {
        var options = new List<TrainingOption>();
        while (json.NextProperty())
        {
            var name = json.GetString()!;
            if (json.ReadNextValue() is { } value) options.Add(new TrainingOption(OptionName(name) ?? name, name, value));
        }
        return new TrainingOptions(options);
    }

    private string? Text(string restName)
    {
        foreach (var option in _options)
        {
            if (option.RestName == restName) return option.Value;
        }
        return null;
    }

    private long? Int64(string restName) => long.TryParse(Text(restName), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private double? Double(string restName) => double.TryParse(Text(restName), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private bool? Boolean(string restName) => bool.TryParse(Text(restName), out var value) ? value : null;

    private List<string> Texts(string restName)
    {
        var texts = new List<string>();
        if (Text(restName) is not ['[', ..] array) return texts;
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(array));
        json.Read();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.ReadValue() is { } text) texts.Add(text);
        }
        return texts;
    }

    private List<long> Int64s(string restName) => Texts(restName).ConvertAll(static text => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));

    private Dictionary<string, double> Doubles(string restName)
    {
        if (Text(restName) is not ['{', ..] text) return new Dictionary<string, double>(StringComparer.Ordinal);
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        json.ReadStartObject();
        return MetricParser.Parse(ref json);
    }

    private ArimaOrder? Order(string restName)
    {
        if (Text(restName) is not ['{', ..]) return null;
        // Zeros are left out, as everywhere in Google's JSON.
        var order = Doubles(restName);
        return new ArimaOrder((long)order.GetValueOrDefault("p"), (long)order.GetValueOrDefault("d"), (long)order.GetValueOrDefault("q"));
    }

    private static List<T> Members<T>(List<string> texts, Func<string, T?> parse) where T : struct
    {
        var members = new List<T>();
        foreach (var text in texts)
        {
            if (parse(text) is { } member) members.Add(member);
        }
        return members;
    }
}

/// <summary>An option of a training.</summary>
/// <param name="Name">Its name in CREATE MODEL: <c>L2_REG</c>; that of REST when it is no option of the statement.</param>
/// <param name="RestName">Its name in REST: <c>l2Regularization</c>.</param>
/// <param name="Value">Its value: numbers as the invariant culture writes them, <c>true</c> or <c>false</c>, arrays and objects as JSON.</param>
public sealed record TrainingOption(string Name, string RestName, string Value);

/// <summary>The order of an ARIMA model.</summary>
/// <param name="P">The order of the autoregressive part.</param>
/// <param name="D">The degree of differencing.</param>
/// <param name="Q">The order of the moving-average part.</param>
public readonly record struct ArimaOrder(long P, long D, long Q);
