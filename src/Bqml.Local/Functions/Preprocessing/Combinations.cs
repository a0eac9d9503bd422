using Bqml.GoogleSql;
using Bqml.Local.Learning;

namespace Bqml.Local.Functions.Preprocessing;

/// <summary>Functions that combine the fields of a STRUCT; a result's name joins the names of its fields by _.</summary>
internal static class Combinations
{
    /// <summary>ML.POLYNOMIAL_EXPAND: all products of up to <c>degree</c> numbers, a number may occur more than once.</summary>
    public static FittedFunction PolynomialExpand(FunctionArguments arguments)
    {
        var fields = arguments.Fields(SqlNumbers.IsNumeric, "a STRUCT of numbers");
        var degree = (int)arguments.Integer("degree");
        var combinations = Choose(fields.Count, degree, repeat: true).ToArray();
        return arguments.Of(ResultType(fields, combinations, SqlType.Float64), value => value is not object?[] numbers ? null
            : combinations.Select(c => c.Any(i => numbers[i] is null) ? null : (object?)c.Aggregate(1.0, (product, i) => product * SqlNumbers.ToDouble(numbers[i]!))).ToArray());
    }

    /// <summary>ML.FEATURE_CROSS: all combinations of 2 to <c>degree</c> different categories.</summary>
    public static FittedFunction FeatureCross(FunctionArguments arguments)
    {
        var fields = arguments.Fields(static t => t.Kind == SqlTypeKind.String, "a STRUCT of STRINGs");
        var degree = (int)arguments.Integer("degree");
        var combinations = Choose(fields.Count, degree, repeat: false).Where(static c => c.Length > 1).ToArray();
        return arguments.Of(ResultType(fields, combinations, SqlType.String), value => value is not object?[] texts ? null
            : combinations.Select(c => c.Any(i => texts[i] is null) ? null : (object?)string.Join('_', c.Select(i => (string)texts[i]!))).ToArray());
    }

    private static SqlType ResultType(IReadOnlyList<SqlField> fields, int[][] combinations, SqlType type) =>
        SqlType.Struct([.. combinations.Select(c => new SqlField(string.Join('_', c.Select(i => fields[i].Name)), type))]);

    /// <summary>All ascending choices of 1 to <paramref name="most"/> numbers below <paramref name="count"/>, each before those that continue it.</summary>
    private static IEnumerable<int[]> Choose(int count, int most, bool repeat)
    {
        IEnumerable<int[]> From(int[] chosen, int first)
        {
            if (chosen.Length == most) yield break;
            for (var i = first; i < count; i++)
            {
                int[] next = [.. chosen, i];
                yield return next;
                foreach (var further in From(next, repeat ? i : i + 1)) yield return further;
            }
        }
        return From([], 0);
    }
}
