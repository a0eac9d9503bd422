using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tool.Output;

/// <summary>The functions that stand in the expressions of a query, one class for each of their prefixes: <c>AI.If(...)</c>.</summary>
internal static class ExpressionFiles
{
    public static IEnumerable<GeneratedFile> Create(CatalogData data) => Functions(data).GroupBy(function => function.Name[..function.Name.IndexOf('.', StringComparison.Ordinal)]).Select(group =>
        new GeneratedFile($"src/Bqml/Generated/Functions/{group.Key}.g.cs", TemplateRenderer.Render("expressions", new { Name = group.Key, Methods = group.Select(function => new ExpressionMethod(function).Write().ToArray()).ToArray() })));

    /// <summary>Functions without rows of their own; those that prepare features have attributes.</summary>
    public static IEnumerable<ModelFunction> Functions(CatalogData data) =>
        data.Functions.Where(function => function.Kind is FunctionKind.Scalar or FunctionKind.Aggregate && function.MethodName is null && function.TransformAttributeName is null);
}
