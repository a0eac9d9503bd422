namespace Bqml.Generators.Specs;

/// <summary>A C# type that gets a generated part.</summary>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="MetadataName">Full metadata name, from which the hint name is made: <c>Zoo.Outer+PenguinWeight</c>.</param>
/// <param name="Declarations">The type and the types around it, outermost first.</param>
internal sealed record TypeSpec(string Namespace, string MetadataName, EquatableArray<TypeDeclaration> Declarations);

/// <summary>How one (possibly containing) type is declared.</summary>
/// <param name="Keyword"><c>class</c>, <c>record</c>, <c>struct</c>, <c>record struct</c> or <c>interface</c>.</param>
/// <param name="Name">Name, unescaped.</param>
/// <param name="IsPartial">Whether every declaration says partial.</param>
/// <param name="IsStatic">A static class cannot hold a model.</param>
/// <param name="IsAbstract">An abstract class cannot be constructed.</param>
/// <param name="IsFileLocal">A file-local type cannot have a part in another file.</param>
/// <param name="TypeParameters">Names of its type parameters; a model must have none.</param>
/// <param name="MemberNames">Names of members the user declared, which generated ones must not repeat; <c>.ctor</c> when there is a constructor in source, primary or not; empty for containing types.</param>
internal sealed record TypeDeclaration(
    string Keyword, string Name, bool IsPartial, bool IsStatic, bool IsAbstract, bool IsFileLocal,
    EquatableArray<string> TypeParameters, EquatableArray<string> MemberNames);
