namespace Bqml.Catalog;

/// <summary>What an output or a column of it depends on.</summary>
public enum OutputConditionKind
{
    /// <summary>The model was trained with NUM_TRIALS.</summary>
    Tuned,
    /// <summary>The label has more than two classes.</summary>
    Multiclass,
    /// <summary>The model has time-series id columns.</summary>
    SeveralSeries,
    /// <summary>The call has input rows.</summary>
    Input,
    /// <summary>The call has no input rows.</summary>
    NoInput,
    /// <summary>The model has this category's task; <see cref="OutputCondition.Value"/> is a <see cref="ModelCategory"/>.</summary>
    Category,
    /// <summary>The setting <see cref="OutputCondition.Name"/> has the value, or is given when there is no value.</summary>
    Setting,
    /// <summary>The model's option <see cref="OutputCondition.Name"/> has the value, or is given when there is no value.</summary>
    Option,
    /// <summary>The text of the model's option <see cref="OutputCondition.Name"/> has this of the option's formats.</summary>
    Format,
    /// <summary>The model type's id is the value.</summary>
    ModelType,
    /// <summary>The endpoint serves a model of this kind (Gemini, Claude, ...), or another condition in words.</summary>
    Text,
}

/// <summary>A condition for an output or a column of it.</summary>
/// <param name="Kind">What it depends on.</param>
/// <param name="Name">The setting or option.</param>
/// <param name="Value">The value it must have: string, bool, long or double; null: any.</param>
public sealed record OutputCondition(OutputConditionKind Kind, string? Name = null, object? Value = null)
{
    /// <summary>A setting or option with the value it must have, as GoogleSQL writes it: <c>task_type CLASSIFICATION</c>.</summary>
    public string Words => Name + Value switch { null => "", bool flag => flag ? " TRUE" : " FALSE", var value => " " + Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) };
}
