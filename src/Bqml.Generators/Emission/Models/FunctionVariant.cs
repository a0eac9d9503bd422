using Bqml.Catalog;

namespace Bqml.Generators.Emission.Models;

/// <summary>A function on a model with one shape of result. A setting that changes the shape makes a second variant, with a method of its own.</summary>
internal sealed class FunctionVariant
{
    private ResultColumn[]? _resultColumns;

    private FunctionVariant(
        DeclaredFacts model, ModelFunction function, FunctionSignature signature, FunctionOutput output, FunctionArgument[] settings, string[] choosing, (FunctionArgument Setting, object Value)? choice)
    {
        (Function, Signature, Output) = (function, signature, output);
        HasDeclaredRows = model.ModelType.RowTypeParameterCount > 0;
        Settings = [.. settings.Where(setting => !setting.IsSchema && Applies(setting, model, choosing, choice))];
        Schema = settings.FirstOrDefault(static setting => setting.IsSchema);
        Named = [.. signature.Arguments.Where(argument => argument.Kind == ArgumentKind.Named && IsOffered(argument, model) && Applies(argument, model, choosing, choice))];
        TakesNothing = signature.Input is not { Required: true } && !output.When.Any(static condition => condition.Kind == OutputConditionKind.Input)
            && signature.RequiresWithoutInput.All(model.Holds);
        TakesRows = signature.Input is not null && !output.When.Any(static condition => condition.Kind == OutputConditionKind.NoInput);
        TakesLabelledRows = HasDeclaredRows && TakesRows && signature.Input is { Required: false, Columns.Count: 0 };
        Name = FunctionMethods.Name(function, signature, output, choice?.Setting);
        if (choice is var (setting, value)) FixedSettings = [(setting.Name, value)];
    }

    public ModelFunction Function { get; }

    public FunctionSignature Signature { get; }

    public FunctionOutput Output { get; }

    /// <summary>The settings that are parameters of the method.</summary>
    public FunctionArgument[] Settings { get; }

    /// <summary>The arguments given by name that are parameters of the method.</summary>
    public FunctionArgument[] Named { get; }

    /// <summary>The setting that says which columns to generate; null when there is none.</summary>
    public FunctionArgument? Schema { get; }

    /// <summary>The settings that choose this variant.</summary>
    public (string Name, object Value)[] FixedSettings { get; } = [];

    /// <summary>The constant in <c>Sql</c>, and the method without Async: <c>Predict</c>.</summary>
    public string Name { get; }

    /// <summary>The method.</summary>
    public string MethodName => Name + FunctionMethods.Suffix;

    /// <summary>Whether it can be called with rows.</summary>
    public bool TakesRows { get; }

    /// <summary>Whether it can be called without rows.</summary>
    public bool TakesNothing { get; }

    /// <summary>Whether the rows are of the type that the model is declared over; otherwise each call may have its own.</summary>
    public bool HasDeclaredRows { get; }

    /// <summary>Whether the rows are compared with what they led to. Such a function can also do with the rows that training set aside.</summary>
    public bool TakesLabelledRows { get; }

    /// <summary>Whether the rows are what predictions start from.</summary>
    public bool TakesInputs => HasDeclaredRows && TakesRows && !TakesLabelledRows;

    /// <summary>Whether each row of the result holds the input row it is about.</summary>
    public bool ReturnsInputs => (TakesInputs || !HasDeclaredRows) && Signature.Input is { Required: true } && Output.Passthrough != Passthrough.None;

    /// <summary>Whether many rows from memory are sent in several calls: the function looks at each by itself, and gives a row for each.</summary>
    public bool SendsBatches => Function.RowByRow && Output.Rows != RowCount.Single;

    /// <summary>The column that tells of each row whether there is an answer; null when there is none, or the rows cannot be sent again.</summary>
    public OutputColumn? Status => SendsBatches && ReturnsInputs ? Output.Columns.FirstOrDefault(static column => column.IsStatus) : null;

    /// <summary>What the documentation says of rows from memory.</summary>
    public string RowsText => SendsBatches ? "The rows, sent as query parameters; many rows in several queries." : "The rows, sent as a query parameter.";

    /// <summary>
    /// Whether a call writes a setting that has a default even when it is not given: the STRUCT must be there, because the documentation says so or because
    /// it stands before the rows.
    /// </summary>
    public bool WritesDefaults(bool hasRows)
    {
        if (Signature.Settings is not { } settings) return false;
        var arguments = Signature.Arguments.ToList();
        var isGiven = FixedSettings.Length > 0 || Schema is not null || Settings.Any(static setting => setting.Required);
        return (settings.Required && !isGiven) || (hasRows && Signature.Input is { } input && arguments.IndexOf(settings) < arguments.IndexOf(input));
    }

