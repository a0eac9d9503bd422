using Bqml.Generators.Rules;

namespace Bqml.Cli.Sql;

/// <summary>Finds the models that the command line asks for.</summary>
internal static class ModelSelection
{
    /// <summary>The models to print.</summary>
    /// <param name="declared">The models of the assembly.</param>
    /// <param name="path">The assembly's file.</param>
    /// <param name="name">The full name of a class, its last part, or the model's declared name, in any case; null: all.</param>
    /// <exception cref="CommandException">There is none, the name fits several, or one was built without the generator.</exception>
    public static IReadOnlyList<DeclaredModel> Of(DeclaredModels declared, string path, string? name)
    {
        if (declared.Models.Count == 0)
            throw new CommandException($"{path} declares no models: it has no class marked [BigQueryModel]. Is it the assembly of the project that declares them, and built from the present source?");
        var models = name is null ? declared.Models : [Find(declared, path, name)];
        foreach (var model in models)
            if (model.Statements.Count == 0)
                throw new CommandException($"{model.Type} in {path} is marked [BigQueryModel] but has no statements. Was it built with the package Bqml, whose generator writes them?");
        return models;
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
