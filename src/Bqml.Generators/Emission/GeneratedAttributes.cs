namespace Bqml.Generators.Emission;

/// <summary>The attributes that mark generated code for analyzers and coverage.</summary>
internal static class GeneratedAttributes
{
    private static readonly string s_version = typeof(GeneratedAttributes).Assembly.GetName().Version.ToString(3);

    /// <summary>On types, methods, properties and constructors.</summary>
    public static string Type { get; } =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"Bqml\", \"{s_version}\"), global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]";

    /// <summary>On fields, which coverage does not look at.</summary>
    public static string Field { get; } = $"[global::System.CodeDom.Compiler.GeneratedCode(\"Bqml\", \"{s_version}\")]";
}
