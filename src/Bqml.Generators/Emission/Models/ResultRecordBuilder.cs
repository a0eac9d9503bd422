using System.Collections.Concurrent;
using Bqml.Catalog;
using Bqml.Generators.Emission.Rows;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;
using OutputColumn = Bqml.Catalog.OutputColumn;

namespace Bqml.Generators.Emission.Models;

/// <summary>Makes the result record of a function whose columns depend on the declaration, from the patterns in the catalogue.</summary>
internal sealed class ResultRecordBuilder
{
    /// <summary>The output column that stands for those of the TRANSFORM clause.</summary>
    internal const string TransformPattern = "{transform}";

    /// <summary>The types of the catalogue's columns, read once.</summary>
    private static readonly ConcurrentDictionary<string, SqlType> s_types = new(StringComparer.Ordinal);

    /// <summary>The fields of the catalogue's arrays of structs, found once.</summary>
    private static readonly ConcurrentDictionary<string, (string Name, string Type)[]> s_fields = new(StringComparer.Ordinal);

    private static readonly SqlType[] s_otherNumbers = [SqlType.Int64, SqlType.Numeric, SqlType.BigNumeric];

    private readonly ModelDeclaration _model;
    private readonly string _name;
    private readonly ReaderClass _reader;
    private readonly List<ResultMember> _members = [];
    private readonly List<ResultRecord> _nested = [];

    private ResultRecordBuilder(ModelDeclaration model, string name)
    {
        (_model, _name) = (model, name);
        _reader = new ReaderClass(ReaderName(name), name);
    }

    /// <summary>The name of a record's reader.</summary>
    public static string ReaderName(string record) => record + "Reader";

