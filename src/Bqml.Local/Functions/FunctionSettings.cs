using Bqml.Catalog;
using Bqml.Local.Learning;
using Bqml.Local.Sql;

namespace Bqml.Local.Functions;

/// <summary>The fields of a function's STRUCT argument, as the catalogue has them for a model type: of their types, in their ranges, with their defaults.</summary>
internal sealed class FunctionSettings
{
    private readonly string _function;
    private readonly IReadOnlyDictionary<string, object?> _values;
    private readonly Catalog.FunctionArgument[] _known;

    /// <param name="function">The function's name.</param>
    /// <param name="modelType">The model type.</param>
    /// <param name="values">The settings that are given.</param>
    /// <exception cref="LocalQueryException">A setting is none that the function takes for the model type, of a wrong type or out of range.</exception>
    public FunctionSettings(string function, string modelType, IReadOnlyDictionary<string, object?> values)
    {
        (_function, _values) = (function, values);
        _known = [.. (ModelCatalog.FindFunction(function)?.SignaturesFor(modelType) ?? []).SelectMany(static signature => signature.Settings?.Fields ?? []).Where(field => !field.Doubtful && field.AppliesTo(modelType))];
        foreach (var (name, value) in values)
        {
            if (Known(name) is not { } known) throw Error(ArgumentCheck.Unknown(name, _known, owner: $" for {modelType} models"));
            if (value is not null && ArgumentCheck.Fault(known, value is decimal ? SqlNumbers.ToDouble(value) : value) is { } fault) throw Error(fault);
        }
    }

    /// <summary>The settings that are given, with what the catalogue says of each.</summary>
    public IEnumerable<Catalog.FunctionArgument> Given => _values.Where(static pair => pair.Value is not null).Select(pair => Known(pair.Key)!);

    /// <summary>Whether it is switched on, given or by default.</summary>
    public bool Flag(string name) => Find(name) is true;

    /// <summary>A whole number, given or by default; null for neither.</summary>
    public long? Integer(string name) => Find(name) as long?;

    /// <summary>A number, given or by default; null for neither.</summary>
    public double? Number(string name) => Find(name) is { } value ? SqlNumbers.ToDouble(value) : null;

    private object? Find(string name) => _values.FirstOrDefault(v => string.Equals(v.Key, name, StringComparison.OrdinalIgnoreCase)).Value ?? Known(name)?.Default;

    private Catalog.FunctionArgument? Known(string name) => Array.Find(_known, known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private LocalQueryException Error(string fault) => new("invalidQuery", $"{_function} {fault}.");
}