    /// <summary>The columns of its result. What decides on them is the same in all models that have the variant; <paramref name="model"/> is one of them.</summary>
    public ResultColumn[] ResultColumns(ModelDeclaration model) => _resultColumns ??= ResultColumn.Of(Output, model);

    /// <summary>Whether its result has a record of its own in the model.</summary>
    public bool HasRecord => HasDeclaredRows && Output.ResultType is null;

    /// <summary>Whether the record is the same in all models that have the variant.</summary>
    public bool HasSharedRecord(ModelDeclaration model) => Array.TrueForAll(ResultColumns(model), static column => column.Reader is not null);

    /// <summary>Every variant of every function that BigQuery supports for declarations with these facts.</summary>
    public static IEnumerable<FunctionVariant> Of(DeclaredFacts model)
    {
        foreach (var name in model.ModelType.Functions)
        {
            if (ModelCatalog.FindFunction(name) is not { Kind: FunctionKind.TableValued, MethodName: not null } function) continue;
            if (function.TunedModels == (model.IsTuned ? TunedModels.Refused : TunedModels.Required)) continue;
            if (!function.Requires.All(model.Holds)) continue;
            foreach (var variant in Signatures(model, function).SelectMany(signature => Of(model, function, signature))) yield return variant;
        }
    }

    /// <summary>The ways to call the function, each with a method name of its own. What is known of the endpoint decides the settings.</summary>
    private static IEnumerable<FunctionSignature> Signatures(DeclaredFacts model, ModelFunction function) =>
        function.SignaturesFor(model.ModelType.Id).Where(signature => signature.IsFor(model.EndpointFamily)).GroupBy(static signature => signature.MethodSuffix)
            .Select(group => model.ModelType.EndpointFamilies.Count == 0 ? group.First() : FunctionSignature.Union([.. group]));

    private static IEnumerable<FunctionVariant> Of(DeclaredFacts model, ModelFunction function, FunctionSignature signature)
    {
        var settings = signature.Settings?.Fields.Where(field => IsOffered(field, model)).ToArray() ?? [];
        // Where the documentation advises another function, that one's method is enough.
        var outputs = function.OutputsFor(model.ModelType.Id).Where(static output => !output.Deprecated).ToArray();
        var choosing = outputs.SelectMany(static output => output.When).Where(static condition => condition.Kind == OutputConditionKind.Setting).Select(static condition => condition.Name).OfType<string>().ToArray();
        var offered = settings.Where(setting => !choosing.Contains(setting.Name) && setting.Name != FunctionMethods.KeepColumns).ToArray();
        foreach (var output in outputs)
        {
            if (output.When.Any(condition => model.Holds(condition) == false)) continue;
            if (FunctionMethods.TryChoose(output, signature, settings, out var choice)) yield return new FunctionVariant(model, function, signature, output, offered, choosing, choice);
        }
    }

    private static bool IsOffered(FunctionArgument argument, DeclaredFacts model) =>
        !argument.Doubtful
        && argument.CSharpType is not null
        && argument.AppliesTo(model.ModelType.Id)
        && ((argument.Conditions & ArgumentConditions.Tuned) == 0 || model.IsTuned)
        && ((argument.Conditions & ArgumentConditions.BinaryClassification) == 0 || model.ModelType.Category == ModelCategory.Classification);

    /// <summary>Whether the argument belongs to the variant that a setting chooses and to the model's options. What other settings are, only a call tells.</summary>
    private static bool Applies(FunctionArgument argument, DeclaredFacts model, string[] choosing, (FunctionArgument Setting, object Value)? choice)
    {
        return argument.When.Where(IsKnown).All(condition => Holds(condition, model, choice)) && !argument.Unless.Where(IsKnown).Any(condition => Holds(condition, model, choice));

        bool IsKnown(OutputCondition condition) => condition.Kind != OutputConditionKind.Setting || choosing.Contains(condition.Name);
    }

    private static bool Holds(OutputCondition condition, DeclaredFacts model, (FunctionArgument Setting, object Value)? choice) => condition.Kind == OutputConditionKind.Setting
        ? choice is var (setting, value) && setting.Name == condition.Name && Equals(value, condition.Value)
        : model.Holds(condition) == true;
}
