using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

/// <summary>A text in SQL that names the endpoint to call: the option <c>ENDPOINT</c> of CREATE MODEL, or an argument <c>endpoint =></c> of a function.</summary>
/// <param name="Literal">The text.</param>
/// <param name="Model">The model that is made; null for an argument.</param>
public sealed record EndpointText(StringLiteral Literal, SqlPath? Model)
{
    /// <summary>The name of the option and of the argument.</summary>
    public const string Name = "endpoint";

    /// <summary>The endpoints that a tree names by constants, in order.</summary>
    /// <param name="root">The tree, or a part of it.</param>
    public static IReadOnlyList<EndpointText> In(SqlNode root)
    {
        var finder = new Finder();
        finder.Visit(root ?? throw new ArgumentNullException(nameof(root)));
        return finder.Found;
    }

    private sealed class Finder : SqlWalker
    {
        public List<EndpointText> Found { get; } = [];

        protected override void VisitNode(SqlNode node)
        {
            switch (node)
            {
                case CreateModelStatement { Remote: not null, Options: { } options } statement:
                    foreach (var option in options)
                    {
                        if (IsEndpoint(option.Name) && option.Value is StringLiteral literal) Found.Add(new EndpointText(literal, statement.Name));
                    }
                    break;
                case NamedArgument { Value: StringLiteral literal } argument when IsEndpoint(argument.Name):
                    Found.Add(new EndpointText(literal, null));
                    break;
            }
            base.VisitNode(node);
        }

        private static bool IsEndpoint(Identifier name) => name.Name.Equals(EndpointText.Name, StringComparison.OrdinalIgnoreCase);
    }
}
