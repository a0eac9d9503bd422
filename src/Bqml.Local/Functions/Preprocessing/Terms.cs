using Bqml.GoogleSql;

namespace Bqml.Local.Functions.Preprocessing;

/// <summary>Functions of tokenised documents.</summary>
internal static class Terms
{
    /// <summary>ML.NGRAMS: neighbouring tokens joined, by place and then by length; NULL tokens do not count.</summary>
    public static FittedFunction NGrams(FunctionArguments arguments)
    {
        arguments.StringArrays();
        var range = arguments.Constant("range") is long ? [arguments.Integer("range")] : arguments.NumberArray("range");
        var (shortest, longest) = (range[0], range[^1]);
        if (longest < shortest || range.Any(static size => size % 1 != 0)) throw arguments.Error("takes range as one size, or as two in ascending order.");
        var separator = arguments.Text("separator");
        return arguments.Of(SqlType.Array(SqlType.String), value =>
        {
            var tokens = FunctionArguments.TokensOf(value).OfType<string>().ToArray();
            var result = new List<object?>();
            for (var start = 0; start < tokens.Length; start++)
                for (var length = (int)shortest; length <= longest && start + length <= tokens.Length; length++)
                    result.Add(string.Join(separator, tokens, start, length));
            return result.ToArray();
        });
    }

    /// <summary>ML.BAG_OF_WORDS: how often each term occurs, unknown terms together as term 0.</summary>
    public static FittedFunction BagOfWords(FunctionArguments arguments)
    {
        var vocabulary = Vocabulary.Of(arguments, arguments.StringArrays());
        return arguments.Of(Encoders.SparseVector, value => Counts(vocabulary, FunctionArguments.TokensOf(value), static (_, count) => count));
    }

    /// <summary>
    /// ML.TF_IDF: a term's share of the document times log(1 + documents / (1 + documents with the term)). Unknown terms together have the mean of the known ones' logarithms.
    /// </summary>
    public static FittedFunction TfIdf(FunctionArguments arguments)
    {
        var documents = arguments.StringArrays();
        var vocabulary = Vocabulary.Of(arguments, documents);
        var frequencies = Vocabulary.Frequencies(documents);
        var inverse = vocabulary.Terms.ToDictionary(vocabulary.IndexOf, term => Math.Log(1 + documents.Length / (1.0 + frequencies[term])));
        inverse[0] = inverse.Values.DefaultIfEmpty(0).Average();
        return arguments.Of(Encoders.SparseVector, value =>
        {
            var tokens = FunctionArguments.TokensOf(value);
            return Counts(vocabulary, tokens, (index, count) => count / tokens.Length * inverse[index]);
        });
    }

    private static object?[] Counts(Vocabulary vocabulary, string?[] tokens, Func<long, double, double> valueOf) =>
        [.. tokens.GroupBy(vocabulary.IndexOf).OrderBy(static g => g.Key).Select(g => new object?[] { g.Key, valueOf(g.Key, g.Count()) })];
}
