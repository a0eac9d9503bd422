using Bqml.Generators.Rules;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Emission;

/// <summary>Decides whether members are written for a declaration: when the rules find no error in it.</summary>
internal static class Emittable
{
    public static bool IsEmittable(ModelSpec spec) => !HasError(ModelRules.Check(spec));

    public static bool IsEmittable(RowTypeSpec spec) => !HasError(RowRules.Check(spec));

    public static bool IsEmittable(ObjectTableSpec spec) => !HasError(ObjectTableRules.Check(spec));

    private static bool HasError(EquatableArray<Finding> findings)
    {
        foreach (var finding in findings)
        {
            if (finding.IsError) return true;
        }
        return false;
    }
}
