using System.Text;
using Bqml.Catalog;
using Bqml.Generators.Images;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Onnx;

/// <summary>Makes the row types of a model from the inputs and outputs of its ONNX file.</summary>
internal static class OnnxRows
{
    /// <summary>Whether the declaration names an ONNX file.</summary>
    internal static bool NeedsFile(ModelSpec spec) => spec.ModelTypes.Count == 1 && spec.ModelTypes[0].File is not null;

    /// <summary>The declaration with the ONNX file that it names, and with the file's rows where it says none of its own.</summary>
    internal static ModelSpec Complete(ModelSpec spec, IEnumerable<OnnxSource> sources)
    {
        if (!NeedsFile(spec)) return spec;
        var use = spec.ModelTypes[0];
        var found = OnnxSource.Find(sources, use.File!).ToEquatableArray();
        spec = spec with { OnnxSources = found };
        if (use.HasRowTypes || found.Count != 1 || found[0].File is not { } file) return spec;
        var images = spec.Images.Select(image => ImageTensor.Find(image, file)).ToList();
        var inputs = file.Inputs.Where(input => !images.Contains(input)).ToList();
        if (inputs.Concat(file.Outputs).Any(static value => Type(value) is null)) return spec;
        // What tells files apart comes out again, unless the model has a name for it already.
        var key = images.Count > 0 && !file.Inputs.Concat(file.Outputs).Any(IsKey) ? ModelCatalog.Images.KeyColumn : null;
        var completed = use with { Row = Row(spec, inputs, "Input", key), Output = Row(spec, file.Outputs, "Prediction") };
        return spec with { ModelTypes = [completed] };
    }

    /// <summary>GoogleSQL's type for a tensor: a number for each row, or a list of them; null when BigQuery takes no such tensor, or a row cannot tell its shape.</summary>
    internal static SqlType? Type(OnnxValue value)
    {
        if (value.Kind != OnnxValueKind.Tensor || ModelCatalog.Onnx.ElementType(value.ElementType) is not { Type: { } name } || value.Shape is not { } shape) return null;
        var element = SqlType.Parse(name);
        return shape.Count switch
        {
            // The first dimension counts the rows.
            <= 1 => element,
            2 => shape[1] == 1 ? element : SqlType.Array(element),
            _ => null,
        };
    }

    private static bool IsKey(OnnxValue value) => value.Name.Equals(ModelCatalog.Images.KeyColumn, StringComparison.OrdinalIgnoreCase);

    private static RowSpec Row(ModelSpec spec, IEnumerable<OnnxValue> values, string record, string? key = null)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var keys = key is null ? [] : new[] { Column(key, SqlType.String, taken) with { Roles = [ColumnRole.PassThrough] } };
        var columns = keys.Concat(values.Select(value => Column(value.Name, Type(value)!, taken))).ToEquatableArray();
        var names = spec.Type.Declarations.Select(static declaration => declaration.Name);
        return new RowSpec(string.Join(".", [.. names, record]), record, IsAccessible: true, columns, new RowConstruction([])) { IsGenerated = true };
    }

    private static ColumnSpec Column(string column, SqlType type, HashSet<string> taken)
    {
        var name = (type.Element ?? type).Kind switch
        {
            SqlTypeKind.Int64 => "long",
            SqlTypeKind.Float64 => "double",
            SqlTypeKind.Bool => "bool",
            _ => "string",
        };
        ColumnShape shape = new ColumnShape.Scalar(name);
        return new ColumnSpec
        {
            Property = Property(column, taken),
            Column = column,
            CSharpType = type.Kind == SqlTypeKind.Array ? name + "[]" : name,
            Type = type,
            IsNullable = false,
            Shape = type.Kind == SqlTypeKind.Array ? new ColumnShape.List(shape, IsArray: true, name, IsElementNullable: false) : shape,
        };
    }

    /// <summary>A C# name for a tensor's: its words in Pascal case, and a number when another has that name already.</summary>
    private static string Property(string name, HashSet<string> taken)
    {
        var text = new StringBuilder(name.Length);
        var startsWord = true;
        foreach (var character in name)
        {
            var isPart = char.IsLetterOrDigit(character);
            if (isPart && text.Length == 0 && char.IsDigit(character)) text.Append("Value");
            if (isPart) text.Append(startsWord ? char.ToUpperInvariant(character) : character);
            startsWord = !isPart;
        }
        var stem = text.Length == 0 ? "Value" : text.ToString();
        var property = stem;
        for (var number = 2; !taken.Add(property); number++) property = FormattableString.Invariant($"{stem}{number}");
        return property;
    }
}
