using Bqml.Catalog.Tool.Output;

namespace Bqml.Catalog.Tests;

/// <summary>The compiled tables say what the data say.</summary>
public sealed class TableTests
{
    public static TheoryData<string> ModelTypeIds => CatalogFixture.ModelTypeIds;

    public static TheoryData<string> FunctionNames => CatalogFixture.FunctionNames;

    [Theory, MemberData(nameof(ModelTypeIds))]
    public void Model_type_equals_its_data(string id)
    {
        var data = CatalogFixture.Data.ModelTypes.Single(type => type.Id == id);
        var table = ModelCatalog.FindModelType(id)!;
        Assert.Equal(CSharpExpression.Assignments(data), CSharpExpression.Assignments(table));
        Assert.Equal(data.Options.Select(option => CSharpExpression.Of(option)), table.Options.Select(option => CSharpExpression.Of(option)));
    }

    [Theory, MemberData(nameof(ModelTypeIds))]
    public void Defaults_survive(string id)
    {
        var data = CatalogFixture.Data.ModelTypes.Single(type => type.Id == id).Options;
        Assert.All(data, option => Assert.Equal(option.Default, ModelCatalog.FindModelType(id)!.Option(option.Name)!.Default));
    }

    [Theory, MemberData(nameof(FunctionNames))]
    public void Defaults_of_arguments_survive(string name)
    {
        var data = Arguments(CatalogFixture.Data.Functions.Single(function => function.Name == name));
        Assert.Equal(data.Select(argument => argument.Default), Arguments(ModelCatalog.FindFunction(name)!).Select(argument => argument.Default));
    }

    [Fact]
    public void A_default_of_false_is_a_default()
    {
        Assert.Equal(false, ModelCatalog.FindModelType("LINEAR_REG")!.Option("WARM_START")!.Default);
        Assert.Null(ModelCatalog.FindModelType("LINEAR_REG")!.Option("NUM_TRIALS")!.Default);
    }

    [Theory, MemberData(nameof(FunctionNames))]
    public void Function_equals_its_data(string name) =>
        Assert.Equal(
            CSharpExpression.Assignments(CatalogFixture.Data.Functions.Single(function => function.Name == name)),
            CSharpExpression.Assignments(ModelCatalog.FindFunction(name)!));

    [Fact]
    public void Management_equals_its_data()
    {
        Assert.Equal(CatalogFixture.Data.Snapshot, ModelCatalog.Snapshot);
        Assert.Equal(CSharpExpression.Of(CatalogFixture.Data.AlterOptions), CSharpExpression.Of(ModelCatalog.AlterOptions));
        Assert.Equal(7, ModelCatalog.AlterOptions.Count);
        Assert.Equal(CSharpExpression.Of(CatalogFixture.Data.ChangeSets), CSharpExpression.Of(ModelCatalog.ChangeSets));
        Assert.Equal(CSharpExpression.Of(CatalogFixture.Data.Export), CSharpExpression.Of(ModelCatalog.Export));
        Assert.Equal(CSharpExpression.Of(CatalogFixture.Data.TrainingOptions), CSharpExpression.Of(ModelCatalog.TrainingOptions));
        Assert.Equal(CatalogFixture.Data.DeprecatedModelTypes, ModelCatalog.DeprecatedModelTypes);
    }

    [Fact]
    public void Model_types_that_treat_an_option_alike_share_it() =>
        Assert.Same(ModelCatalog.FindModelType("LINEAR_REG")!.Option("L2_REG"), ModelCatalog.FindModelType("LOGISTIC_REG")!.Option("L2_REG"));

    private static IEnumerable<FunctionArgument> Arguments(ModelFunction function) =>
        function.Signatures.SelectMany(signature => signature.Arguments).SelectMany(argument => argument.Fields.Prepend(argument));

    [Fact]
    public void Tables_are_built_once()
    {
        var type = ModelCatalog.FindModelType("KMEANS")!;
        Assert.Same(type, ModelCatalog.FindModelTypeByAttribute("Bqml.KMeansAttribute`1"));
        Assert.Same(type.Options, type.Options);
        var function = ModelCatalog.FindFunction("ml.predict")!;
        Assert.Same(function.Signatures, function.Signatures);
        Assert.Same(function.Outputs[0].Columns, function.Outputs[0].Columns);
    }
}
