using System.Reflection;

namespace Bqml.Catalog.Tests;

/// <summary>What must hold for each option of each model type.</summary>
public sealed class OptionTests
{
    private static readonly string[] s_roles = [.. typeof(LabelAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Attribute)) && type.Namespace == "Bqml").Select(type => type.Name)];

    public static TheoryData<string, string> Options => CatalogFixture.Options;

    [Theory, MemberData(nameof(Options))]
    public void Is_said_in_exactly_one_way(string id, string name)
    {
        var option = Option(id, name);
        var ways = new[] { option.PropertyName is not null, option.Role is not null, option.Fixed is not null, option.Kind == OptionKind.ClassWeights };
        Assert.Equal(1, ways.Count(way => way));
        if (option.Role is { } role) Assert.Contains(role + "Attribute", s_roles);
    }

    [Theory, MemberData(nameof(Options))]
    public void Is_found_by_name_and_by_property(string id, string name)
    {
        var type = ModelCatalog.FindModelType(id)!;
        var option = Option(id, name);
        Assert.Same(option, type.Option(name.ToLowerInvariant()));
        if (option.PropertyName is { } property) Assert.Same(option, type.OptionByProperty(property));
    }

    [Theory, MemberData(nameof(Options))]
    public void Has_the_property_on_the_attribute(string id, string name)
    {
        var option = Option(id, name);
        if (option.PropertyName is null) return;
        var property = AttributeTests.AttributeOf(id).GetProperty(option.PropertyName);
        Assert.NotNull(property);
        Assert.True(property.CanWrite);
        Assert.Equal(option.PropertyType, CSharpName(property.PropertyType));
    }

    [Theory, MemberData(nameof(Options))]
    public void Default_is_allowed(string id, string name)
    {
        var option = Option(id, name);
        if (option.Default is not { } value) return;
        if (value is double or long) Assert.True(option.Range is null || option.Range.Contains(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var text in value is object[] elements ? elements.OfType<string>() : value is string single ? [single] : [])
            if (option.AllowedValues.Count > 0) Assert.Contains(option.AllowedValues, allowed => allowed.SqlValue == text);
    }

    [Theory, MemberData(nameof(Options))]
    public void Relations_name_options_of_the_same_type(string id, string name)
    {
        var option = Option(id, name);
        var type = ModelCatalog.FindModelType(id)!;
        foreach (var condition in option.Requires.Concat(option.RequiresWhenTuning).Concat(option.Excludes).Concat(option.AppliesWhen).Concat(option.RequiredWhen).Concat(option.EnablesWhen))
        {
            Assert.True(condition.Option is null ^ condition.Clause is null);
            if (condition.Option is { } other) Assert.NotNull(type.Option(other));
        }
    }

    [Theory, MemberData(nameof(Options))]
    public void Tuning_needs_the_option_NUM_TRIALS(string id, string name)
    {
        var option = Option(id, name);
        if (!option.Tunable)
        {
            Assert.Null(option.HyperparameterRange);
            return;
        }
        Assert.NotNull(ModelCatalog.FindModelType(id)!.Option("NUM_TRIALS"));
        Assert.True(Enum.TryParse<Hyperparameter>(option.PropertyName, out _));
        if ((option.HyperparameterForms & HyperparameterForms.Range) != 0) Assert.True(option.Kind is OptionKind.Float64 or OptionKind.Int64);
        if (option is { HyperparameterRange: { } range, HyperparameterDefaultRange: { Min: { } min, Max: { } max } }) Assert.True(range.Contains((min + max) / 2));
    }

    [Theory, MemberData(nameof(Options))]
    public void Text_is_there_and_patterns_compile(string id, string name)
    {
        var option = Option(id, name);
        Assert.EndsWith(".", option.Summary, StringComparison.Ordinal);
        Assert.All(option.Notes, note => Assert.NotEqual("", note.Trim()));
        if (option.Pattern is { } pattern) Assert.DoesNotMatch(pattern, "");
    }

    [Fact]
    public void Fixed_options_name_the_type_or_the_service()
    {
        foreach (var type in ModelCatalog.ModelTypes.Where(type => type.SqlModelType is not null)) Assert.Equal(type.Id, type.Option("MODEL_TYPE")!.Fixed);
        Assert.Equal("CLOUD_AI_VISION_V1", Option("REMOTE_CLOUD_AI_VISION_V1", "REMOTE_SERVICE_TYPE").Fixed);
        Assert.Equal(24 + 5, ModelCatalog.ModelTypes.SelectMany(type => type.Options).Count(option => option.Fixed is not null));
    }

    [Fact]
    public void Facts_of_the_linear_family()
    {
        var strategy = Option("LINEAR_REG", "OPTIMIZE_STRATEGY");
        Assert.Equal(["AUTO_STRATEGY", "BATCH_GRADIENT_DESCENT", "NORMAL_EQUATION"], strategy.AllowedValues.Select(value => value.SqlValue));
        Assert.Equal("NORMAL_EQUATION", Assert.Single(strategy.ValueConflicts).Value);
        Assert.Null(ModelCatalog.FindModelType("LOGISTIC_REG")!.Option("OPTIMIZE_STRATEGY"));
        Assert.Equal("LEARN_RATE_STRATEGY is CONSTANT", Assert.Single(Option("LINEAR_REG", "LEARN_RATE").Requires).ToString());
        var l2 = Option("LOGISTIC_REG", "L2_REG");
        Assert.Equal((0.0, HyperparameterForms.Range | HyperparameterForms.Candidates, HyperparameterScale.Log), (l2.Default, l2.HyperparameterForms, l2.HyperparameterScale));
        Assert.Equal("(0, ∞)", l2.HyperparameterRange!.ToString());
        Assert.Equal(new NumericRange(1, true, 100, true), Option("LINEAR_REG", "NUM_TRIALS").Range);
        Assert.Equal("Label", Option("LINEAR_REG", "INPUT_LABEL_COLS").Role);
        Assert.Equal("DataSplit", Option("LINEAR_REG", "DATA_SPLIT_COL").Role);
        Assert.Equal(("HparamTuningObjective", "HparamTuningObjective"), (Option("LINEAR_REG", "HPARAM_TUNING_OBJECTIVES").PropertyName, Option("LINEAR_REG", "HPARAM_TUNING_OBJECTIVES").PropertyType));
        Assert.Equal(50, ModelCatalog.FindModelType("LOGISTIC_REG")!.MaxLabelClasses);
    }

    [Fact]
    public void Where_pages_differ_the_wider_search_space_counts()
    {
        Assert.Equal("[1, 20]", Option("BOOSTED_TREE_REGRESSOR", "MAX_TREE_DEPTH").HyperparameterRange!.ToString());
        Assert.Contains(Option("BOOSTED_TREE_REGRESSOR", "MAX_TREE_DEPTH").Notes, note => note.Contains("(1, 20]", StringComparison.Ordinal));
    }

    private static ModelOption Option(string id, string name) => ModelCatalog.FindModelType(id)!.Option(name)!;

    private static string CSharpName(Type type) =>
        type.IsArray ? CSharpName(type.GetElementType()!) + "[]"
        : type == typeof(double) ? "double"
        : type == typeof(long) ? "long"
        : type == typeof(bool) ? "bool"
        : type == typeof(string) ? "string"
        : type.Name;
}
