using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tool.Output;

/// <summary>One attribute class for each model type, whose properties are the type's options, and the enum of options that can be tuned.</summary>
internal static class AttributeFiles
{
    private const string Folder = "src/Bqml/Generated/Attributes/";

    public static IEnumerable<GeneratedFile> Create(CatalogData data)
    {
        foreach (var type in data.ModelTypes)
        {
            yield return Attribute($"{Folder}{type.AttributeName}Attribute.g.cs", type, type.RowTypeParameterCount, data);
            if (type.TakesOnnxFile) yield return Attribute($"{Folder}{type.AttributeName}Attribute.File.g.cs", type, rows: 0, data);
        }
        var tunable = data.ModelTypes.SelectMany(type => type.Options).Where(option => option.Tunable).GroupBy(option => option.Name, StringComparer.Ordinal);
        yield return new(Folder + "Hyperparameter.g.cs", TemplateRenderer.Render("hyperparameter", new
        {
            Members = tunable.Select(uses => new
            {
                uses.First().PropertyName,
                uses.First().Name,
                uses.First().Summary,
                Types = string.Join(", ", data.ModelTypes.Where(type => type.Option(uses.Key) is { Tunable: true }).Select(type => type.AttributeName)),
            }).ToArray(),
        }));
    }

    private static GeneratedFile Attribute(string path, ModelType type, int rows, CatalogData data) => new(path, TemplateRenderer.Render("attribute", new
    {
        Type = type,
        Rows = rows,
        TypeParameters = rows switch { 0 => "", 1 => "<TRow>", _ => "<TInput, TOutput>" },
        HasFile = type.TakesOnnxFile,
        Remarks = Remarks(type, data),
        HasConnection = type.Clauses.Connection == ClauseUse.Required,
        Options = type.OptionsAndParts.Where(option => option.PropertyName is not null).Select(option => new
        {
            Name = option.PartOf ?? option.Name,
            option.PropertyName,
            Type = option.PropertyType + (option.PropertyType!.EndsWith(']') || option.PropertyType == "string" ? "?" : ""),
            option.Summary,
            Rules = Rules(option),
        }).ToArray(),
    }));

    private static IReadOnlyList<string> Rules(ModelOption option)
    {
        var rules = new List<string>();
        if (option.AllowedValues.Count > 0) rules.Add($"Values: {string.Join(", ", option.AllowedValues.Select(value => value.MemberName))}.");
        if (option.NamesColumn) rules.Add("Names a property of the row: use nameof.");
        rules.AddRange(Documentation.Rules(option));
        return rules;
    }

    private static IReadOnlyList<string> Remarks(ModelType type, CatalogData data)
    {
        var remarks = new List<string>();
        if (type.LabelTypes is [ModelType.Groupable]) remarks.Add("The label, marked [Label], is of any groupable type: a string, number, bool, date, time or enum.");
        else if (type.LabelTypes.Count > 0) remarks.Add($"The label, marked [Label], is a number ({string.Join(", ", type.LabelTypes)}).");
        if (type.MaxLabelClasses is { } classes) remarks.Add($"At most {classes} different labels.");
        remarks.AddRange(Documentation.InputsAndOutputs(type));
        remarks.AddRange(Documentation.Rules(type));
        foreach (var group in type.ExactlyOneOf) remarks.Add($"Exactly one of {string.Join(" and ", group)} must be given.");
        foreach (var option in type.Options.Where(option => option.Role is not null)) remarks.Add($"{option.Name} is said by [{option.Role}] on a property of the row.");
        if (type.Options.Any(option => option.Kind == OptionKind.ClassWeights)) remarks.Add("CLASS_WEIGHTS is said by [ClassWeight], one for each class.");
        if (type.Options.Any(option => option.Tunable)) remarks.Add("Options are tuned by [Tune] and [TuneCandidates], with NumTrials set.");
        remarks.Add(type.ExportFormat is { } format ? $"Can be exported as {format}." : "Cannot be exported.");
        remarks.Add($"Functions: {string.Join(", ", type.Functions)}.");
        remarks.AddRange(type.Notes.Select(Documentation.Sentence));
        return remarks;
    }
}
