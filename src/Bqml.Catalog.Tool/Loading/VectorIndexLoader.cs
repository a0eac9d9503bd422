namespace Bqml.Catalog.Tool.Loading;

/// <summary>Loads <c>vector-index.json</c>: what CREATE VECTOR INDEX takes.</summary>
internal static class VectorIndexLoader
{
    public static VectorIndexStatement Load(DataNode root, FunctionLoader functions)
    {
        root.AllowOnly("options", "documentationUrl");
        var statement = new VectorIndexStatement { Options = functions.Arguments.Options(root.Required("options"), VectorIndexStatement.Name), DocumentationUrl = root.Required("documentationUrl").Text() };
        var types = statement.Option(VectorIndexStatement.TypeOption)?.AllowedValues.Select(value => value.SqlValue).ToArray() ?? throw root.Required("options").Error($"there is no option {VectorIndexStatement.TypeOption}");
        foreach (var option in statement.Options)
        {
            if (VectorIndexStatement.AlgorithmOf(option) is null != option.ObjectType is null) throw root.Required("options").Error($"{option} is an 'object' and for one {VectorIndexStatement.TypeOption}, or neither");
            if (VectorIndexStatement.AlgorithmOf(option) is { } other && !types.Contains(other)) throw root.Required("options").Error($"{option} is for {other}, which is no {VectorIndexStatement.TypeOption}");
        }
        return statement;
    }
}
