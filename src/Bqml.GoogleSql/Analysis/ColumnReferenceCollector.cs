using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

/// <summary>Collects the names that expressions read.</summary>
internal sealed class ColumnReferenceCollector : SqlWalker
{
    private static readonly HashSet<string> _dateParts = new(StringComparer.OrdinalIgnoreCase)
    {
        "MICROSECOND", "MILLISECOND", "SECOND", "MINUTE", "HOUR", "DAY", "DAYOFWEEK", "DAYOFYEAR", "WEEK", "ISOWEEK", "MONTH", "QUARTER", "YEAR", "ISOYEAR",
    };

    private static readonly HashSet<string> _normalizationModes = new(StringComparer.OrdinalIgnoreCase) { "NFC", "NFKC", "NFD", "NFKD" };

    private readonly List<string> _lambdaParameters = [];

    internal List<PathExpression> References { get; } = [];

    protected override void VisitNode(SqlNode node)
    {
        switch (node)
        {
            case PathExpression path:
                if (!_lambdaParameters.Contains(path.Parts[0].Name, StringComparer.OrdinalIgnoreCase)) References.Add(path);
                break;
            case Query or SystemVariable:
                break;
            case ExtractExpression extract:
                Visit(extract.Operand);
                Visit(extract.TimeZone);
                break;
            case LambdaExpression lambda:
                var count = _lambdaParameters.Count;
                foreach (var parameter in lambda.Parameters) _lambdaParameters.Add(parameter.Name);
                Visit(lambda.Body);
                _lambdaParameters.RemoveRange(count, _lambdaParameters.Count - count);
                break;
            case FunctionCall call when FindKeywords(call.Name.FullName) is { } keywords:
                for (var i = 0; i < call.Arguments.Count; i++)
                {
                    if (i == 0 || !IsKeyword(call.Arguments[i], keywords)) Visit(call.Arguments[i]);
                }
                Visit(call.Over);
                break;
            default:
                base.VisitNode(node);
                break;
        }
    }

    /// <summary>The words that the function takes as arguments without quotes: they look like columns.</summary>
    private static HashSet<string>? FindKeywords(string function)
    {
        if (function.EndsWith("_TRUNC", StringComparison.OrdinalIgnoreCase) || function.EndsWith("_DIFF", StringComparison.OrdinalIgnoreCase) || SpecialNames.IsOneOf(function, "LAST_DAY")) return _dateParts;
        return SpecialNames.IsOneOf(function, "NORMALIZE", "NORMALIZE_AND_CASEFOLD") ? _normalizationModes : null;
    }

    private static bool IsKeyword(SqlExpression argument, HashSet<string> keywords) => argument switch
    {
        PathExpression { Parts.Count: 1 } path => keywords.Contains(path.Parts[0].Name),
        // WEEK(MONDAY)
        FunctionCall { Name.Parts.Count: 1, Arguments.Count: 1 } call => keywords.Contains(call.Name.FullName),
        _ => false,
    };
}
