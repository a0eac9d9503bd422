namespace Bqml.Generators.Emission;

/// <summary>Lines that are the same in many files but for one name: made once, then shared by all of them.</summary>
internal sealed class Template
{
    /// <summary>What stands for the name while a template is made: a character that no C# and no text of the catalogue has.</summary>
    public const string Inserted = "\u0001";

    private Template(string text) => Pieces = text.Split(Inserted[0]);

    /// <summary>What stands before, between and after the names.</summary>
    public string[] Pieces { get; }

    /// <summary>Whether it has no lines.</summary>
    public bool IsEmpty => Pieces is [""];

    /// <summary>Makes a template; the action writes <see cref="Inserted"/> where the name belongs.</summary>
    /// <param name="depth">The indentation at which the lines stand.</param>
    /// <param name="write">Writes them.</param>
    public static Template Make(int depth, Action<SourceWriter> write) => new(SourceWriter.Write(depth, write).ToString());
}
