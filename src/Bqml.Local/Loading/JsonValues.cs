using System.Globalization;
using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Local.Data;

namespace Bqml.Local.Loading;

/// <summary>Reads JSON values as GoogleSQL values, and finds the type that a set of JSON values has in common.</summary>
internal static class JsonValues
{
    /// <summary>The value in the representation of <see cref="DataColumn"/>; false when it is no value of the type, and <paramref name="at"/> says which part.</summary>
    public static bool TryRead(JsonElement json, SqlType type, ref string at, out object? value)
    {
        value = null;
        if (json.ValueKind == JsonValueKind.Null)
        {
            if (type.Kind == SqlTypeKind.Array) value = Array.Empty<object?>();
            return true;
        }
        switch (type.Kind)
        {
            case SqlTypeKind.Array:
                return json.ValueKind == JsonValueKind.Array && TryReadArray(json, type.Element!, ref at, out value);
            case SqlTypeKind.Struct:
                return json.ValueKind == JsonValueKind.Object && TryReadStruct(json, type, ref at, out value);
            case SqlTypeKind.Json:
                value = json.GetRawText();
                return true;
            default:
                var text = json.ValueKind switch
                {
                    JsonValueKind.String => json.GetString()!,
                    JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => json.GetRawText(),
                    _ => null,
                };
                return text is not null && SqlValueText.TryParse(text, type, out value);
        }
    }

    private static bool TryReadArray(JsonElement json, SqlType elementType, ref string at, out object? value)
    {
        var values = new object?[json.GetArrayLength()];
        value = values;
        var i = 0;
        foreach (var element in json.EnumerateArray())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{at}[{i}]");
            if (element.ValueKind == JsonValueKind.Null || !TryRead(element, elementType, ref place, out values[i++]))
            {
                at = place;
                return false;
            }
        }
        return true;
    }

    private static bool TryReadStruct(JsonElement json, SqlType type, ref string at, out object? value)
    {
        var values = new object?[type.Fields.Count];
        value = values;
        foreach (var property in json.EnumerateObject())
        {
            var place = $"{at}.{property.Name}";
            var index = IndexOf(type, property.Name);
            if (index < 0 || !TryRead(property.Value, type.Fields[index].Type, ref place, out values[index]))
            {
                at = place;
                return false;
            }
        }
        return true;
    }

    /// <summary>The position of a STRUCT's field (names ignore case), or -1.</summary>
    public static int IndexOf(SqlType type, string name)
    {
        for (var i = 0; i < type.Fields.Count; i++)
            if (string.Equals(type.Fields[i].Name, name, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }
}
