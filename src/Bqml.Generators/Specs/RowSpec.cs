using Bqml.GoogleSql;

namespace Bqml.Generators.Specs;

/// <summary>A row type: a plain record or class whose public properties are columns.</summary>
/// <param name="CSharpName">Fully qualified with global::.</param>
/// <param name="Name">Simple name, for messages and documentation.</param>
/// <param name="IsAccessible">Whether generated code can name it (not private, not file-local).</param>
/// <param name="Columns">The columns in declaration order, base types first.</param>
/// <param name="Construction">How a reader makes an instance; null when none of the supported ways exists.</param>
internal sealed record RowSpec(string CSharpName, string Name, bool IsAccessible, EquatableArray<ColumnSpec> Columns, RowConstruction? Construction)
{
    /// <summary>Whether public members of the declaring type may name it; if not, members generated from it are internal.</summary>
    public bool IsExposable { get; init; } = true;

    /// <summary>Whether it is a record that is generated, from an ONNX file, rather than one that the user wrote.</summary>
    public bool IsGenerated { get; init; }
}

/// <summary>A class marked [BigQueryRow].</summary>
/// <param name="Type">Where the generated part goes.</param>
/// <param name="Row">Its columns.</param>
internal sealed record RowTypeSpec(TypeSpec Type, RowSpec Row);

/// <summary>How to make an instance of a row type.</summary>
/// <param name="ConstructorArguments">Property names in the order of the constructor's parameters; empty for a parameterless one. The rest is set by initializer.</param>
internal sealed record RowConstruction(EquatableArray<string> ConstructorArguments);

/// <summary>A property of a row type.</summary>
internal sealed record ColumnSpec
{
    /// <summary>The roles' names by their numbers: an enum's own ToString is slow.</summary>
    private static readonly string[] s_roleNames = Enum.GetNames(typeof(ColumnRole));

    /// <summary>The C# property.</summary>
    public required string Property { get; init; }

    /// <summary>The column's name in BigQuery: [Column("...")], or the property in snake_case.</summary>
    public required string Column { get; init; }

    /// <summary>The C# type, fully qualified with global::, nullable annotation included.</summary>
    public required string CSharpType { get; init; }

    /// <summary>What BigQuery type it is; null when no BigQuery type fits, which a rule reports.</summary>
    public required SqlType? Type { get; init; }

    /// <summary>Whether NULL can be stored: a nullable value type or an annotated reference type.</summary>
    public required bool IsNullable { get; init; }

    /// <summary>The C# shape that readers and writers need beyond the SQL type.</summary>
    public required ColumnShape Shape { get; init; }

    /// <summary>Role attributes on the property: more than one is an error.</summary>
    public EquatableArray<ColumnRole> Roles { get; init; } = [];

    /// <summary>Roles that only functions without a model know; several are no error, and models do not look at them.</summary>
    public EquatableArray<FunctionRole> FunctionRoles { get; init; } = [];

    /// <summary>Preprocessing attributes on the property, in stacking order.</summary>
    public EquatableArray<TransformUse> Transforms { get; init; } = [];

    /// <summary>What computes it; null for a column that is read.</summary>
    public AiColumnUse? Ai { get; init; }

    /// <summary>The computed property whose status it holds: [AiStatus]; null for every other.</summary>
    public string? StatusOf { get; init; }

    /// <summary>How many attributes say that it is computed; more than one is an error.</summary>
    public int AiCount { get; init; }

    /// <summary>[Description] of System.ComponentModel: what a language model is told about it; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it can be set by constructor or initializer.</summary>
    public bool IsSettable { get; init; } = true;

    /// <summary>The role's name in the catalogue.</summary>
    public static string NameOf(ColumnRole role) => s_roleNames[(int)role];

    /// <summary>Whether it has the role that the catalogue calls by this name.</summary>
    public bool HasRole(string name)
    {
        foreach (var role in Roles)
        {
            if (NameOf(role) == name) return true;
        }
        return false;
    }
}

/// <summary>The C# side of a column's type.</summary>
internal abstract record ColumnShape
{
    /// <summary>A scalar: long, int, double, float, decimal, bool, string, byte[], DateOnly, TimeOnly, DateTime, DateTimeOffset, JsonElement, or a value type of Bqml (BigNumeric, BigQueryInterval, BigQueryGeography, BigQueryRange). <c>CSharpType</c> without nullability, as a keyword or global:: name.</summary>
    internal sealed record Scalar(string CSharpType) : ColumnShape;

    /// <summary>An enum stored as STRING under its members' names, or the text of [Column] on a member.</summary>
    internal sealed record Enum(string CSharpType, EquatableArray<EnumMember> Members) : ColumnShape;

    /// <summary>A nested record: STRUCT.</summary>
    internal sealed record Struct(RowSpec Row) : ColumnShape;

    /// <summary>An array or list: ARRAY.</summary>
    /// <param name="Element">The shape of the elements.</param>
    /// <param name="IsArray">True when an array can be assigned to the property (T[] or one of the list interfaces), false for List&lt;T&gt;.</param>
    /// <param name="ElementCSharpType">The element's C# type, nullable annotation included.</param>
    /// <param name="IsElementNullable">Whether an element may be null, which an ARRAY cannot store.</param>
    internal sealed record List(ColumnShape Element, bool IsArray, string ElementCSharpType, bool IsElementNullable) : ColumnShape;

    /// <summary>A reference to an object in Cloud Storage, which reads and writes itself.</summary>
    internal sealed record ObjectRef : ColumnShape;

    /// <summary>No BigQuery type fits.</summary>
    internal sealed record Unsupported(string CSharpType) : ColumnShape;
}

/// <summary>A member of an enum.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Text">The STRING that stands for it.</param>
/// <param name="IsAlias">Whether an earlier member has the same number, and so is the one that is written.</param>
/// <param name="Description">[Description]; null when there is none.</param>
internal sealed record EnumMember(string Name, string Text, bool IsAlias, string? Description = null);

/// <summary>What a column is for; a column without a role is a feature.</summary>
internal enum ColumnRole
{
    Label, DataSplit, InstanceWeight, TimeSeriesTimestamp, TimeSeriesData, TimeSeriesId, UserId, ItemId, Rating, PassThrough, Ignore,
}

/// <summary>What a column is for in functions that need no model.</summary>
internal enum FunctionRole
{
    Dimension, Metric, InterestLabel, CorrelationTarget, Correlated,
}
