using System.Collections.Concurrent;
using Bqml.Catalog;

namespace Bqml.Generators.Emission.Models;

/// <summary>
/// All that the methods of a model depend on besides names and columns of its rows: the type, whether it is tuned, the kind of its endpoint, and which of the
/// catalogue's conditions hold. Compared by value: declarations with the same facts have the same methods, whose text is made once.
/// </summary>
internal sealed class DeclaredFacts : IEquatable<DeclaredFacts>
{
    /// <summary>The conditions on the functions of a type, each with the place of its answer.</summary>
    private static readonly ConcurrentDictionary<ModelType, Dictionary<object, int>> s_conditions = new();

    private readonly Dictionary<object, int> _conditions;
    private readonly bool?[] _answers;

    public DeclaredFacts(ModelDeclaration model)
    {
        (ModelType, IsTuned, EndpointFamily) = (model.ModelType, model.IsTuned, model.EndpointFamily);
        _conditions = s_conditions.GetOrAdd(ModelType, ConditionsOf);
        _answers = new bool?[_conditions.Count];
        foreach (var condition in _conditions)
            _answers[condition.Value] = condition.Key is OutputCondition ofOutput ? Conditions.Holds(ofOutput, model) : Conditions.Holds((OptionCondition)condition.Key, model);
    }

    /// <summary>The declared type.</summary>
    public ModelType ModelType { get; }

    /// <summary>Whether training searches hyperparameters.</summary>
    public bool IsTuned { get; }

    /// <summary>The kind of model behind the endpoint; null when there is none, or its name does not tell.</summary>
    public EndpointFamily? EndpointFamily { get; }

    /// <summary>Whether a condition holds; null when only the data or the call decides.</summary>
    public bool? Holds(OutputCondition condition) => _answers[_conditions[condition]];

    /// <summary>Whether the model has what a function requires of it.</summary>
    public bool Holds(OptionCondition condition) => _answers[_conditions[condition]] == true;

    /// <inheritdoc/>
    public bool Equals(DeclaredFacts? other)
    {
        if (other is null || !ReferenceEquals(ModelType, other.ModelType) || IsTuned != other.IsTuned || EndpointFamily != other.EndpointFamily) return false;
        for (var i = 0; i < _answers.Length; i++)
        {
            if (_answers[i] != other._answers[i]) return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DeclaredFacts);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = ModelType.GetHashCode();
        foreach (var answer in _answers) hash = unchecked((hash * 3) + (answer is { } known ? known ? 2 : 1 : 0));
        return hash;
    }

    private static Dictionary<object, int> ConditionsOf(ModelType type)
    {
        var conditions = new Dictionary<object, int>();
        foreach (var name in type.Functions)
        {
            if (ModelCatalog.FindFunction(name) is not { } function) continue;
            Add(function.Requires);
            foreach (var signature in function.SignaturesFor(type.Id))
            {
                Add(signature.RequiresWithoutInput);
                foreach (var argument in signature.Arguments) AddOf(argument);
            }
            foreach (var output in function.OutputsFor(type.Id))
            {
                Add(output.When);
                foreach (var column in output.Columns) Add(column.When);
            }
        }
        return conditions;

        void AddOf(FunctionArgument argument)
        {
            Add(argument.When);
            Add(argument.Unless);
            foreach (var field in argument.Fields) AddOf(field);
        }

        void Add(IReadOnlyList<object> some)
        {
            foreach (var condition in some)
            {
                if (!conditions.ContainsKey(condition)) conditions.Add(condition, conditions.Count);
            }
        }
    }
}
