using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tool.Output;

/// <summary>The static tables behind <see cref="ModelCatalog"/>: each option and each function's details are built when first asked for.</summary>
internal static class TableFiles
{
    private const string Folder = "src/Bqml.Catalog/Generated/";

    /// <summary>The blanks before an assignment in the tables.</summary>
    private const int Indent = 8;

    /// <summary>The blanks before a member.</summary>
    private const int MemberIndent = 4;

    public static IEnumerable<GeneratedFile> Create(CatalogData data)
    {
        yield return new(Folder + "CatalogTable.g.cs", TemplateRenderer.Render("catalog-table", new
        {
            data.Snapshot,
            RefusedFeatureTypes = CSharpExpression.Of(data.RefusedFeatureTypes, Indent - 4),
            data.SparseVectorType,
            CustomHoliday = CSharpExpression.Of(data.CustomHoliday, Indent - 4),
            Onnx = CSharpExpression.Of(data.Onnx, Indent - 4),
            ObjectTable = CSharpExpression.Of(data.ObjectTable, Indent - 4),
            VectorIndex = CSharpExpression.Of(data.VectorIndex, Indent - 4),
            Images = CSharpExpression.Of(data.Images, Indent - 4),
            Deprecated = data.DeprecatedModelTypes.Select(pair => $"[{CSharpExpression.String(pair.Key)}] = {CSharpExpression.String(pair.Value)}").ToArray(),
            TransformRefusedTypes = CSharpExpression.Of(data.TransformRefusedTypes),
        }));
        yield return new(Folder + "ManagementTable.g.cs", TemplateRenderer.Render("management-table", new
        {
            AlterOptions = CSharpExpression.Of(data.AlterOptions, MemberIndent),
            ChangeSets = CSharpExpression.Of(data.ChangeSets, MemberIndent),
            Labels = CSharpExpression.Of(data.Labels, MemberIndent),
            Export = CSharpExpression.Of(data.Export, MemberIndent),
            TrainingOptions = CSharpExpression.Of(data.TrainingOptions, MemberIndent),
        }));

        var options = new List<(string Member, ModelOption Option, string Text)>();
        string MemberOf(ModelOption option)
        {
            var text = string.Join("\n", CSharpExpression.Assignments(option));
            if (options.FirstOrDefault(known => known.Text == text) is { Member: { } member }) return member;
            var name = Naming.Pascal(option.Name);
            var count = options.Count(known => known.Option.Name == option.Name);
            options.Add((count == 0 ? name : $"{name}_{count + 1}", option, text));
            return options[^1].Member;
        }

        yield return new(Folder + "ModelTypeTable.g.cs", TemplateRenderer.Render("model-type-table", new
        {
            Types = data.ModelTypes.Select(type => new
            {
                type.Id,
                Attribute = type.AttributeMetadataName,
                FileAttribute = type.FileAttributeMetadataName,
                Member = Naming.Pascal(type.Id),
                Assignments = CSharpExpression.Assignments(type, Indent),
                Options = type.Options.Select(option => "OptionTable." + MemberOf(option)).ToArray(),
            }).ToArray(),
        }));
        yield return new(Folder + "OptionTable.g.cs", TemplateRenderer.Render("option-table", new
        {
            Tunable = options.Select(option => option.Option).Where(option => option.Tunable).DistinctBy(option => option.Name).ToArray(),
            Options = options.Select(option => new { option.Member, Assignments = CSharpExpression.Assignments(option.Option, Indent) }).ToArray(),
        }));
        yield return new(Folder + "RowFunctionTable.g.cs", TemplateRenderer.Render("row-function-table", new { Groups = data.RowFunctions.Select(group => CSharpExpression.Of(group, Indent)).ToArray() }));
        yield return new(Folder + "EndpointTable.g.cs", TemplateRenderer.Render("endpoint-table", new { Endpoints = data.Endpoints.Select(endpoint => CSharpExpression.Of(endpoint, Indent)).ToArray() }));
        yield return new(Folder + "FunctionTable.g.cs", TemplateRenderer.Render("function-table", new
        {
            Functions = data.Functions.Select(function => new
            {
                function.Name,
                Attribute = function.TransformAttributeMetadataName,
                ColumnAttribute = function.ColumnAttributeMetadataName,
                Member = Naming.Pascal(function.Name),
                Assignments = CSharpExpression.Assignments(function, Indent),
            }).ToArray(),
        }));
    }
}
