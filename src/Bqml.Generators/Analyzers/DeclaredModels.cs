using System.Runtime.CompilerServices;
using Bqml.Catalog;
using Bqml.GoogleSql.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bqml.Generators.Analyzers;

/// <summary>The models that a project declares, by the names that SQL calls them. They are read from syntax alone, each file once as long as it does not change.</summary>
internal sealed class DeclaredModels(Compilation compilation)
{
    private static readonly ConditionalWeakTable<SyntaxTree, (string[] Path, ModelType Type)[]> s_byFile = new();

    private readonly Lazy<(string[] Path, ModelType Type)[]> _all = new(() => [.. compilation.SyntaxTrees.SelectMany(static file => s_byFile.GetValue(file, Read))]);

    /// <summary>The type of the model that a path names; null when none is declared under the name, or models of several types are.</summary>
    internal ModelType? Find(SqlPath path)
    {
        var wanted = path.ResourceParts;
        ModelType? found = null;
        foreach (var (declared, type) in _all.Value)
        {
            if (!IsSame(declared, wanted)) continue;
            if (found is not null && found != type) return null;
            found = type;
        }
        return found;
    }

    /// <summary>Whether two paths may name one model: one of them may leave out the project, or the dataset too.</summary>
    private static bool IsSame(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var common = Math.Min(left.Count, right.Count);
        for (var i = 1; i <= common; i++)
        {
            if (left[left.Count - i] != right[right.Count - i]) return false;
        }
        return common > 0;
    }

    private static (string[] Path, ModelType Type)[] Read(SyntaxTree file) =>
    [
        .. file.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<ClassDeclarationSyntax>().Where(static type => type.AttributeLists.Count > 0).Select(Read).OfType<(string[], ModelType)>(),
    ];

    private static (string[] Path, ModelType Type)? Read(ClassDeclarationSyntax declaration)
    {
        string? name = null;
        ModelType? type = null;
        foreach (var attribute in declaration.AttributeLists.SelectMany(static list => list.Attributes))
        {
            var simple = SimpleName(attribute.Name);
            if (simple is IdentifierNameSyntax { Identifier.ValueText: "BigQueryModel" or "BigQueryModelAttribute" })
                name = (attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression as LiteralExpressionSyntax)?.Token.ValueText;
            else if (simple is not null)
                type ??= ModelCatalog.FindModelTypeByAttribute("Bqml." + WithSuffix(simple.Identifier.ValueText) + (simple.Arity > 0 ? "`" + Rules.Wording.Number(simple.Arity) : ""));
        }
        return string.IsNullOrEmpty(name) || type is null ? null : (name!.Split('.'), type);
    }

    private static string WithSuffix(string name) => name.EndsWith("Attribute", StringComparison.Ordinal) ? name : name + "Attribute";

    private static SimpleNameSyntax? SimpleName(NameSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple,
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax qualified => qualified.Name,
        _ => null,
    };
}
