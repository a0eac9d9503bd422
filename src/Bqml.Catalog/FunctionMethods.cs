namespace Bqml.Catalog;

/// <summary>The methods that are generated for a function on a model: one for each shape of result and each kind of input.</summary>
public static class FunctionMethods
{
    /// <summary>What methods end in.</summary>
    public const string Suffix = "Async";

    /// <summary>The setting that <see cref="Passthrough.IfKept"/> is about.</summary>
    public const string KeepColumns = "keep_original_columns";

    /// <summary>Finds the setting that chooses an output.</summary>
    /// <param name="output">The output.</param>
    /// <param name="signature">The arguments that the method is for.</param>
    /// <param name="settings">The settings that there are.</param>
    /// <param name="choice">The setting with the value that it must have; null when the output is that of the defaults.</param>
    /// <returns>Whether the output can be had.</returns>
    public static bool TryChoose(FunctionOutput output, FunctionSignature signature, IReadOnlyCollection<FunctionArgument> settings, out (FunctionArgument Setting, object Value)? choice)
    {
        choice = null;
        var condition = output.Passthrough == Passthrough.IfKept
            ? new OutputCondition(OutputConditionKind.Setting, KeepColumns, true)
            : output.When.FirstOrDefault(static condition => condition.Kind == OutputConditionKind.Setting);
        if (condition is null || Equals(signature.Settings?.Fields.FirstOrDefault(field => field.Name == condition.Name)?.Default, condition.Value)) return true;
        if (settings.FirstOrDefault(setting => setting.Name == condition.Name) is not { } setting || condition.Value is not { } value) return false;
        choice = (setting, value);
        return true;
    }

    /// <summary>The method's name without <see cref="Suffix"/>: <c>Predict</c>.</summary>
    /// <param name="function">The function.</param>
    /// <param name="signature">The arguments that the method is for.</param>
    /// <param name="output">Its output.</param>
    /// <param name="chosen">The setting that chooses the output; null when there is none.</param>
    public static string Name(ModelFunction function, FunctionSignature signature, FunctionOutput output, FunctionArgument? chosen)
    {
        var name = Stem(output.MethodName ?? function.MethodName!) + signature.MethodSuffix;
        if (chosen is null || output.MethodName is not null || output.Passthrough == Passthrough.IfKept) return name;
        // GlobalExplain with class_level_explain is GlobalExplainClassLevel.
        var words = chosen.PropertyName;
        var lastWord = words.Substring(LastCapital(words));
        return name + (name.EndsWith(lastWord, StringComparison.Ordinal) ? words.Substring(0, words.Length - lastWord.Length) : words);
    }

    /// <summary>The names of all methods that models of a type can have for a function; which one has depends on its options.</summary>
    /// <param name="function">The function.</param>
    /// <param name="modelTypeId">The model type: LINEAR_REG.</param>
    public static IEnumerable<string> Names(ModelFunction function, string modelTypeId)
    {
        foreach (var signature in function.SignaturesFor(modelTypeId))
        {
            var settings = (signature.Settings?.Fields ?? []).Where(field => !field.Doubtful && field.AppliesTo(modelTypeId)).ToArray();
            foreach (var output in function.OutputsFor(modelTypeId).Where(static output => !output.Deprecated))
            {
                if (TryChoose(output, signature, settings, out var choice)) yield return Name(function, signature, output, choice?.Setting) + Suffix;
            }
        }
    }

    private static string Stem(string method) => method.EndsWith(Suffix, StringComparison.Ordinal) ? method.Substring(0, method.Length - Suffix.Length) : method;

    private static int LastCapital(string name)
    {
        var index = name.Length - 1;
        while (index > 0 && !char.IsUpper(name[index])) index--;
        return index;
    }
}