    public static ResultRecord Build(ModelDeclaration model, FunctionVariant variant)
    {
        var builder = new ResultRecordBuilder(model, variant.Output.RecordName!);
        var columns = variant.Output.Columns.Where(column => !column.When.Any(condition => Conditions.Holds(condition, model) == false)).ToArray();
        (string Property, string Column)? status = null;
        foreach (var column in columns.Where(column => !IsOpen(column, model)))
        {
            builder.Add(column);
            if (column == variant.Status) status = (builder._members[builder._members.Count - 1].Property, column.Name);
        }
        if (variant.ReturnsInputs) builder.AddInput();
        foreach (var column in columns.Where(column => IsOpen(column, model)))
        {
            builder.AddDeclared(column);
            builder.AddOpen(column);
        }
        return new ResultRecord(builder._name, variant.Output.RecordSummary, builder._members, builder._reader, builder._nested) { Status = status };
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

    /// <summary>Whether a pattern stands for columns whose names only the data tell.</summary>
    private static bool IsOpen(OutputColumn column, ModelDeclaration model) =>
        column.IsPattern && column.Name != TransformPattern && Placeholders.Of(column) is { } placeholder && Placeholders.Columns(placeholder, model) is null;

    /// <summary>Of the holidays, those that are declared one by one have properties of their own; an effect that training did not find is null.</summary>
    private void AddDeclared(OutputColumn column)
    {
        if (Placeholders.Of(column) != Placeholders.Holiday) return;
        var type = Type(column.Type);
        foreach (var holiday in _model.Spec.CustomHolidays.Select(static holiday => holiday.Name).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var name = column.Name.Replace(Placeholders.Holiday, holiday);
            AddScalar(name, Property(MemberName.OfColumn(name)), type, Scalar(type).Shape, isNullable: true, isOptional: true, [], $"What the holiday {holiday} adds; null when training found no effect.");
        }
    }

    /// <summary>Numbered columns become a list, named ones a dictionary by the part of the name that the data tell.</summary>
    private void AddOpen(OutputColumn column)
    {
        var type = Type(column.Type);
        var (csharp, _) = Scalar(type);
        var prefix = column.Name.Substring(0, column.Name.IndexOf('{'));
        if (column.Name.EndsWith("{index}", StringComparison.Ordinal))
            _members.Add(new ResultMember(Property(column.PropertyName), $"global::System.Collections.Generic.IReadOnlyList<{csharp}>", column.Summary + " In order, the first component first.", _reader.AddNumbered(prefix, type, csharp)));
        else
            _members.Add(new ResultMember(Property(column.PropertyName), $"global::System.Collections.Generic.IReadOnlyDictionary<string, {csharp}>",
                (column.Summary.Length > 0 ? column.Summary + " " : "") + OpenSummary(prefix), _reader.AddRest(prefix, type, csharp)));
    }

    private static string OpenSummary(string prefix) => prefix.Length == 0
        ? "By column name, in the order of the labels; a label that is no valid column name is altered: 0 is _0."
        : $"By what follows {prefix} in the column's name.";

    private void AddTransformed()
    {
        foreach (var item in TransformedColumns.Of(_model))
        {
            var (name, property) = (item.Name, Property(item.Property));
            if (item.Source is { } source)
            {
                // Labels and the like are in the clause, but the input can do without them.
                var isOptional = source.Roles.Length > 0;
                AddScalar(name, property, source.Type!, source.Shape, source.IsNullable || isOptional, isOptional, [], $"The column {name}, unchanged.");
            }
            else if (item.Fields is { } fields)
            {
                var column = new OutputColumn { Name = name, PropertyName = property, Type = "STRUCT", Summary = $"The combined columns {name}." };
                AddNested(column, Combined(property + "Fields", property, fields, item.FieldType!), SqlType.Struct(), isOptional: false);
            }
            else if (item.Type is { Kind: SqlTypeKind.Array, Element.Kind: SqlTypeKind.Struct } array)
            {
                var column = new OutputColumn { Name = name, PropertyName = property, Type = array.ToString(), Summary = $"The transformed column {name}." };
                AddNested(column, Elements(column, property + "Element"), SqlType.Array(SqlType.Struct()), isOptional: false);
            }
            else
            {
                var type = item.IsAnyNumber ? SqlType.Float64 : item.Type!;
                var shape = type.Kind == SqlTypeKind.Array ? List(Scalar(type.Element!)) : Scalar(type).Shape;
                AddScalar(name, property, type, shape, type.Kind != SqlTypeKind.Array, false, item.IsAnyNumber ? s_otherNumbers : [], $"The transformed column {name}.");
            }
        }
    }

    /// <summary>The record of a STRUCT with a field for each combination of columns.</summary>
    private ResultRecord Combined(string name, string property, IReadOnlyList<string> fields, SqlType type)
    {
        var builder = new ResultRecordBuilder(_model, name);
        var alsoAccepts = type.Equals(SqlType.Float64) ? s_otherNumbers.Append(SqlType.String) : [];
        foreach (var field in fields)
            builder.AddScalar(field, builder.Property(MemberName.OfColumn(field)), type, Scalar(type).Shape, isNullable: true, isOptional: true, alsoAccepts, $"The combination {field}.");
        return new ResultRecord(builder._name, "The fields of " + property + ".", builder._members, builder._reader, []);
    }

    private void Add(OutputColumn column)
    {
        if (column.Name == TransformPattern)
        {
            AddTransformed();
            return;
        }
        // What the row and the type decide is there for certain.
        var isOptional = column.When.Any(static condition => condition.Kind is not (OutputConditionKind.SeveralSeries or OutputConditionKind.ModelType));
        var isNullable = column.Nullable || isOptional;
        var sources = Placeholders.Of(column) is { } placeholder ? Placeholders.Columns(placeholder, _model) : null;
        if (column.Type.IndexOf("{hyperparameters}", StringComparison.Ordinal) >= 0)
        {
            AddNested(column, Hyperparameters(column), SqlType.Struct(), isOptional);
        }
        else if (column.RecordType is { } record)
        {
            AddRecord(column, "global::Bqml." + record, $"global::Bqml.{record}.Reader", Type(column.Type), isOptional);
        }
        else if (column.Type.StartsWith("ARRAY<STRUCT<", StringComparison.Ordinal))
        {
            // Without a label there is nothing of it in the result.
            if (sources is not { Length: 0 }) AddNested(column, Elements(column), SqlType.Array(SqlType.Struct()), isOptional);
        }
        else if (sources is not null)
        {
            foreach (var source in sources) Add(column, source, isOptional, _model.Outputs.Contains(source) ? IsNullableOutput(source, isNullable) : isNullable);
        }
        else
        {
            Add(column, null, isOptional, isNullable);
        }
    }

    /// <summary>A column whose pattern a column of the row fills, or one without a pattern.</summary>
    private void Add(OutputColumn column, ColumnSpec? source, bool isOptional, bool isNullable)
    {
        var isOfSource = source is not null && column.Type.StartsWith("{", StringComparison.Ordinal);
        var type = isOfSource ? source!.Type! : Type(column.Type);
        var shape = isOfSource ? source!.Shape : Shape(column, type);
        var name = source is null ? column.Name : Placeholders.Fill(column.Name, source.Column);
        var property = source is null ? column.PropertyName : Placeholders.Fill(column.PropertyName, source.Property);
        var summary = column.Summary.Length > 0 ? column.Summary : $"The column {name}.";
        AddScalar(name, Property(property), type, shape, isNullable, isOptional, column.AlsoAccepts.Count == 0 ? [] : column.AlsoAccepts.Select(Type).Where(other => !other.Equals(type)), summary);
    }

    /// <summary>What a model made elsewhere predicts is as declared, or NULL when it failed to; a NULL array reads as an empty one.</summary>
    private static bool IsNullableOutput(ColumnSpec output, bool canFail) => (canFail || output.IsNullable) && output.Type!.Kind != SqlTypeKind.Array;

    private void AddScalar(string name, string property, SqlType type, ColumnShape shape, bool isNullable, bool isOptional, IEnumerable<SqlType> alsoAccepts, string summary)
    {
        var csharp = CSharpType(shape) + (isNullable ? "?" : "");
        var local = _reader.Add(Column(name, csharp, type, shape, isNullable), isOptional, alsoAccepts);
        _members.Add(new ResultMember(property, csharp, summary, local, IsRequired: !isNullable));
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
    private ResultRecord Elements(OutputColumn column, string? name = null)
    {
        var property = Property(column.PropertyName);
        var builder = new ResultRecordBuilder(_model, name ?? (property.EndsWith("s", StringComparison.Ordinal) ? property.Substring(0, property.Length - 1) : property + "Item"));
        foreach (var (fieldName, type) in s_fields.GetOrAdd(column.Type, Fields))
        {
            var isLabel = type == "{label}";
            builder.Add(new OutputColumn
            {
                Name = fieldName,
                PropertyName = char.ToUpperInvariant(fieldName[0]) + fieldName.Substring(1),
                Type = type,
                Summary = isLabel ? "The label." : fieldName == "prob" ? "Its probability, 0 to 1." : fieldName == "index" ? "The place in the vector." : "The value.",
            });
        }
        return new ResultRecord(builder._name, "An element of " + property + ".", builder._members, builder._reader, []);
    }

    /// <summary>The names and types of the fields; the types are plain, or placeholders.</summary>
    private static (string Name, string Type)[] Fields(string array)
    {
        const string opening = "STRUCT<";
        var start = array.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        return [.. array.Substring(start, array.IndexOf('>', start) - start).Split(',').Select(static field => field.Trim().Split(' ')).Select(static parts => (parts[0], parts[1]))];
    }

    /// <summary>The values of the tuned options: one property each.</summary>
    private ResultRecord Hyperparameters(OutputColumn column)
    {
        var builder = new ResultRecordBuilder(_model, column.PropertyName);
        // With NUM_TRIALS alone BigQuery searches the ranges that the options have by default.
        var tuned = _model.Spec.Tunings.Length > 0
            ? _model.Spec.Tunings.Select(tuning => _model.ModelType.Option(tuning.Option ?? ""))
            : _model.ModelType.Options.Where(static option => option.HyperparameterDefaultRange is not null);
        foreach (var option in tuned)
        {
            if (option?.PropertyName is not { } property) continue;
            var type = option.Kind switch
            {
                OptionKind.Float64 => SqlType.Float64,
                OptionKind.Int64 => SqlType.Int64,
                OptionKind.Bool => SqlType.Bool,
                OptionKind.Int64Array or OptionKind.Int64Tuple => SqlType.Array(SqlType.Int64),
                _ => SqlType.String,
            };
            var shape = type.Kind == SqlTypeKind.Array ? List(Scalar(type.Element!)) : Scalar(type).Shape;
            builder.AddScalar(option.Name.ToLowerInvariant(), builder.Property(property), type, shape, isNullable: true, isOptional: true, [], option.Summary);
        }
        return new ResultRecord(builder._name, "The values of the tuned options in a trial.", builder._members, builder._reader, []);
    }

    /// <summary>GoogleSQL's type; a number of any type reads as FLOAT64.</summary>
    private static SqlType Type(string type) => s_types.GetOrAdd(type, static type => type == "numeric" ? SqlType.Float64 : SqlType.Parse(type));

    private static ColumnShape Shape(OutputColumn column, SqlType type)
    {
        var scalar = Scalar(type.Kind == SqlTypeKind.Array ? type.Element! : type);
        if (column.EnumType is { } enumType)
        {
            var csharp = "global::Bqml." + enumType;
            scalar = (csharp, new ColumnShape.Enum(csharp, column.AllowedValues.Select(static value => new EnumMember(value.MemberName, value.SqlValue, false)).ToEquatableArray()));
        }
        return type.Kind == SqlTypeKind.Array ? List(scalar) : scalar.Shape;
    }

    private static ColumnShape.List List((string CSharpType, ColumnShape Shape) element) => new(element.Shape, true, element.CSharpType, false);

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
        ColumnShape.Struct(var row) => row.CSharpName,
        _ => throw new InvalidOperationException("The rules let no such column pass."),
    };

    private static ColumnSpec Column(string name, string csharpType, SqlType type, ColumnShape shape, bool isNullable) =>
        new() { Property = name, Column = name, CSharpType = csharpType, Type = type, IsNullable = isNullable, Shape = shape };

    private string Fill(string pattern) => pattern.Replace("{label}", _model.Labels.Length > 0 ? _model.Labels[0].Column : "");

    /// <summary>The C# name of a pattern: one that the record can have and no other member has.</summary>
    private string Property(string pattern)
    {
        var name = pattern.Replace("{label}", _model.Labels.Length > 0 ? _model.Labels[0].Property : "");
        while (name == _name || InputRecord.IsReserved(name) || _members.Any(member => member.Property == name)) name += "Value";
        return name;
    }
}
