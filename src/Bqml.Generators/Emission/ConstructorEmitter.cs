namespace Bqml.Generators.Emission;

/// <summary>Writes the constructor of a class that stands for something with a name in a BigQuery project.</summary>
internal static class ConstructorEmitter
{
    /// <param name="writer">Where to.</param>
    /// <param name="className">The class.</param>
    /// <param name="kind">What it stands for: <c>model</c> or <c>table</c>.</param>
    /// <param name="declaredName">The declared name, as written.</param>
    /// <param name="baseArguments">What the base class's constructor takes after client and name.</param>
    public static void Write(SourceWriter writer, string className, string kind, string declaredName, string baseArguments)
    {
        Documentation.Summary(writer, $"The {kind} in a BigQuery project.");
        Documentation.Parameter(writer, "bigquery", "The client that runs its statements.");
        Documentation.Parameter(writer, "name", $"The {kind}'s name in place of {declaredName}: {kind}, dataset.{kind} or project.dataset.{kind}. What is left out is completed by the client's project and default dataset.");
        Documentation.Exception(writer, "global::System.ArgumentException", "BigQuery does not allow the name.");
        writer.WriteLine(GeneratedAttributes.Type);
        writer.WriteLine($"public {CSharp.Identifier(className)}(global::Bqml.BigQueryML bigquery, string? name = null)");
        writer.WriteLine($"    : base(bigquery, name, {baseArguments}) {{ }}");
    }
}
