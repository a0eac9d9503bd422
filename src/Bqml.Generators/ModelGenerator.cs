using Bqml.Generators.Emission;
using Bqml.Generators.Emission.Models;
using Bqml.Generators.Emission.Objects;
using Bqml.Generators.Emission.Rows;
using Bqml.Generators.Incremental;
using Bqml.Generators.Onnx;
using Bqml.Generators.Parsing;
using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bqml.Generators;

/// <summary>
/// Writes the members of classes marked [BigQueryModel], the readers and writers of rows marked [BigQueryRow], and the members of classes marked [ObjectTable]. Each is read into a spec compared by
/// value, so that an edit elsewhere writes nothing again. It reports no diagnostics: for what it cannot write, an analyzer says why.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ModelGenerator : IIncrementalGenerator
{
    /// <summary>The step that reads models.</summary>
    public const string ModelStep = "BigQueryModel";

    /// <summary>The step that reads ONNX files.</summary>
    public const string OnnxStep = "OnnxFile";

    /// <summary>The step that reads rows.</summary>
    public const string RowStep = "BigQueryRow";

    /// <summary>The step that reads object tables.</summary>
    public const string ObjectTableStep = "ObjectTable";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var versions = new ProjectVersions();
        var models = Specs(context, AttributeNames.BigQueryModel, new SpecMemory<ModelSpec>(versions, readsOwnColumns: false), ModelSpecParser.Parse).WithTrackingName(ModelStep);
        context.RegisterSourceOutput(models, static (output, spec) =>
        {
            if (spec is not null && !OnnxRows.NeedsFile(spec)) Write(output, spec);
        });

        // Only the models over files wait for them, and the files are read when they change.
        var files = context.AdditionalTextsProvider.Where(OnnxSource.IsOnnx).Select(OnnxSource.Read).WithTrackingName(OnnxStep).Collect();
        var completed = models.Where(static spec => spec is not null && OnnxRows.NeedsFile(spec)).Combine(files).Select(static (pair, _) => OnnxRows.Complete(pair.Left!, pair.Right));
        context.RegisterSourceOutput(completed, Write);

        var rows = Specs(context, AttributeNames.BigQueryRow, new SpecMemory<RowTypeSpec>(versions, readsOwnColumns: true), RowSpecParser.Parse).WithTrackingName(RowStep);
        context.RegisterSourceOutput(rows, static (output, spec) =>
        {
            if (spec is not null && Emittable.IsEmittable(spec)) output.AddSource(FileFrame.RowHintName(spec.Type), RowTypeEmitter.Emit(spec));
        });

        var tables = Specs(context, AttributeNames.ObjectTable, new SpecMemory<ObjectTableSpec>(versions, readsOwnColumns: false), ObjectTableSpecParser.Parse).WithTrackingName(ObjectTableStep);
        context.RegisterSourceOutput(tables, static (output, spec) =>
        {
            if (spec is not null && Emittable.IsEmittable(spec)) output.AddSource(FileFrame.ObjectTableHintName(spec.Type), ObjectTableEmitter.Emit(spec));
        });
    }

    private static void Write(SourceProductionContext output, ModelSpec spec)
    {
        if (Emittable.IsEmittable(spec)) output.AddSource(FileFrame.ModelHintName(spec.Type), ModelEmitter.Emit(spec));
    }

    /// <summary>The specs of types that carry an attribute; null for the second part of a type that carries it twice.</summary>
    private static IncrementalValuesProvider<T?> Specs<T>(IncrementalGeneratorInitializationContext context, string attribute, SpecMemory<T> memory, Func<INamedTypeSymbol, CancellationToken, T> parse)
        where T : class =>
        context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute,
            static (node, _) => node is TypeDeclarationSyntax,
            (match, cancellationToken) => IsFirst(match) ? memory.Get(match.TargetNode, (INamedTypeSymbol)match.TargetSymbol, match.SemanticModel.Compilation, parse, cancellationToken) : null);

    /// <summary>Whether no other part of the type carries the attribute before; the compiler reports the second, but asks for both.</summary>
    private static bool IsFirst(GeneratorAttributeSyntaxContext match)
    {
        if (match.TargetSymbol.DeclaringSyntaxReferences.Length == 1) return true;
        var own = match.Attributes[0];
        var first = match.TargetSymbol.GetAttributes().First(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, own.AttributeClass));
        return first.ApplicationSyntaxReference?.SyntaxTree == own.ApplicationSyntaxReference?.SyntaxTree && first.ApplicationSyntaxReference?.Span == own.ApplicationSyntaxReference?.Span;
    }
}
