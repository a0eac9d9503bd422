using Bqml.Catalog;
using Bqml.Generators.Emission.Models;
using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Parsing;

/// <summary>
/// Reads a class marked [BigQueryModel] from its symbol. Generator and analyzers both use it, so they cannot disagree on what was declared.
/// It judges nothing: what is wrong comes out as written, and the rules report it.
/// </summary>
internal static class ModelSpecParser
{
    public static ModelSpec Parse(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var name = "";
        string? unlistedModelType = null;
        var isExportable = false;
        TrainingSource? training = null;
        var trainingSources = 0;
        TrainingSource? holidaySource = null;
        var holidaySources = 0;
        var customHolidays = new List<CustomHoliday>();
        var modelTypes = new List<ModelTypeUse>(1);
        var unlistedOptions = new List<OptionUse>();
        var classWeights = new List<ClassWeight>();
        var tunings = new List<TuneUse>();
        var transforms = new List<TransformUse>();
        var images = new List<ImageUse>();

        foreach (var attribute in type.GetAttributes())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (AttributeNames.Find(attribute) is not { } attributeName) continue;
            var arguments = attribute.ConstructorArguments;
            switch (attributeName)
            {
                case "BigQueryModelAttribute":
                    if (arguments.Length > 0) name = Constants.Text(arguments[0]);
                    unlistedModelType = NamedText(attribute, "ModelType");
                    isExportable = attribute.NamedArguments.Any(static argument => argument is { Key: "Exportable", Value.Value: true });
                    break;
                case "TrainingTableAttribute" when arguments.Length > 0:
                    trainingSources++;
                    training ??= new TrainingSource(IsQuery: false, Constants.Text(arguments[0]), NamedText(attribute, "Where"));
                    break;
                case "TrainingQueryAttribute" when arguments.Length > 0:
                    trainingSources++;
                    training ??= new TrainingSource(IsQuery: true, Constants.Text(arguments[0]), null);
                    break;
                case "CustomHolidayAttribute" when arguments.Length > 2:
                    customHolidays.Add(ParseHoliday(attribute));
                    break;
                case "CustomHolidayTableAttribute" when arguments.Length > 0:
                    holidaySources++;
                    holidaySource ??= new TrainingSource(IsQuery: false, Constants.Text(arguments[0]), NamedText(attribute, "Where"));
                    break;
                case "CustomHolidayQueryAttribute" when arguments.Length > 0:
                    holidaySources++;
                    holidaySource ??= new TrainingSource(IsQuery: true, Constants.Text(arguments[0]), null);
                    break;
                case "ModelOptionAttribute" when arguments.Length > 1:
                    unlistedOptions.Add(new OptionUse(Constants.Text(arguments[0]), Constants.Read(arguments[1])));
                    break;
                case "ClassWeightAttribute" when arguments.Length > 1:
                    classWeights.Add(new ClassWeight(Constants.Read(arguments[0]), arguments[1].Value is double weight ? weight : double.NaN));
                    break;
                case "ImageInputAttribute":
                    images.Add(ParseImage(attribute));
                    break;
                case "TuneAttribute" when arguments.Length > 0:
                    tunings.Add(new TuneUse(Hyperparameter(arguments[0]), NamedNumber(attribute, "Min"), NamedNumber(attribute, "Max"), null));
                    break;
                case "TuneCandidatesAttribute" when arguments.Length > 1:
                    var candidates = arguments[1].IsNull ? [] : arguments[1].Values.Select(Constants.Read).ToEquatableArray();
                    tunings.Add(new TuneUse(Hyperparameter(arguments[0]), null, null, candidates));
                    break;
                default:
                    if (ModelCatalog.FindModelTypeByAttribute("Bqml." + attributeName) is { } modelType) modelTypes.Add(ParseModelType(attribute, modelType, type, cancellationToken));
                    else if (TransformParser.Parse(attribute, attributeName, property: null) is { } transform) transforms.Add(transform);
                    break;
            }
        }

        return new ModelSpec
        {
            Type = TypeSpecParser.Parse(type, cancellationToken),
            CanHaveBase = BaseClasses.CanHave(type, ModelEmitter.BaseClassName),
            Name = name,
            ModelTypes = modelTypes.ToEquatableArray(),
            UnlistedModelType = unlistedModelType,
            IsExportable = isExportable,
            Training = training,
            HasSeveralTrainingSources = trainingSources > 1,
            CustomHolidays = customHolidays.ToEquatableArray(),
            HolidaySource = holidaySource,
            HasSeveralHolidaySources = holidaySources > 1,
            UnlistedOptions = unlistedOptions.ToEquatableArray(),
            ClassWeights = classWeights.ToEquatableArray(),
            Tunings = tunings.ToEquatableArray(),
            Transforms = transforms.ToEquatableArray(),
            Images = images.ToEquatableArray(),
        };
    }

    private static ModelTypeUse ParseModelType(AttributeData attribute, ModelType modelType, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var options = attribute.NamedArguments.Select(static argument => new OptionUse(argument.Key, Constants.Read(argument.Value))).ToEquatableArray();
        return new ModelTypeUse(modelType.Id, ParseRow(attribute, 0, type, cancellationToken), options) 
        {
            Output = ParseRow(attribute, 1, type, cancellationToken),
            HasRowTypes = attribute.AttributeClass!.Arity > 0,
        };
    }

    private static RowSpec? ParseRow(AttributeData attribute, int index, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        attribute.AttributeClass!.TypeArguments.ElementAtOrDefault(index) is INamedTypeSymbol { TypeKind: TypeKind.Class } row ? RowSpecParser.Parse(row, type, cancellationToken) : null;

    private static CustomHoliday ParseHoliday(AttributeData attribute)
    {
        var arguments = attribute.ConstructorArguments;
        var dates = arguments[2].Kind != TypedConstantKind.Array || arguments[2].IsNull ? [] : arguments[2].Values.Select(Constants.Text).ToEquatableArray();
        return new CustomHoliday(Constants.Text(arguments[0]), Constants.Text(arguments[1]), dates, (long?)NamedNumber(attribute, "PreholidayDays"), (long?)NamedNumber(attribute, "PostholidayDays"));
    }

    private static ImageUse ParseImage(AttributeData attribute)
    {
        var named = attribute.NamedArguments.Select(static argument => new OptionUse(argument.Key, Constants.Read(argument.Value))).ToEquatableArray();
        return new ImageUse(
            attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value as string : null,
            Value<OptionValue.Int64>("Height")?.Value, Value<OptionValue.Int64>("Width")?.Value, Value<OptionValue.Bool>("PreserveAspectRatio")?.Value,
            Value<OptionValue.Enum>("ColorSpace"), Value<OptionValue.Bool>("IntegerPixels")?.Value, Value<OptionValue.String>("Column")?.Value);

        T? Value<T>(string name) where T : OptionValue => named.Find(name) as T;
    }

    private static string? Hyperparameter(TypedConstant constant) =>
        Constants.Read(constant) is OptionValue.Enum { Member: { } member } ? Hyperparameters.FindOption(member) : null;

    private static string? NamedText(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name) return argument.Value.Value as string;
        }
        return null;
    }

    private static double? NamedNumber(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name) return Constants.Number(argument.Value);
        }
        return null;
    }
}
