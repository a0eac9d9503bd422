using System.Globalization;
using Bqml.Catalog;
using Bqml.Generators.Images;
using Bqml.Generators.Onnx;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>What an ONNX file must be for BigQuery to import it, and the rows declared over it.</summary>
internal static class OnnxRules
{
    private static readonly FindingTarget s_file = new(FindingTargetKind.ModelType, OnnxImport.FileProperty);

    internal static void Check(ModelContext model)
    {
        if (model.Use is not { } use || model.Type is not { TakesOnnxFile: true } type) return;
        if (use.File is not { } name)
        {
            if (!use.HasRowTypes) model.Report(OnnxDiagnostics.NoFile, ModelContext.TypeAttribute, model.ClassName, type.AttributeName);
            return;
        }
        if (model.Spec.OnnxSources is not { } sources) return;
        if (sources.Count != 1) ReportUnlisted(model, name, sources);
        else if (sources[0].File is not { } file) model.Report(OnnxDiagnostics.UnreadableFile, s_file, Wording.Quoted(name), sources[0].Problem ?? "");
        else Check(model, type, use, Wording.Quoted(name), file);
    }

    private static void ReportUnlisted(ModelContext model, string name, EquatableArray<OnnxSource> sources)
    {
        string[] arguments = sources.Count == 0
            ? ["None", "has", Wording.Quoted(name), $"add <AdditionalFiles Include=\"{name}\" /> to the project file"]
            : [Wording.Number(sources.Count), "have", Wording.Quoted(name), $"write more of the path: {Wording.Either(sources.Select(static source => source.Path))}"];
        model.Report(OnnxDiagnostics.UnlistedFile, s_file, arguments);
    }

    private static void Check(ModelContext model, ModelType type, ModelTypeUse use, string name, OnnxFile file)
    {
        var limits = ModelCatalog.Onnx;
        if (file.Size > limits.MaxBytes) model.Report(OnnxDiagnostics.FileTooLarge, s_file, name, Wording.Number(file.Size), Wording.Number(limits.MaxBytes));
        CheckVersions(model, name, file, limits);
        var images = model.Spec.Images.Select(image => ImageTensor.Find(image, file)).ToList();
        foreach (var input in file.Inputs) CheckTensor(model, type, use, name, input, "input", images.Contains(input) || (images.Contains(null) && ImageTensor.IsImage(input)));
        foreach (var output in file.Outputs) CheckTensor(model, type, use, name, output, "output", isImage: false);
        if (!use.HasRowTypes) return;
        if (use.Row is { } row)
        {
            var files = model.Spec.Images.Select(ImageInput.ColumnOf).ToList();
            var read = row.Columns.Where(column => column.Roles.Count == 0 && !files.Contains(column.Column, StringComparer.OrdinalIgnoreCase)).ToList();
            CheckColumns(model, name, read, file.Inputs, "input", FindingTargetKind.RowProperty);
            foreach (var input in file.Inputs.Where(input => !images.Contains(input) && Find(input, read) is null))
                model.Report(OnnxDiagnostics.MissingInput, ModelContext.TypeAttribute, name, Wording.Quoted(input.Name), Describe(input), row.Name);
        }
        if (use.Output is { } predicted)
            CheckColumns(model, name, predicted.Columns.Where(static column => !column.Roles.Contains(ColumnRole.Ignore)).ToList(), file.Outputs, "output", FindingTargetKind.OutputProperty);
    }

    private static void CheckVersions(ModelContext model, string name, OnnxFile file, OnnxImport limits)
    {
        foreach (var used in file.OperatorSets)
        {
            var limit = limits.OperatorSets.FirstOrDefault(limit => limit.Domain == used.Domain);
            // A set that a file imports need not be used: exporters list sets of other runtimes too.
            if (limit is null || used.Version <= limit.MaxVersion) continue;
            var set = $"operator set {limit.Domain} {Wording.Number(limit.MaxVersion)}";
            model.Report(OnnxDiagnostics.FileTooNew, s_file, name, $"operator set {used.Domain} {Wording.Number(used.Version)}", limits.Runtime, $"versions up to {Wording.Number(limit.MaxVersion)}", set);
        }
        if (file.FormatVersion > limits.FormatVersion)
            model.Report(OnnxDiagnostics.FileTooNew, s_file, name, $"version {Wording.Number(file.FormatVersion)} of the file format", limits.Runtime, $"versions up to {Wording.Number(limits.FormatVersion)}", $"version {Wording.Number(limits.FormatVersion)}");
    }

