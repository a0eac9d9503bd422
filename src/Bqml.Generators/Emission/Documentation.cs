namespace Bqml.Generators.Emission;

/// <summary>Writes XML documentation comments.</summary>
internal static class Documentation
{
    public static void Summary(SourceWriter writer, string text) => Element(writer, "<summary>", CSharp.Documentation(text), "</summary>");

    /// <summary>A summary that holds markup already.</summary>
    public static void SummaryMarkup(SourceWriter writer, string markup) => Element(writer, "<summary>", markup, "</summary>");

    public static void Parameter(SourceWriter writer, string name, string text) => Element(writer, $"<param name=\"{name}\">", CSharp.Documentation(text), "</param>");

    public static void TypeParameter(SourceWriter writer, string name, string text) => Element(writer, $"<typeparam name=\"{name}\">", CSharp.Documentation(text), "</typeparam>");

    public static void Returns(SourceWriter writer, string text) => Element(writer, "<returns>", CSharp.Documentation(text), "</returns>");

    public static void Exception(SourceWriter writer, string type, string text) => Element(writer, $"<exception cref=\"{type}\">", CSharp.Documentation(text), "</exception>");

    public static void SeeAlso(SourceWriter writer, string url) => writer.WriteLine($"/// <seealso href=\"{CSharp.Documentation(url)}\"/>");

    /// <summary>A block of code.</summary>
    public static void Code(SourceWriter writer, string code)
    {
        writer.WriteLine("/// <code>");
        foreach (var line in CSharp.Documentation(code).Split('\n')) writer.WriteLine("/// " + line);
        writer.WriteLine("/// </code>");
    }

    private static void Element(SourceWriter writer, string open, string text, string close) =>
        writer.WriteLine($"/// {open}{text.Replace('\n', ' ')}{close}");
}
