using Bqml.Generators.Rules;

namespace Bqml.Cli.Sql;

/// <summary>Finds the models that the command line asks for.</summary>
internal static class ModelSelection
{
    /// <summary>The models and object tables to print.</summary>
    /// <param name="declared">The models of the assembly.</param>
    /// <param name="path">The assembly's file.</param>
    /// <param name="name">The full name of a class, its last part, or the model's declared name, in any case, which leaves object tables out; null: all.</param>
    /// <exception cref="CommandException">There is none, the name fits several, or one was built without the generator.</exception>
    public static DeclaredModels Of(DeclaredModels declared, string path, string? name)
    {
        if (declared.Models.Count == 0 && (declared.ObjectTables.Count == 0 || name is not null))
            throw new CommandException($"{path} declares no models: it has no class marked [BigQueryModel]. Is it the assembly of the project that declares them, and built from the present source?");
        var selected = name is null ? declared : declared with { Models = [Find(declared, path, name)], ObjectTables = [] };
        var bare = selected.Models.Where(static model => model.Statements.Count == 0).Select(static model => (model.Type, Attribute: "BigQueryModel"))
            .Concat(selected.ObjectTables.Where(static table => table.Statements.Count == 0).Select(static table => (table.Type, Attribute: "ObjectTable")));
        foreach (var (type, attribute) in bare)
            throw new CommandException($"{type} in {path} is marked [{attribute}] but has no statements. Was it built with the package Bqml, whose generator writes them?");
        return selected;
    }

    private static DeclaredModel Find(DeclaredModels declared, string path, string name)
    {
        foreach (Func<DeclaredModel, string> spelling in (Func<DeclaredModel, string>[])[static model => model.Type, static model => model.Name, ClassName])
        {
            var found = declared.Models.Where(model => string.Equals(spelling(model), name, StringComparison.OrdinalIgnoreCase)).ToArray();
            if (found.Length == 1) return found[0];
            if (found.Length > 1) throw new CommandException($"{name} is the name of {string.Join(" and ", found.Select(static model => model.Type))}. Give the full name of one.");
        }
        var nearest = Spelling.Closest(name, declared.Models.SelectMany(static model => new[] { ClassName(model), model.Type, model.Name }));
        throw new CommandException($"{path} declares no model {name}.{(nearest is null ? "" : $" Did you mean {nearest}?")} It declares {string.Join(", ", declared.Models.Select(static model => model.Type))}.");
    }

    private static string ClassName(DeclaredModel model) => model.Type[(model.Type.LastIndexOf('.') + 1)..];
}
