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
    /// <summary>The fields of the catalogue's arrays of structs, found once.</summary>
    private static readonly ConcurrentDictionary<string, ResultColumn[]> s_fields = new(StringComparer.Ordinal);

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
        var columns = variant.ResultColumns(model);
        (string Property, string Column)? status = null;
        foreach (var column in columns)
        {
            if (column.IsOpen) continue;
            builder.Add(column);
            if (column.Output == variant.Status) status = (builder._members[builder._members.Count - 1].Property, column.Output.Name);
        }
        if (variant.ReturnsInputs) builder.AddInput();
        foreach (var column in columns)
        {
            if (!column.IsOpen) continue;
            builder.AddDeclared(column.Output);
            builder.AddOpen(column.Output);
        }
        return new ResultRecord(builder._name, variant.Output.RecordSummary, builder._members, builder._reader, builder._nested) { Status = status };
    }

    /// <summary>
    /// The input row first, from the input's columns that come out again. Where the documentation grants that only for unused columns it says so
    /// in the same words for ML.PREDICT, which returns all of them.
    /// </summary>
    private void AddInput()
    {
        _members.Insert(0, new ResultMember(InputRecord.Name, InputRecord.Name, "The input row.", _reader.AddPart(InputRecord.ReaderName, InputRecord.Columns(_model).Length)));
    }

    /// <summary>Of the holidays, those that are declared one by one have properties of their own; an effect that training did not find is null.</summary>
    private void AddDeclared(OutputColumn column)
    {
        if (Placeholders.Of(column) != Placeholders.Holiday) return;
        var type = ResultTypes.Parse(column.Type);
        foreach (var holiday in _model.Spec.CustomHolidays.Select(static holiday => holiday.Name).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var name = column.Name.Replace(Placeholders.Holiday, holiday);
            AddScalar(name, Property(MemberName.OfColumn(name)), type, ResultTypes.Scalar(type).Shape, isNullable: true, isOptional: true, [], $"What the holiday {holiday} adds; null when training found no effect.");
        }
    }

    /// <summary>Numbered columns become a list, named ones a dictionary by the part of the name that the data tell.</summary>
    private void AddOpen(OutputColumn column)
    {
        var type = ResultTypes.Parse(column.Type);
        var (csharp, _) = ResultTypes.Scalar(type);
        var prefix = column.Name.Substring(0, column.Name.IndexOf('{'));
        if (column.Name.EndsWith("{index}", StringComparison.Ordinal))
            _members.Add(new ResultMember(Property(column.PropertyName), $"global::System.Collections.Generic.IReadOnlyList<{csharp}>", column.Summary + " In order, the first component first.", _reader.Add(ReaderColumn.Numbered(prefix, type, csharp))));
        else
            _members.Add(new ResultMember(Property(column.PropertyName), $"global::System.Collections.Generic.IReadOnlyDictionary<string, {csharp}>",
                (column.Summary.Length > 0 ? column.Summary + " " : "") + OpenSummary(prefix), _reader.Add(ReaderColumn.Rest(prefix, type, csharp))));
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
                var shape = ResultTypes.Shape(type);
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
            builder.AddScalar(field, builder.Property(MemberName.OfColumn(field)), type, ResultTypes.Scalar(type).Shape, isNullable: true, isOptional: true, alsoAccepts, $"The combination {field}.");
        return new ResultRecord(builder._name, "The fields of " + property + ".", builder._members, builder._reader, []);
    }

    private void Add(ResultColumn column)
    {
        var output = column.Output;
        if (column.Reader is { } reader)
        {
            _members.Add(new ResultMember(Property(output.PropertyName), column.CSharpType, column.Summary, _reader.Add(reader), column.IsRequired));
            return;
        }
        if (output.Name == ResultColumn.TransformPattern)
        {
            AddTransformed();
            return;
        }
        var sources = column.Placeholder is { } placeholder ? Placeholders.Columns(placeholder, _model) : null;
        if (column.HoldsHyperparameters)
        {
            AddNested(output, Hyperparameters(output), SqlType.Struct(), column.IsOptional);
        }
        else if (output.RecordType is { } record)
        {
            AddRecord(output, "global::Bqml." + record, $"global::Bqml.{record}.Reader", ResultTypes.Parse(output.Type), column.IsOptional);
        }
        else if (column.HoldsElements)
        {
            // Without a label there is nothing of it in the result.
            if (sources is not { Length: 0 }) AddNested(output, Elements(output), SqlType.Array(SqlType.Struct()), column.IsOptional);
        }
        else if (sources is not null)
        {
            foreach (var source in sources) Add(column, source, _model.Outputs.Contains(source) ? IsNullableOutput(source, column.IsNullable) : column.IsNullable);
        }
        else
        {
            Add(column, null, column.IsNullable);
        }
    }

    /// <summary>A column whose pattern a column of the row fills, or one without a pattern.</summary>
    private void Add(ResultColumn column, ColumnSpec? source, bool isNullable)
    {
        var output = column.Output;
        var isOfSource = source is not null && output.Type.StartsWith("{", StringComparison.Ordinal);
        var type = isOfSource ? source!.Type! : ResultTypes.Parse(output.Type);
        var shape = isOfSource ? source!.Shape : ResultTypes.Shape(output, type);
        var name = source is null ? output.Name : Placeholders.Fill(output.Name, source.Column);
        var property = source is null ? output.PropertyName : Placeholders.Fill(output.PropertyName, source.Property);
        AddScalar(name, Property(property), type, shape, isNullable, column.IsOptional, column.AlsoAccepts(type), output.Summary.Length > 0 ? output.Summary : $"The column {name}.");
    }

    /// <summary>What a model made elsewhere predicts is as declared, or NULL when it failed to; a NULL array reads as an empty one.</summary>
    private static bool IsNullableOutput(ColumnSpec output, bool canFail) => (canFail || output.IsNullable) && output.Type!.Kind != SqlTypeKind.Array;

    private void AddScalar(string name, string property, SqlType type, ColumnShape shape, bool isNullable, bool isOptional, IEnumerable<SqlType> alsoAccepts, string summary)
    {
        var csharp = ResultTypes.CSharpType(shape) + (isNullable ? "?" : "");
        var local = _reader.Add(ResultTypes.Column(name, csharp, type, shape, isNullable), isOptional, alsoAccepts);
        _members.Add(new ResultMember(property, csharp, summary, local, IsRequired: !isNullable));
    }

    private void AddNested(OutputColumn column, ResultRecord record, SqlType type, bool isOptional)
    {
        _nested.Add(record);
        AddRecord(column, record.Name, record.Reader.Instance, type, isOptional);
    }

    private void AddRecord(OutputColumn column, string record, string reader, SqlType type, bool isOptional)
    {
        var read = ReaderColumn.OfRecords(Fill(column.Name), type, record, reader, isOptional);
        _members.Add(new ResultMember(Property(column.PropertyName), read.CSharpType, column.Summary, _reader.Add(read), IsRequired: type.Kind == SqlTypeKind.Array));
    }

    /// <summary>The element record of an array of structs that hold the label: <c>ARRAY&lt;STRUCT&lt;label {label}, prob FLOAT64&gt;&gt;</c>.</summary>
    private ResultRecord Elements(OutputColumn column, string? name = null)
    {
        var property = Property(column.PropertyName);
        var builder = new ResultRecordBuilder(_model, name ?? (property.EndsWith("s", StringComparison.Ordinal) ? property.Substring(0, property.Length - 1) : property + "Item"));
        foreach (var field in s_fields.GetOrAdd(column.Type, Fields)) builder.Add(field);
        return new ResultRecord(builder._name, "An element of " + property + ".", builder._members, builder._reader, []);
    }

    /// <summary>The fields of the structs in an array; the types are plain, or placeholders.</summary>
    private static ResultColumn[] Fields(string array)
    {
        const string opening = "STRUCT<";
        var start = array.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        return [.. array.Substring(start, array.IndexOf('>', start) - start).Split(',').Select(static field => field.Trim().Split(' ')).Select(static parts => new ResultColumn(new OutputColumn
        {
            Name = parts[0],
            PropertyName = char.ToUpperInvariant(parts[0][0]) + parts[0].Substring(1),
            Type = parts[1],
            Summary = parts[1] == "{label}" ? "The label." : parts[0] == "prob" ? "Its probability, 0 to 1." : parts[0] == "index" ? "The place in the vector." : "The value.",
        }))];
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
            var shape = ResultTypes.Shape(type);
            builder.AddScalar(option.Name.ToLowerInvariant(), builder.Property(property), type, shape, isNullable: true, isOptional: true, [], option.Summary);
        }
        return new ResultRecord(builder._name, "The values of the tuned options in a trial.", builder._members, builder._reader, []);
    }

    private string Fill(string pattern) => pattern.Replace("{label}", _model.Labels.Length > 0 ? _model.Labels[0].Column : "");

    /// <summary>The C# name of a pattern: one that the record can have and no other member has.</summary>
    private string Property(string pattern)
    {
        var name = pattern.Replace("{label}", _model.Labels.Length > 0 ? _model.Labels[0].Property : "");
        while (name == _name || InputRecord.IsReserved(name) || HasMember(name)) name += "Value";
        return name;
    }

    private bool HasMember(string name)
    {
        foreach (var member in _members)
        {
            if (member.Property == name) return true;
        }
        return false;
    }
}
