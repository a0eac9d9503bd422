using System.Reflection;
using Bqml.Catalog;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>The list of rules is current, and leaves nothing of the catalogue out.</summary>
public sealed class RuleListTests
{
    /// <summary>Properties that hold names, texts, forms and defaults, or are part of what another one says.</summary>
    private static readonly string[] s_descriptive =
    [
        // Options
        "Name", "PropertyName", "PropertyType", "EnumType", "Default", "DefaultRule", "Fixed", "Role", "Placeholder", "Tunable", "HyperparameterDefaultRange", "HyperparameterScale",
        "FileEndings", "AlsoAccepts", "Parts", "PartKey", "EnablesWhen", "EnablesForTwoLabels", "IsEndpoint", "Purpose", "Summary", "Notes", "UncheckedRules",
        // Model types
        "Id", "SqlModelType", "RestModelType", "Title", "TitleWithArticle", "AttributeName", "AttributeMetadataName", "FileAttributeMetadataName", "Family", "Category", "DocumentationUrl", "CreateForms", "CanDeploy",
        "DoubtfulFunctions", "OptionsAndParts", "Options",
        // Functions
        "Kind", "MethodName", "TakesModel", "RowByRow", "EnabledBy", "Returns", "TransformAttributeName", "TransformAttributeMetadataName", "ColumnAttributeName", "ColumnAttributeMetadataName", "TransformType", "NumericTransformType", "CombinedFields", "Signatures", "Outputs",
        // Arguments
        "CSharpType", "Fields", "ElementType", "ObjectType", "ObjectKey", "RecordType", "IsColumn", "MayRepeat", "SingleAsScalar", "IsConstructorParameter", "ColumnPropertyType", "Doubtful", "ModelTypeIds", "Type", "Numbers",
        // ALTER MODEL
        "Clearable",
        // The catalogue
        "Snapshot", "ModelTypes", "Functions", "AlterOptions", "ChangeSets", "Labels", "Export", "TrainingOptions", "Onnx",
    ];

    /// <summary>With BQML_UPDATE_GOLDEN=1 the list is written instead.</summary>
    [Fact]
    public void The_list_follows_the_catalogue()
    {
        var text = RuleList.Render();
        if (Environment.GetEnvironmentVariable("BQML_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(RuleList.Path, text);
            return;
        }
        Assert.Equal(text, File.ReadAllText(RuleList.Path).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void No_property_of_the_catalogue_is_left_out()
    {
        Check<ModelOption>(RuleFacts.Options.Select(static fact => fact.Property));
        Check<ModelType>(RuleFacts.ModelTypes.Select(static fact => fact.Property));
        Check<ModelFunction>(RuleFacts.Functions.Select(static fact => fact.Property));
        Check<FunctionArgument>(RuleFacts.Arguments.Select(static fact => fact.Property).Concat(RuleFacts.TransformArguments.Select(static fact => fact.Property)));
        Check<AlterOption>(RuleFacts.AlterOptions.Select(static fact => fact.Property));
        CheckOf(typeof(ModelCatalog), RuleFacts.Catalog.Select(static fact => fact.Property));

        static void Check<T>(IEnumerable<string> listed) => CheckOf(typeof(T), listed);

        static void CheckOf(Type type, IEnumerable<string> listed)
        {
            var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Select(static property => property.Name).ToHashSet(StringComparer.Ordinal);
            var rules = listed.ToHashSet(StringComparer.Ordinal);
            Assert.Empty(rules.Except(properties));
            Assert.Empty(properties.Except(rules).Except(s_descriptive));
        }
    }

    [Fact]
    public void Every_signature_rule_is_one_of_order() =>
        // A rule over several arguments that is only words would be checked by nothing.
        Assert.Equal(["AI.DETECT_ANOMALIES", "ML.DETECT_ANOMALIES", "ML.FORECAST", "ML.TFDV_VALIDATE"],
            ModelCatalog.Functions.Where(static function => function.Signatures.Any(static signature => signature.Rule is not null)).Select(static function => function.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Most_rules_are_checked_while_one_types()
    {
        var (diagnostics, compiler, bigquery) = RuleList.Count();
        Assert.True(diagnostics > 4 * bigquery && compiler > 0 && bigquery > 0, FormattableString.Invariant($"{diagnostics} by diagnostics, {compiler} by the compiler, {bigquery} by BigQuery"));
    }
}
