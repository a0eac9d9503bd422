using System.Text.Json;
using Bqml.GoogleSql;

namespace Bqml.Local.Loading;

/// <summary>
/// Finds the type of a set of JSON values: numbers without point and exponent INT64, other numbers FLOAT64, true and false BOOL, strings by
/// <see cref="TypeInference"/> among DATE, TIMESTAMP and STRING, objects STRUCT, arrays ARRAY. Values of several kinds, and nulls only, are STRING.
/// </summary>
internal sealed class JsonTypeInference
{
    private readonly TypeInference _text = new();
    private readonly List<(string Name, JsonTypeInference Field)> _fields = [];
    private JsonTypeInference? _element;
    private bool _strings, _integers, _floats, _bools, _objects;

    public void Add(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                _strings = true;
                _text.Add(json.GetString()!);
                break;
            case JsonValueKind.Number:
                if (json.TryGetInt64(out _) && json.GetRawText().IndexOfAny(['.', 'e', 'E']) < 0) _integers = true;
                else _floats = true;
                break;
            case JsonValueKind.True or JsonValueKind.False:
                _bools = true;
                break;
            case JsonValueKind.Array:
                _element ??= new JsonTypeInference();
                foreach (var element in json.EnumerateArray()) _element.Add(element);
                break;
            case JsonValueKind.Object:
                _objects = true;
                foreach (var property in json.EnumerateObject()) Field(property.Name).Add(property.Value);
                break;
        }
    }

    /// <summary>The fields of the objects that were added, in the order in which they first appeared.</summary>
    public IEnumerable<(string Name, SqlType Type)> Fields => _fields.Select(f => (f.Name, f.Field.Type));

    public SqlType Type
    {
        get
        {
            var kinds = (_strings ? 1 : 0) + (_integers || _floats ? 1 : 0) + (_bools ? 1 : 0) + (_objects ? 1 : 0) + (_element is null ? 0 : 1);
            if (kinds != 1) return SqlType.String;
            if (_objects) return SqlType.Struct([.. _fields.Select(f => new SqlField(f.Name, f.Field.Type))]);
            if (_element is not null) return SqlType.Array(_element.Type);
            if (_bools) return SqlType.Bool;
            if (_strings) return _text.Type is { Kind: SqlTypeKind.Date or SqlTypeKind.Timestamp } type ? type : SqlType.String;
            return _floats ? SqlType.Float64 : SqlType.Int64;
        }
    }

    private JsonTypeInference Field(string name)
    {
        foreach (var (known, field) in _fields)
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) return field;
        _fields.Add((name, new JsonTypeInference()));
        return _fields[^1].Field;
    }
}
