namespace Bqml.Catalog.Tool.Loading;

/// <summary>Loads <c>row-functions.json</c>: which functions without a model are called through a row type, and what of the row their results hold.</summary>
internal static class RowFunctionLoader
{
    public static IReadOnlyList<RowFunctionGroup> Load(DataNode root, IReadOnlyList<ModelFunction> functions)
    {
        root.AllowOnly("parts", "groups");
        var parts = root.Required("parts").Entries().ToDictionary(entry => entry.Key, entry => Part(entry.Key, entry.Value), StringComparer.Ordinal);
        return root.Required("groups").Entries().Select(entry => Group(entry.Key, entry.Value, parts, functions)).ToArray();
    }

    private static RowPart Part(string name, DataNode node)
    {
        node.AllowOnly("property", "summary", "roles", "nullable");
        if (!Naming.IsIdentifier(name)) throw node.Error($"'{name}' is no name for a record");
        var part = new RowPart { Name = name, PropertyName = node.Required("property").Text(), Summary = node.Required("summary").Text(), Roles = node.Texts("roles"), NullableRoles = node.Texts("nullable") };
        return part.NullableRoles.Except(part.Roles).FirstOrDefault() is { } foreign ? throw node.Required("nullable").Error($"{foreign} is not in roles") : part;
    }

    private static RowFunctionGroup Group(string name, DataNode node, Dictionary<string, RowPart> parts, IReadOnlyList<ModelFunction> functions)
    {
        node.AllowOnly("summary", "functions", "parts");
        if (!Naming.IsIdentifier(name)) throw node.Error($"'{name}' is no name for a class");
        var members = node.Texts("functions").Select(function => functions.FirstOrDefault(known => known.Name == function) ?? throw node.Required("functions").Error($"there is no function {function}")).ToArray();
        if (members.FirstOrDefault(function => function.TakesModel || function.MethodName is null) is { } other) throw node.Required("functions").Error($"{other} takes a model, or has no 'method'");
        var group = new RowFunctionGroup
        {
            Name = name,
            Summary = node.Required("summary").Text(),
            Functions = [.. members.Select(function => function.Name)],
            Roles = Roles(node, members),
            // Of several inputs the first is of the row type; one whose rows have a record of their own is not.
            Columns = [.. members.SelectMany(function => function.Signatures[0].Input!.Columns).Where(column => !column.IsPattern).DistinctBy(column => column.Name)],
            Parts = [.. node.Texts("parts").Select(part => parts.GetValueOrDefault(part) ?? throw node.Required("parts").Error($"there is no part {part}"))],
        };
        if (group.Parts.SelectMany(part => part.Roles).Except(group.Roles.Select(role => role.Role)).FirstOrDefault() is { } foreign) throw node.Required("parts").Error($"no argument has the role {foreign}");
        return group;
    }

    /// <summary>What the functions say about each role; they must agree, since one row serves them all.</summary>
    private static IReadOnlyList<RowRole> Roles(DataNode node, ModelFunction[] functions)
    {
        var roles = new List<RowRole>();
        foreach (var argument in functions.SelectMany(function => function.Signatures).SelectMany(signature => signature.Arguments).Where(argument => argument.Role is not null))
        {
            var role = new RowRole
            {
                Role = argument.Role!,
                Argument = argument.Name,
                Several = argument.Type == "ARRAY<STRING>",
                Required = argument.Required,
                ColumnTypes = argument.ColumnTypes,
                MaxColumns = argument.MaxColumns,
            };
            if (roles.FirstOrDefault(known => known.Role == role.Role) is not { } known) roles.Add(role);
            else if (known.Argument != role.Argument || known.Required != role.Required || known.MaxColumns != role.MaxColumns || !known.ColumnTypes.SequenceEqual(role.ColumnTypes))
                throw node.Required("functions").Error($"the functions do not agree on the role {role}");
        }
        return roles;
    }
}
