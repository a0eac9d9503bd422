using Bqml.Catalog;
using Bqml.Generators.Emission.Models;
using Bqml.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bqml.Generators.Tests.Emission;

/// <summary>Which models can be altered in which way, and which exported: what follows from the catalogue and the declaration.</summary>
public class ManagementTests
{
    public static TheoryData<string> Types => new(EveryType.Types.Select(static type => type.Id));

    private static string BaseList(string modelTypeId, string options = "", string attributes = "", string transform = "", Func<string, string>? change = null)
    {
        var source = EveryType.Source(modelTypeId, options, attributes, transform);
        return ManagedModel.Interfaces(new ModelDeclaration(Declared.Model(EveryType.Name, change?.Invoke(source) ?? source)));
    }

    [Theory, MemberData(nameof(Types))]
    public void Every_type_takes_the_changes_and_exports_that_the_catalogue_says(string id)
    {
        var list = BaseList(id);
        Assert.Contains($"global::Bqml.IBigQueryModel<global::Bqml.{ModelCatalog.FindChangeSet(id)!.Name}>", list, StringComparison.Ordinal);
        Assert.Equal(ModelCatalog.FindModelType(id)!.ExportFormat is not null, list.Contains("global::Bqml.IExportableModel", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("string? Island", true)]
    [InlineData("DateTimeOffset? Seen", false)]
    [InlineData("[PassThrough] DateTimeOffset? Seen", true)]
    [InlineData("[Ignore] DateTimeOffset? Seen", true)]
    [InlineData("double[] Lengths", false)]
    [InlineData("DateTime? Seen", true)]
    [InlineData("[Transform(\"EXTRACT(DAYOFWEEK FROM seen)\", As = \"weekday\")] DateTimeOffset? Seen", true)]
    public void Features_decide_on_exports(string column, bool exportable) =>
        Assert.Equal(exportable, BaseList("LINEAR_REG", change: source => source.Replace("string? Island", column, StringComparison.Ordinal)).Contains("IExportableModel", StringComparison.Ordinal));

    [Theory]
    [InlineData("[FeatureCross(nameof(Row.Island), nameof(Row.Length))]", "", false)]
    [InlineData("", "[StandardScaler]", true)]
    [InlineData("[PolynomialExpand(nameof(Row.Length))]", "", false)]
    [InlineData("[Transform(\"LN(length)\", As = \"log_length\")]", "", true)]
    public void Functions_of_the_transform_clause_decide_on_exports(string attributes, string transform, bool exportable) =>
        Assert.Equal(exportable, BaseList("LINEAR_REG", "", attributes, transform).Contains("IExportableModel", StringComparison.Ordinal));

    [Fact]
    public void Trials_are_exported_where_there_are_some()
    {
        Assert.EndsWith(", global::Bqml.IExportableTunedModel", BaseList("LINEAR_REG", "NumTrials = 4", "[Tune(Hyperparameter.L2Reg, Min = 0, Max = 5)]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Export", BaseList("ARIMA_PLUS"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_manages_a_model()
    {
        Assert.Empty(Errors("LINEAR_REG", """
            await model.AlterAsync(new() { Description = null, VertexAIModelId = "m" }, ifExists: true);
            await model.ExportAsync("gs://bucket/path/");
            await model.CopyToAsync("archive.m", CopyMode.CreateOrReplace);
            bool existed = await model.DropAsync(ifExists: true);
            ModelMetadata metadata = await model.GetAsync();
            metadata = await model.UpdateAsync(new() { FriendlyName = "M" }, metadata.ETag);
            IBigQueryModel any = model;
            await any.DropAsync();
            """));
    }

    [Theory]
    [InlineData("ARIMA_PLUS", "await model.ExportAsync(\"gs://bucket/path/\");", "CS1929")]
    [InlineData("LINEAR_REG", "await model.ExportAsync(\"gs://bucket/path/\", trialId: 1);", "CS1929")]
    [InlineData("LINEAR_REG", "await model.AlterAsync(new() { DeployModel = true });", "CS0117")]
    [InlineData("LINEAR_REG", "await model.AlterAsync(new RemoteModelChanges { Description = \"d\" });", "CS0411")]
    public void What_BigQuery_forbids_does_not_compile(string id, string use, string error) => Assert.Equal([error], Errors(id, use));

    private static string[] Errors(string modelTypeId, string use)
    {
        var user = CSharpSyntaxTree.ParseText($$"""
            using Bqml;
            namespace Zoo;
            internal static class User { public static async System.Threading.Tasks.Task Use(Model model) { {{use}} } }
            """, new CSharpParseOptions(LanguageVersion.CSharp14));
        var output = GeneratorRun.Of(EveryType.Source(modelTypeId)).Output.AddSyntaxTrees(user);
        return [.. output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.Id)];
    }
}
