using Bqml.Generators.Specs;

namespace Bqml.Generators.Emission;

/// <summary>Decides whether a declaration is sound enough to write members for: the rules find no error in it.</summary>
internal static class Emittable
{
    public static bool IsEmittable(ModelSpec spec) => spec.ModelTypes.Length > 0;

    public static bool IsEmittable(RowTypeSpec spec) => spec.Row.Construction is not null;
}
