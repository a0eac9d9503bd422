using System.Text.RegularExpressions;
using Bqml.Catalog;
using Bqml.Generators.Emission.Rows;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;
using OutputColumn = Bqml.Catalog.OutputColumn;

namespace Bqml.Generators.Emission.Models;

/// <summary>Makes the result record of a function whose columns depend on the declaration, from the patterns in the catalogue.</summary>
internal sealed class ResultRecordBuilder
{
    /// <summary>What rows of a function are called: the one thing to add for a function whose result depends on the declaration.</summary>
    private static readonly Dictionary<string, (string Name, string Summary)> s_names = new(StringComparer.Ordinal)
    {
        ["ML.PREDICT"] = ("Prediction", "An input row with what the model predicts for it."),
        ["ML.EXPLAIN_PREDICT"] = ("Explanation", "A prediction with what each feature contributed to it."),
        ["ML.CONFUSION_MATRIX"] = ("ConfusionMatrixRow", "How often the rows of one actual label were predicted as each label."),
        ["ML.TRIAL_INFO"] = ("Trial", "A trial of hyperparameter tuning."),
    };

    private readonly ModelDeclaration _model;
    private readonly string _name;
    private readonly ReaderClass _reader;
    private readonly List<ResultMember> _members = [];
    private readonly List<ResultRecord> _nested = [];

    private ResultRecordBuilder(ModelDeclaration model, string name)
    {
        (_model, _name) = (model, name);
        _reader = new ReaderClass(name + "Reader", name);
    }

    /// <summary>Whether there is a record to make for the function.</summary>
    public static bool CanBuild(FunctionVariant variant) => s_names.ContainsKey(variant.Function.Name);

    public static ResultRecord Build(ModelDeclaration model, FunctionVariant variant)
    {
        var (name, summary) = s_names[variant.Function.Name];
        var builder = new ResultRecordBuilder(model, name);
        foreach (var column in variant.Output.Columns)
        {
            if (!column.When.Any(condition => Conditions.Holds(condition, model) == false)) builder.Add(column);
        }
        if (variant.Output.Passthrough != Passthrough.None) builder.AddInput();
        return new ResultRecord(name, summary, builder._members, builder._reader, builder._nested);
    }

    /// <summary>
    /// The input row first, from the input's columns that come out again. Where the documentation grants that only for unused columns it says so
    /// in the same words for ML.PREDICT, which returns all of them.
    /// </summary>
    private void AddInput()
    {
        var locals = _model.Inputs.Select(column => (column, _reader.Add(column))).ToArray();
        _members.Insert(0, new ResultMember(InputRecord.Name, InputRecord.Name, "The input row.", InputRecord.Construct(locals)));
    }

    private void Add(OutputColumn column)
    {
        var isOptional = column.Optional;
        var isNullable = column.Nullable || isOptional;
        if (column.Type.IndexOf("{hyperparameters}", StringComparison.Ordinal) >= 0)
        {
            AddNested(column, Hyperparameters(column), SqlType.Struct(), isOptional);
        }
        else if (column.RecordType is { } record)
        {
            AddRecord(column, "global::Bqml." + record, $"global::Bqml.{record}.Reader", SqlType.Parse(column.Type), isOptional);
        }
        else if (column.IsPattern && column.Name.IndexOf("{label}", StringComparison.Ordinal) < 0)
        {
            // One column for each class, say: their names are only known from the data.
            var type = SqlType.Parse(column.Type);
            var (csharp, _) = Scalar(type);
            _members.Add(new ResultMember("Counts", $"global::System.Collections.Generic.IReadOnlyDictionary<string, {csharp}>", column.Summary + " By column name, in the order of the labels; a label that is no valid column name is altered: 0 is _0.", _reader.AddRest(type, csharp)));
        }
        else if (_model.Labels.Length == 0 && Mentions(column, "{label}"))
        {
            // Without a label there is nothing of it in the result.
        }
        else if (column.Type.StartsWith("ARRAY<STRUCT<", StringComparison.Ordinal))
        {
            AddNested(column, Elements(column), SqlType.Array(SqlType.Struct()), isOptional);
        }
        else
        {
            var shape = Shape(column, out var type);
            var csharp = CSharpType(shape) + (isNullable ? "?" : "");
            var local = _reader.Add(Column(Fill(column.Name), csharp, type, shape, isNullable), isOptional, alsoAccepts: column.AlsoAccepts.Select(SqlType.Parse).Where(other => !other.Equals(type)));
            _members.Add(new ResultMember(Property(column.PropertyName), csharp, column.Summary, local, IsRequired: !isNullable));
        }
    }

    private void AddNested(OutputColumn column, ResultRecord record, SqlType type, bool isOptional)
    {
        _nested.Add(record);
        AddRecord(column, record.Name, record.Reader.Instance, type, isOptional);
    }

    private void AddRecord(OutputColumn column, string record, string reader, SqlType type, bool isOptional)
    {
        var local = _reader.AddRecord(Fill(column.Name), type, record, reader, isOptional);
        var csharp = type.Kind == SqlTypeKind.Array ? $"global::System.Collections.Generic.IReadOnlyList<{record}>" : record + "?";
        _members.Add(new ResultMember(Property(column.PropertyName), csharp, column.Summary, local, IsRequired: type.Kind == SqlTypeKind.Array));
    }

