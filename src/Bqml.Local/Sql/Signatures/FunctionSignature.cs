using System.Globalization;
using System.Text;
using Bqml.GoogleSql;

namespace Bqml.Local.Sql.Signatures;

/// <summary>
/// One overload of a function and the DuckDB SQL it becomes, both written on one line: <c>LPAD(STRING, INT64, STRING) -> STRING</c> and <c>lpad({0}, {1}, {2})</c>.
/// </summary>
/// <remarks>
/// In a signature T stands for any type, N for any numeric one, T[] for an array, and <c>...</c> after the last argument for one or more of it.
/// In a template {0}, {1} are arguments and {*} all of them, {||} all joined by that operator; aggregates have {d} for DISTINCT, {o} for ORDER BY, {w} for FILTER and OVER.
/// </remarks>
internal sealed class FunctionSignature
{
    private readonly string[] _arguments;
    private readonly bool _isVariadic;
    private readonly string _result;
    private readonly string _text;

    public FunctionSignature(string signature, string template)
    {
        var open = signature.IndexOf('(');
        var close = signature.LastIndexOf(')');
        (_text, Name, Template) = (signature, signature[..open], template);
        _result = signature[(signature.IndexOf("->", StringComparison.Ordinal) + 2)..].Trim();
        _arguments = signature[(open + 1)..close].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (_arguments.Length > 0 && _arguments[^1].EndsWith("...", StringComparison.Ordinal))
            (_isVariadic, _arguments[^1]) = (true, _arguments[^1][..^3]);
    }

    public string Name { get; }

    public string Template { get; }

    /// <summary>The signature as errors show it.</summary>
    public string Display => _text[.._text.IndexOf("->", StringComparison.Ordinal)].Trim();

    /// <summary>Fits the arguments: their coerced forms, the result type, and how many conversions that took. Null when they do not fit.</summary>
    public (BoundExpression[] Arguments, SqlType Result, int Cost)? Match(IReadOnlyList<BoundExpression> arguments)
    {
        if (_isVariadic ? arguments.Count < _arguments.Length : arguments.Count != _arguments.Length) return null;
        var generics = new Dictionary<string, SqlType>();
        foreach (var name in _arguments.Select(a => a.Replace("[]", "", StringComparison.Ordinal)).Where(IsGeneric).Distinct())
        {
            if (Unify(name, arguments) is not { } type) return null;
            generics.Add(name, type);
        }
        var coerced = new BoundExpression[arguments.Count];
        var cost = 0;
        for (var i = 0; i < coerced.Length; i++)
        {
            var expected = Type(Pattern(i), generics);
            if (!Coercion.CanBecome(arguments[i], expected)) return null;
            if (!arguments[i].Type.Equals(expected)) cost++;
            coerced[i] = Coercion.To(arguments[i], expected);
        }
        return (coerced, Type(_result, generics), cost);
    }

    /// <summary>The template with the arguments put in.</summary>
    public string Write(IReadOnlyList<string> arguments, string distinct = "", string order = "", string window = "")
    {
        var result = new StringBuilder();
        for (var i = 0; i < Template.Length; i++)
        {
            if (Template[i] != '{')
            {
                result.Append(Template[i]);
                continue;
            }
            var end = Template.IndexOf('}', i);
            result.Append(Template[(i + 1)..end] switch
            {
                "*" => string.Join(", ", arguments),
                "||" => string.Join(" || ", arguments),
                "d" => distinct,
                "o" => order,
                "w" => window,
                var number => arguments[int.Parse(number, CultureInfo.InvariantCulture)],
            });
            i = end;
        }
        return result.ToString();
    }

    private string Pattern(int index) => _arguments[Math.Min(index, _arguments.Length - 1)];

    private SqlType? Unify(string generic, IReadOnlyList<BoundExpression> arguments)
    {
        var members = new List<BoundExpression>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (Pattern(i) == generic) members.Add(arguments[i]);
            else if (Pattern(i) == generic + "[]")
            {
                if (arguments[i].Type.Kind == SqlTypeKind.Array) members.Add(arguments[i] with { Type = arguments[i].Type.Element!, Constant = null });
                else if (!arguments[i].IsNull) return null;
            }
        }
        var type = Coercion.CommonType(members);
        return generic == "N" && type?.Kind is not (SqlTypeKind.Int64 or SqlTypeKind.Float64 or SqlTypeKind.Numeric) ? null : type;
    }

    private static bool IsGeneric(string name) => name is "T" or "U" or "N";

    private static SqlType Type(string pattern, Dictionary<string, SqlType> generics)
    {
        if (pattern.EndsWith("[]", StringComparison.Ordinal)) return SqlType.Array(Type(pattern[..^2], generics));
        return generics.TryGetValue(pattern, out var type) ? type : SqlType.Parse(pattern);
    }
}
