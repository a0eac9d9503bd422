using System.Collections.Concurrent;
using Bqml.Generators.Emission.Models;
using Bqml.Generators.Emission.Sql;
using Bqml.Generators.Parsing;
using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis.CSharp;

namespace Bqml.Generators.Tests.Harness;

/// <summary>Specs of declarations, without running the generator.</summary>
internal static class Declared
{
    private static readonly ConcurrentDictionary<string, ModelSpec> s_models = new(StringComparer.Ordinal);

    /// <summary>The spec of a class marked [BigQueryModel].</summary>
    public static ModelSpec Model(string type, params string[] sources) =>
        ModelSpecParser.Parse(GeneratorRun.Compile(LanguageVersion.CSharp14, sources).GetTypeByMetadataName(type)!, default);

    /// <summary>The spec of a class marked [BigQueryRow].</summary>
    public static RowTypeSpec Row(string type, params string[] sources) =>
        RowSpecParser.Parse(GeneratorRun.Compile(LanguageVersion.CSharp14, sources).GetTypeByMetadataName(type)!, default);

    /// <summary>The linear regression over penguins.</summary>
    public static ModelSpec Weight { get; } = Model("Zoo.PenguinWeight", Zoo.Penguin, Zoo.Weight());

    /// <summary>The logistic regression over penguins.</summary>
    public static ModelSpec Sex { get; } = Model("Zoo.PenguinSex", Zoo.UnsexedPenguin, Zoo.Sex());

    /// <summary>The model of a type.</summary>
    public static ModelSpec Of(string modelTypeId) => s_models.GetOrAdd(modelTypeId, static id => Model(EveryType.Name, EveryType.Source(id)));

    /// <summary>The spec with other options on its type attribute.</summary>
    public static ModelSpec With(this ModelSpec spec, params OptionUse[] options) =>
        spec with { ModelTypes = [spec.ModelTypes[0] with { Options = options.ToEquatableArray() }] };

    /// <summary>The spec with the row's columns changed.</summary>
    public static ModelSpec WithColumns(this ModelSpec spec, Func<ColumnSpec, ColumnSpec> change)
    {
        var row = spec.ModelTypes[0].Row!;
        return spec with { ModelTypes = [spec.ModelTypes[0] with { Row = row with { Columns = row.Columns.Select(change).ToEquatableArray() } }] };
    }

    /// <summary>CREATE MODEL as it would be written for the spec.</summary>
    public static string CreateStatement(this ModelSpec spec) =>
        "CREATE OR REPLACE MODEL " + Bqml.GoogleSql.SqlIdentifier.QuoteModelPath(spec.Name) + CreateModelStatement.Body(new ModelDeclaration(spec));
}
