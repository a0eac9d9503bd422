using Bqml.Catalog;
using Bqml.Generators.Emission.Rows;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;
using OutputColumn = Bqml.Catalog.OutputColumn;

namespace Bqml.Generators.Emission.Models;

/// <summary>A column of a function's result, with what is the same of it in all models, found once.</summary>
internal sealed class ResultColumn
{
    /// <summary>The name that stands for the columns of the TRANSFORM clause.</summary>
    public const string TransformPattern = "{transform}";

    /// <summary>A column of the catalogue.</summary>
    /// <param name="output">The column.</param>
    /// <param name="isOpen">Whether its pattern stands for columns whose names only the data tell.</param>
    public ResultColumn(OutputColumn output, bool isOpen = false)
    {
        (Output, IsOpen) = (output, isOpen);
        Placeholder = Placeholders.Of(output);
        // What the row and the type decide is there for certain.
        IsOptional = output.When.Any(static condition => condition.Kind is not (OutputConditionKind.SeveralSeries or OutputConditionKind.ModelType));
        IsNullable = output.Nullable || IsOptional;
        IsRequired = !IsNullable;
        HoldsHyperparameters = output.Type.IndexOf("{hyperparameters}", StringComparison.Ordinal) >= 0;
        HoldsElements = output.RecordType is null && output.Type.StartsWith("ARRAY<STRUCT<", StringComparison.Ordinal);
        if (Placeholder is not null || output.PropertyName.IndexOf('{') >= 0 || HoldsElements || output.EnumType is not null) return;
        var type = ResultTypes.Parse(output.Type);
        if (output.RecordType is { } record)
        {
            Reader = ReaderColumn.OfRecords(output.Name, type, "global::Bqml." + record, $"global::Bqml.{record}.Reader", IsOptional);
            CSharpType = Reader.CSharpType;
            IsRequired = type.Kind == SqlTypeKind.Array;
        }
        else
        {
            var shape = ResultTypes.Shape(output, type);
            CSharpType = ResultTypes.CSharpType(shape) + (IsNullable ? "?" : "");
            Reader = new ReaderClass("", "").Column(ResultTypes.Column(output.Name, CSharpType, type, shape, IsNullable), IsOptional, [.. AlsoAccepts(type)]);
        }
    }

    /// <summary>The catalogue's column.</summary>
    public OutputColumn Output { get; }

    /// <summary>Whether its pattern stands for columns whose names only the data tell.</summary>
    public bool IsOpen { get; }

    /// <summary>The placeholder in its name or type; null when there is none.</summary>
    public string? Placeholder { get; }

    /// <summary>Whether a reader must do without it.</summary>
    public bool IsOptional { get; }

    /// <summary>Whether it can be NULL.</summary>
    public bool IsNullable { get; }

    /// <summary>Whether the property is always set.</summary>
    public bool IsRequired { get; }

    /// <summary>Whether it is a STRUCT of the tuned options.</summary>
    public bool HoldsHyperparameters { get; }

    /// <summary>Whether it is an ARRAY whose elements have a record of their own.</summary>
    public bool HoldsElements { get; }

    /// <summary>How it is read, where that is the same in all models; otherwise null.</summary>
    public ReaderColumn? Reader { get; }

    /// <summary>The property's type, where it is the same in all models.</summary>
    public string CSharpType { get; } = "";

    /// <summary>What it holds.</summary>
    public string Summary => Output.Summary.Length > 0 || Output.RecordType is not null ? Output.Summary : $"The column {Output.Name}.";

    /// <summary>The columns of a result in a model.</summary>
    public static ResultColumn[] Of(FunctionOutput output, ModelDeclaration model) =>
    [
        .. output.Columns.Where(column => !column.When.Any(condition => Conditions.Holds(condition, model) == false)).Select(column => new ResultColumn(
            column, column.IsPattern && column.Name != TransformPattern && Placeholders.Of(column) is { } placeholder && Placeholders.Columns(placeholder, model) is null)),
    ];

    /// <summary>The types that it may have instead of the one it has.</summary>
    public IEnumerable<SqlType> AlsoAccepts(SqlType type) => Output.AlsoAccepts.Count == 0 ? [] : Output.AlsoAccepts.Select(ResultTypes.Parse).Where(other => !other.Equals(type));
}
