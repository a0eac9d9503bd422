using System.Reflection;
using Basic.Reference.Assemblies;
using Bqml.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bqml.Cli.Tests.Harness;

/// <summary>An assembly compiled from source with the generator, in a file of its own; deleted when disposed.</summary>
internal sealed class BuiltAssembly : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bqml-cli-");

    private BuiltAssembly(string name) => Path = System.IO.Path.Combine(_folder.FullName, name + ".dll");

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Compiles an assembly.</summary>
    /// <param name="source">Its source.</param>
    /// <param name="withGenerator">Whether the generator takes part.</param>
    public static BuiltAssembly Of(string source, bool withGenerator = true)
    {
        var built = new BuiltAssembly("Zoo");
        var parsing = new CSharpParseOptions(LanguageVersion.CSharp14);
        Compilation compilation = CSharpCompilation.Create(
            "Zoo", [CSharpSyntaxTree.ParseText(source, parsing)],
            [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(BigQueryModelAttribute).Assembly.Location), MetadataReference.CreateFromFile(typeof(GoogleSql.SqlType).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        if (withGenerator)
            CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], parseOptions: parsing).RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
        var result = compilation.Emit(built.Path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return built;
    }

    /// <summary>The public constants but ModelName of a model's class <c>Sql</c>, by reflection: name and text.</summary>
    public IReadOnlyList<(string Name, string Sql)> Statements(string type)
    {
        var sql = Assembly.Load(File.ReadAllBytes(Path)).GetType(type, throwOnError: true)!.GetNestedType("Sql")!;
        return [.. sql.GetFields(BindingFlags.Public | BindingFlags.Static).Where(static field => field.IsLiteral && field.Name != "ModelName").Select(static field => (field.Name, (string)field.GetRawConstantValue()!))];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
