using System.Globalization;
using System.Text.Json;
using Bqml.Http;

namespace Bqml.Models;

/// <summary>Parses the numbers of a message, those of messages within it included: <c>EvaluationMetrics</c> differ by the kind of model.</summary>
internal static class MetricParser
{
    /// <summary>The numbers by name, from the opening brace to the closing one. Lists (confusion matrices, clusters) are left out.</summary>
    public static Dictionary<string, double> Parse(ref Utf8JsonReader json)
    {
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
        Parse(ref json, numbers);
        return numbers;
    }

    private static void Parse(ref Utf8JsonReader json, Dictionary<string, double> numbers)
    {
        while (json.NextProperty())
        {
            var name = json.GetString()!;
            json.Read();
            if (json.TokenType == JsonTokenType.StartObject) Parse(ref json, numbers);
            else if (json.TokenType == JsonTokenType.StartArray) json.Skip();
            else if (double.TryParse(json.ReadText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) numbers[name] = number;
        }
    }
}
