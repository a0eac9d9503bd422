using Bqml.Catalog;
using Bqml.Generators.Images;
using Bqml.Generators.Onnx;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>Inputs that are images: the input must be one, and what is done to the files must make of them what its tensor holds.</summary>
internal static class ImageRules
{
    private const string InputArgument = "input";

    internal static void Check(ModelContext model)
    {
        if (model.Spec.Images.Count == 0 || model.Type is not { } type) return;
        for (var i = 0; i < model.Spec.Images.Count; i++)
        {
            if (!ModelCatalog.Images.AreTakenBy(type.Id)) model.Report(ImageDiagnostics.Misplaced, At(i), $"{type.TitleWithArticle} takes no images", "remove it");
            else Check(model, model.Spec.Images[i], i);
        }
    }

    private static void Check(ModelContext model, ImageUse use, int index)
    {
        CheckColumn(model, use, index);
        CheckColors(model, use, index);
        if (model.Use!.File is null)
        {
            if (use.Input is null) model.Report(ImageDiagnostics.NoImageTensor, At(index), "without an ONNX file nothing tells the inputs", "write the input's name");
            else CheckName(model, use.Input, index);
            CheckSize(model, use, index, null, "");
        }
        else if (ImageInput.File(model.Spec) is { } file)
        {
            Check(model, use, index, file, Wording.Quoted(model.Use.File));
        }
    }

    private static void Check(ModelContext model, ImageUse use, int index, OnnxFile file, string name)
    {
        if (ImageTensor.Find(use, file) is not { } tensor)
        {
            var inputs = Wording.List(file.Inputs.Select(static input => Wording.Quoted(input.Name)));
            if (use.Input is { } written) model.Report(ImageDiagnostics.NoImageTensor, At(index, InputArgument), $"{name} has no input {Wording.Quoted(written)}", $"its inputs are {inputs}");
            else model.Report(ImageDiagnostics.NoImageTensor, At(index), $"{name} has the inputs {inputs}, and it is not certain which is meant", "write its name");
            return;
        }
        if (!ImageTensor.IsImage(tensor))
        {
            var images = ModelCatalog.Images;
            model.Report(
                ImageDiagnostics.NoImageTensor, At(index, InputArgument), $"{Wording.Quoted(tensor.Name)} of {name} is {OnnxRules.Describe(tensor)}",
                $"images need a {images.NumbersType} or {images.IntegersType} tensor of 1 or ? x height x width x {Wording.Number(images.Channels)}");
            return;
        }
        CheckName(model, tensor.Name, index);
        CheckSize(model, use, index, tensor, name);
        if (use.IntegerPixels is { } integers && integers != ImageTensor.HasIntegers(tensor))
            model.Report(ImageDiagnostics.Pixels, At(index, nameof(use.IntegerPixels)), $"{Wording.Quoted(tensor.Name)} of {name} is {OnnxRules.Describe(tensor)}", "leave IntegerPixels out, so that the file decides");
    }

    private static void CheckSize(ModelContext model, ImageUse use, int index, OnnxValue? tensor, string file)
    {
        var (height, width) = tensor is null ? default : ImageTensor.Size(tensor);
        var isRight = CheckSide(use.Height, height, nameof(use.Height)) & CheckSide(use.Width, width, nameof(use.Width));
        var hasHeight = (use.Height ?? height) is not null;
        var hasWidth = (use.Width ?? width) is not null;
        if (isRight && hasHeight != hasWidth && (use.Height ?? use.Width) is not null)
            model.Report(ImageDiagnostics.Size, At(index, use.Height is null ? nameof(use.Width) : nameof(use.Height)), $"only the {(hasHeight ? "height" : "width")} is known", $"write {(hasHeight ? nameof(use.Width) : nameof(use.Height))} too");
        if (use.KeepsAspectRatio != true) return;
        if ((height ?? width) is not null)
            model.Report(ImageDiagnostics.Size, At(index, PreserveAspectRatio), $"with PreserveAspectRatio they differ in size, and {Wording.Quoted(tensor!.Name)} of {file} is {OnnxRules.Describe(tensor)}", "leave it out");
        else if (!hasHeight && !hasWidth)
            model.Report(ImageDiagnostics.Size, At(index, PreserveAspectRatio), "PreserveAspectRatio says how they are resized, and they are not", "write Height and Width, or leave it out");

        bool CheckSide(long? written, long? wanted, string property)
        {
            if (written is not { } length || (length > 0 && (wanted is null || wanted == length))) return true;
            if (length <= 0) model.Report(ImageDiagnostics.Size, At(index, property), $"{property} is {Wording.Number(length)}", "write 1 or more");
            else model.Report(ImageDiagnostics.Size, At(index, property), $"{property} is {Wording.Number(length)}, and {Wording.Quoted(tensor!.Name)} of {file} is {OnnxRules.Describe(tensor)}", $"write {Wording.Number(wanted!.Value)}, or leave it out");
            return false;
        }
    }

    private const string PreserveAspectRatio = nameof(PreserveAspectRatio);

    private static void CheckColors(ModelContext model, ImageUse use, int index)
    {
        if (use.ColorSpace is { } space && ImageInput.ColorSpaceOf(space) is null)
            model.Report(ImageDiagnostics.Pixels, At(index, nameof(use.ColorSpace)), $"{Wording.Value(space)} is no colour space", "write a member of ColorSpace, or leave it out for RGB");
    }

    private static void CheckColumn(ModelContext model, ImageUse use, int index)
    {
        var name = ImageInput.ColumnOf(use);
        if (!SqlIdentifier.IsValidColumnName(name, out var error))
            model.Report(ImageDiagnostics.Misplaced, At(index, nameof(use.Column)), Wording.Clause(error), "write the column that holds the files");
        else if (model.Row is { IsGenerated: false } row && Find(row, name) is { Type: { } type } column && type.Kind != SqlTypeKind.Bytes)
            model.Report(ImageDiagnostics.Misplaced, At(index, nameof(use.Column)), $"'{column.Property}' of '{row.Name}' is the column {name} with the files' contents, and it is {type}", "make it byte[]");
    }

    /// <summary>The input's name becomes that of a column.</summary>
    private static void CheckName(ModelContext model, string name, int index)
    {
        if (!SqlIdentifier.IsValidColumnName(name, out var error)) model.Report(ImageDiagnostics.Misplaced, At(index, InputArgument), Wording.Clause(error), "rename the input in the model");
        else if (Names(model).Take(index).Contains(name, StringComparer.OrdinalIgnoreCase)) model.Report(ImageDiagnostics.Misplaced, At(index, InputArgument), $"{Wording.Quoted(name)} has an [ImageInput] already", "keep one");
        else if (model.Row is { IsGenerated: false } row && Find(row, name) is { } column && !name.Equals(ImageInput.ColumnOf(model.Spec.Images[index]), StringComparison.OrdinalIgnoreCase))
            model.Report(ImageDiagnostics.Misplaced, At(index, InputArgument), $"the input {Wording.Quoted(name)} is made from a file, and '{row.Name}' has it too, as '{column.Property}'", "remove the property");
    }

    private static IEnumerable<string?> Names(ModelContext model)
    {
        var file = ImageInput.File(model.Spec);
        return model.Spec.Images.Select(use => (file is null ? null : ImageTensor.Find(use, file))?.Name ?? use.Input);
    }

    private static ColumnSpec? Find(RowSpec row, string name) =>
        row.Columns.FirstOrDefault(column => !column.Roles.Contains(ColumnRole.Ignore) && column.Column.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static FindingTarget At(int index, string? argument = null) => new(FindingTargetKind.ImageInput, argument, index);
}