    private static void CheckTensor(ModelContext model, ModelType type, ModelTypeUse use, string name, OnnxValue value, string kind, bool isImage)
    {
        if (value.Kind != OnnxValueKind.Tensor)
            model.Report(OnnxDiagnostics.NoTensor, s_file, kind, Wording.Quoted(value.Name), name, Describe(value), "export it as a tensor (scikit-learn: the converter's option zipmap=False)");
        else if (ModelCatalog.Onnx.ElementType(value.ElementType) is not { Type: not null })
            model.Report(OnnxDiagnostics.NoTensor, s_file, kind, Wording.Quoted(value.Name), name, Describe(value), "cast it to another type in the model");
        else if (!use.HasRowTypes && !isImage && OnnxRows.Type(value) is null)
            model.Report(OnnxDiagnostics.UntypedTensor, s_file, kind, Wording.Quoted(value.Name), name, value.Shape is { } shape ? Wording.Number(shape.Count) + " dimensions" : "no known shape",
                kind == "input" && ImageTensor.IsImage(value) ? $"add [ImageInput] for images, or declare [{type.AttributeName}<TInput, TOutput>] over rows of your own" : $"declare [{type.AttributeName}<TInput, TOutput>] over rows of your own");
    }

    private static void CheckColumns(ModelContext model, string name, List<ColumnSpec> columns, EquatableArray<OnnxValue> values, string kind, FindingTargetKind place)
    {
        foreach (var column in columns)
        {
            var target = new FindingTarget(place, column.Property);
            if (values.FirstOrDefault(value => IsNamed(value, column)) is not { } value)
            {
                var remedy = kind == "input" ? "rename the property, or mark it [PassThrough] or [Ignore]" : "rename the property, or mark it [Ignore]";
                model.Report(OnnxDiagnostics.UnknownTensor, target, name, kind, column.Column, Wording.List(values.Select(static value => Wording.Quoted(value.Name))), remedy);
            }
            else if (column.Type is { } type && OnnxRows.Type(value) is { } wanted && !Fits(type, wanted, value))
            {
                model.Report(OnnxDiagnostics.TensorType, target, kind, column.Property, type.ToString(), name, Describe(value) + ", which is " + wanted);
            }
        }
    }

    /// <summary>Whether a column holds what the tensor does; of one value a row may make a list.</summary>
    private static bool Fits(SqlType type, SqlType wanted, OnnxValue value) =>
        type.ToString() == wanted.ToString() || (value.Shape is { Count: 2 } && type is { Kind: SqlTypeKind.Array, Element: { } element } && element.ToString() == (wanted.Element ?? wanted).ToString());

    private static ColumnSpec? Find(OnnxValue value, List<ColumnSpec> columns) => columns.FirstOrDefault(column => IsNamed(value, column));

    private static bool IsNamed(OnnxValue value, ColumnSpec column) => value.Name.Equals(column.Column, StringComparison.OrdinalIgnoreCase);

    /// <summary>A value as ONNX's tools show it: <c>a FLOAT tensor of ? x 4</c>.</summary>
    internal static string Describe(OnnxValue value)
    {
        if (value.Kind != OnnxValueKind.Tensor)
            return value.Kind switch { OnnxValueKind.Opaque => "an opaque value", OnnxValueKind.Optional => "an optional value", OnnxValueKind.SparseTensor => "a sparse tensor", OnnxValueKind.Unknown => "of an unknown kind", _ => "a " + value.Kind.ToString().ToLowerInvariant() };
        var element = ModelCatalog.Onnx.ElementType(value.ElementType)?.Name;
        var tensor = element is null ? "a tensor of an unknown type" : (element[0] == 'I' ? "an " : "a ") + element + " tensor";
        return value.Shape switch
        {
            null => tensor,
            { Count: 0 } => tensor + " without dimensions",
            var shape => tensor + " of " + string.Join(" x ", shape.Value.Select(static length => length?.ToString(CultureInfo.InvariantCulture) ?? "?")),
        };
    }
}
