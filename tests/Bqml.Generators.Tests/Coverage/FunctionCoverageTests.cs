using Bqml.Catalog;
using Bqml.Generators.Emission;
using Bqml.Testing.GoogleSql;
using Xunit.Abstractions;

namespace Bqml.Generators.Tests.Coverage;

/// <summary>Walks the catalogue's functions: those on models, those that prepare features, and those that need no model.</summary>
[Trait("Category", "Slow")]
public class FunctionCoverageTests(ITestOutputHelper output)
{
    private const string NoWay = "no way";

    private static readonly Lazy<Task<IReadOnlyDictionary<string, DeclaredModel[]>>> s_preprocessing = new(PrepareAsync);

    public static TheoryData<string> Preprocessing => [.. ModelCatalog.Functions.Where(static function => function.TransformAttributeName is not null).Select(static function => function.Name)];

    [Theory, MemberData(nameof(Preprocessing))]
    public async Task A_function_that_prepares_features_is_declared_with_few_and_all_arguments(string name)
    {
        var function = ModelCatalog.FindFunction(name)!;
        var models = (await s_preprocessing.Value)[name];
        Assert.All(models, static model => Assert.True(model.Fault is null, model.Fault));
        var (few, all) = (Call(models[0], function), Call(models[1], function));
        if (function.Signatures[0].Arguments.Any(static argument => argument is { Required: false, IsColumn: false, IsConstructorParameter: false })) Assert.True(all.Length > few.Length, $"{few} {all}");
    }

    [GoogleSqlTheory, MemberData(nameof(Preprocessing))]
    public async Task Google_parses_it(string name)
    {
        foreach (var statement in (await s_preprocessing.Value)[name].SelectMany(static model => model.Statements))
        {
            var error = await (await GoogleSqlServer.Shared).ParseAsync(statement);
            Assert.True(error is null, $"{error}\n{statement}");
        }
    }

    [Fact]
    public void Every_function_is_covered()
    {
        var ways = ModelCatalog.Functions.ToLookup(Way);
        foreach (var way in ways) output.WriteLine($"{way.Key}: {way.Count()}");
        Assert.Equal(ModelCatalog.Functions.Count, ways.Sum(static way => way.Count()));

        var missing = ways[NoWay].Where(static function => !CoverageExceptions.All.Any(exception => exception.Covers(SubjectOf(function)))).ToArray();
        Assert.True(missing.Length == 0, "no way to call " + string.Join(", ", missing.AsEnumerable()));
    }

    /// <summary>The subject that a function without model is.</summary>
    internal static Subject SubjectOf(ModelFunction function) => new("(none)", SubjectKind.Function, function.Name);

    /// <summary>Whether there is a way to use the function from C#.</summary>
    public static bool IsCovered(ModelFunction function) => Way(function) != NoWay;

    private static string Way(ModelFunction function) =>
        function.TakesModel ? "a method of models (each cell of the support matrix is a test of its own)"
        : function.TransformAttributeName is not null ? "an attribute that prepares features"
        : function.MethodName is null && IsExpression(function) ? "a method that writes it into a query"
        : function.MethodName is { } method && HasMethod(function, method) ? "a method that needs no model"
        : NoWay;

    /// <summary>AI.IF is <c>AI.If</c>, with a parameter for each argument.</summary>
    private static bool IsExpression(ModelFunction function)
    {
        var parts = function.Name.Split('.');
        var method = typeof(BigQueryML).Assembly.GetType("Bqml." + parts[0])?.GetMethods().SingleOrDefault(method => method.Name.Equals(parts[1].Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
        return method is not null && method.ReturnType == typeof(BigQuerySql)
            && function.Signatures.SelectMany(static signature => signature.Arguments).All(argument => method.GetParameters().Any(parameter => parameter.Name!.Equals(argument.Name.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)));
    }

    private static bool HasMethod(ModelFunction function, string name)
    {
        var names = function.Signatures.Select(signature => name.Insert(name.Length - FunctionMethods.Suffix.Length, signature.MethodSuffix ?? "")).ToHashSet(StringComparer.Ordinal);
        var given = typeof(BigQueryML).Assembly.GetExportedTypes().Where(static type => type.Namespace == "Bqml").SelectMany(static type => type.GetMethods())
            .Where(method => names.Contains(method.Name)).SelectMany(static method => method.GetParameters()).Select(static parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var arguments = function.Signatures.SelectMany(static signature => signature.Arguments).SelectMany(static argument => argument.Kind == ArgumentKind.Settings ? argument.Fields : [argument]);
        // A setting that chooses the result has a method of its own for each value.
        var choosing = function.Outputs.SelectMany(static output => output.When).Where(static condition => condition.Kind == OutputConditionKind.Setting).Select(static condition => condition.Name).ToHashSet(StringComparer.Ordinal);
        return given.Count > 0 && arguments.Where(argument => argument is { Doubtful: false, CSharpType: not null, Role: null, Kind: not ArgumentKind.Input } && !choosing.Contains(argument.Name)).All(argument => given.Contains(CSharp.ParameterName(argument.PropertyName)));
    }

    private static string Call(DeclaredModel model, ModelFunction function)
    {
        var line = model.Statements.First().Split('\n').Single(line => line.Contains(function.Name + "(", StringComparison.Ordinal));
        return line[line.IndexOf(function.Name, StringComparison.Ordinal)..line.IndexOf(" AS `", StringComparison.Ordinal)];
    }

    private static async Task<IReadOnlyDictionary<string, DeclaredModel[]>> PrepareAsync()
    {
        var functions = ModelCatalog.Functions.Where(static function => function.TransformAttributeName is not null).ToArray();
        var models = DeclaredModel.Read(functions.SelectMany(static (function, index) => new[] { false, true }.Select(withAll =>
        {
            var ns = FormattableString.Invariant($"P{index}{(withAll ? "All" : "Few")}");
            return (ns, PreprocessingUsage.Write(function, ns, withAll));
        })));
        var sound = models.Where(static model => model.Fault is null).ToArray();
        if (DeclaredModel.Compile(sound) is { } assembly)
        {
            foreach (var model in sound) await model.LoadAsync(assembly, withCalls: false);
        }
        return functions.Zip(models.Chunk(2)).ToDictionary(static pair => pair.First.Name, static pair => pair.Second, StringComparer.Ordinal);
    }
}
