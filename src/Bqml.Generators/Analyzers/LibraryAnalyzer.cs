using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>Looks at code of projects that use the library. Others pay nothing, and generated code is not looked at.</summary>
public abstract class LibraryAnalyzer : DiagnosticAnalyzer
{
    private readonly string _type;

    /// <param name="type">The full metadata name of the type of the library that what is looked at has to do with.</param>
    private protected LibraryAnalyzer(string type) => _type = type;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(_type) is { } type) Register(start, type);
        });
    }

    /// <summary>Says what is looked at in a project.</summary>
    /// <param name="start">The project.</param>
    /// <param name="type">The type of the library.</param>
    private protected abstract void Register(CompilationStartAnalysisContext start, INamedTypeSymbol type);
}