    /// <summary>The element record of an array of structs that hold the label: <c>ARRAY&lt;STRUCT&lt;label {label}, prob FLOAT64&gt;&gt;</c>.</summary>
    private ResultRecord Elements(OutputColumn column)
    {
        var property = Property(column.PropertyName);
        var builder = new ResultRecordBuilder(_model, property.EndsWith("s", StringComparison.Ordinal) ? property.Substring(0, property.Length - 1) : property + "Item");
        foreach (Match field in Regex.Matches(column.Type, @"(?:STRUCT<|, )(\w+) (\{label\}|\w+)"))
        {
            var name = field.Groups[1].Value;
            var isLabel = field.Groups[2].Value == "{label}";
            builder.Add(new OutputColumn
            {
                Name = name,
                PropertyName = char.ToUpperInvariant(name[0]) + name.Substring(1),
                Type = field.Groups[2].Value,
                Summary = isLabel ? "The label." : name == "prob" ? "Its probability, 0 to 1." : "The value.",
            });
        }
        return new ResultRecord(builder._name, "An element of " + property + ".", builder._members, builder._reader, []);
    }

    /// <summary>The values of the tuned options: one property each.</summary>
    private ResultRecord Hyperparameters(OutputColumn column)
    {
        var builder = new ResultRecordBuilder(_model, Property(column.PropertyName));
        foreach (var tuning in _model.Spec.Tunings)
        {
            if (_model.ModelType.Option(tuning.Option ?? "") is not { PropertyName: { } property } option) continue;
            var type = option.Kind switch
            {
                OptionKind.Float64 => SqlType.Float64,
                OptionKind.Int64 => SqlType.Int64,
                OptionKind.Bool => SqlType.Bool,
                OptionKind.Int64Array or OptionKind.Int64Tuple => SqlType.Array(SqlType.Int64),
                _ => SqlType.String,
            };
            var (csharp, shape) = type.Kind == SqlTypeKind.Array ? ("long[]?", new ColumnShape.List(new ColumnShape.Scalar("long"), true, "long", false)) : Nullable(Scalar(type));
            var local = builder._reader.Add(Column(option.Name.ToLowerInvariant(), csharp, type, shape, isNullable: true), isOptional: true);
            builder._members.Add(new ResultMember(property == builder._name ? property + "Value" : property, csharp, option.Summary, local, IsRequired: false));
        }
        return new ResultRecord(builder._name, "The values of the tuned options in a trial.", builder._members, builder._reader, []);
    }

    private ColumnShape Shape(OutputColumn column, out SqlType type)
    {
        if (column.Type == "{label}")
        {
            type = _model.Labels[0].Type!;
            return _model.Labels[0].Shape;
        }
        type = SqlType.Parse(column.Type);
        if (column.EnumType is { } enumType)
            return new ColumnShape.Enum("global::Bqml." + enumType, column.AllowedValues.Select(static value => new EnumMember(value.MemberName, value.SqlValue, false)).ToEquatableArray());
        if (type.Kind == SqlTypeKind.Array)
        {
            var (element, shape) = Scalar(type.Element!);
            return new ColumnShape.List(shape, true, element, false);
        }
        return Scalar(type).Shape;
    }

    private static (string CSharpType, ColumnShape Shape) Nullable((string CSharpType, ColumnShape Shape) scalar) => (scalar.CSharpType + "?", scalar.Shape);

    private static (string CSharpType, ColumnShape Shape) Scalar(SqlType type)
    {
        var name = type.Kind switch
        {
            SqlTypeKind.Int64 => "long",
            SqlTypeKind.Float64 => "double",
            SqlTypeKind.Numeric or SqlTypeKind.BigNumeric => "decimal",
            SqlTypeKind.Bool => "bool",
            SqlTypeKind.Bytes => "byte[]",
            SqlTypeKind.Date => "global::System.DateOnly",
            SqlTypeKind.Time => "global::System.TimeOnly",
            SqlTypeKind.DateTime => "global::System.DateTime",
            SqlTypeKind.Timestamp => "global::System.DateTimeOffset",
            _ => "string",
        };
        return (name, new ColumnShape.Scalar(name));
    }

    private static string CSharpType(ColumnShape shape) => shape switch
    {
        ColumnShape.Scalar(var type) => type,
        ColumnShape.Enum(var type, _) => type,
        ColumnShape.List list => $"global::System.Collections.Generic.IReadOnlyList<{list.ElementCSharpType}>",
        _ => throw new InvalidOperationException("A label is a scalar."),
    };

    private static ColumnSpec Column(string name, string csharpType, SqlType type, ColumnShape shape, bool isNullable) =>
        new() { Property = name, Column = name, CSharpType = csharpType, Type = type, IsNullable = isNullable, Shape = shape };

    private static bool Mentions(OutputColumn column, string placeholder) =>
        column.Name.IndexOf(placeholder, StringComparison.Ordinal) >= 0 || column.Type.IndexOf(placeholder, StringComparison.Ordinal) >= 0;

    private string Fill(string pattern) => pattern.Replace("{label}", _model.Labels.Length > 0 ? _model.Labels[0].Column : "");

    /// <summary>The C# name of a pattern; a property cannot have the name of its record.</summary>
    private string Property(string pattern)
    {
        var name = pattern.Replace("{label}", _model.Labels.Length > 0 ? _model.Labels[0].Property : "");
        return name == _name ? name + "Value" : name;
    }
}
