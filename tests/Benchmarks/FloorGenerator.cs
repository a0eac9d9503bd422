using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bqml.Benchmarks;

/// <summary>The least a well-made generator does: one attribute look-up, a value-equal model of names, a line of text per property.</summary>
[Generator]
public sealed class FloorGenerator : IIncrementalGenerator
{
    /// <summary>The attribute it looks for.</summary>
    public const string Attribute = "namespace Bench { [System.AttributeUsage(System.AttributeTargets.Class)] public sealed class FloorAttribute : System.Attribute { } }";

    private sealed record Model(string Namespace, string Name, string Members);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var models = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Bench.FloorAttribute",
            static (node, _) => node is ClassDeclarationSyntax,
            static (attributed, _) =>
            {
                var type = (INamedTypeSymbol)attributed.TargetSymbol;
                var members = type.GetMembers().OfType<IPropertySymbol>()
                    .Select(p => $"    public static {p.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)} Read{p.Name}({type.Name} row) => row.{p.Name};");
                return new Model(type.ContainingNamespace.ToDisplayString(), type.Name, string.Join("\n", members));
            });
        context.RegisterSourceOutput(models, static (output, model) => output.AddSource($"{model.Namespace}.{model.Name}.g.cs",
            SourceText.From($"namespace {model.Namespace};\n\npartial class {model.Name}\n{{\n{model.Members}\n}}\n", Encoding.UTF8)));
    }
}
