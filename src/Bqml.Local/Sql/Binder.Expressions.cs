using System.Globalization;
using System.Runtime.CompilerServices;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Data;
using Bqml.Local.Storage;

namespace Bqml.Local.Sql;

/// <content>Expressions: names, literals, constructors and subqueries.</content>
internal sealed partial class Binder
{
    /// <param name="expression">The expression.</param>
    /// <param name="scope">What its names stand for.</param>
    /// <param name="isItem">Whether it is an item of a select list: a subquery may hand on the content of objects.</param>
    private BoundExpression Bind(SqlExpression expression, Scope scope, bool isItem = false)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw context.Error(expression, "The statement is too complex: its expressions are nested too deeply");
        var marks = scope.MarkReferences();
        var bound = BindCore(expression, scope);
        RefuseObjectData(bound.IsObjectData && !isItem, expression);
        // An expression that GROUP BY names may be used whole; what it is made of no longer counts.
        foreach (var (marked, count) in marks)
            if (marked.GroupingKeys.Contains(bound.Sql)) marked.UngroupedReferences?.RemoveRange(count, marked.UngroupedReferences.Count - count);
        return bound;
    }

    private BoundExpression BindCore(SqlExpression expression, Scope scope) => expression switch
    {
        NullLiteral => new BoundExpression("NULL", SqlType.Int64) { Literalness = Literalness.Untyped },
        BoolLiteral literal => Literal(literal.Value, SqlType.Bool),
        IntegerLiteral literal => literal.Value <= long.MaxValue
            ? Literal((long)literal.Value, SqlType.Int64)
            : throw context.Error(literal, $"Invalid integer literal: {literal.Value.ToString(CultureInfo.InvariantCulture)}"),
        FloatLiteral literal => Literal(literal.Value, SqlType.Float64),
        StringLiteral literal => Literal(literal.Value, SqlType.String),
        BytesLiteral literal => Literal(literal.Value.ToArray(), SqlType.Bytes),
        TypedLiteral literal => BindTypedLiteral(literal),
        IntervalExpression interval => BindInterval(interval, scope),
        ParameterExpression parameter => BindParameter(parameter),
        PathExpression path => BindPath(path, scope),
        FieldAccess access => FieldOf(Bind(access.Operand, scope), access.Field),
        SubscriptExpression subscript => BindSubscript(subscript, scope),
        CaseExpression @case => BindCase(@case, scope),
        CastExpression cast => BindCast(cast, scope),
        ExtractExpression extract => BindExtract(extract, scope),
        SubqueryExpression subquery => BindScalarSubquery(subquery, scope),
        ExistsExpression exists => new BoundExpression($"EXISTS ({BindQuery(exists.Query, scope).Sql})", SqlType.Bool),
        ArraySubquery array => BindArraySubquery(array, scope),
        ArrayConstructor array => BindArray(array, scope),
        StructConstructor @struct => BindStruct(@struct, scope),
        TupleExpression tuple => StructOf([.. tuple.Elements.Select(e => ((string?)null, Bind(e, scope)))]),
        UnaryExpression unary => BindUnary(unary, scope),
        BinaryExpression binary => BindBinary(binary, scope),
        LogicalExpression logical => BindLogical(logical, scope),
        IsExpression @is => BindIs(@is, scope),
        BetweenExpression between => BindBetween(between, scope),
        InExpression @in => BindIn(@in, scope),
        QuantifiedLikeExpression like => BindQuantifiedLike(like, scope),
        FunctionCall call => BindCall(call, scope),
        SystemVariable variable => throw context.Unsupported(variable, $"System variable @@{variable.Path.FullName}"),
        MissingExpression => throw context.Error(expression, "Syntax error: expected an expression"),
        _ => throw context.Unsupported(expression, $"This expression ({expression})"),
    };

    private static BoundExpression Literal(object value, SqlType type) =>
        new(DuckLiteral.Write(value, type), type) { Literalness = Literalness.Literal, Constant = value };

    private BoundExpression BindTypedLiteral(TypedLiteral literal)
    {
        if (literal.Type.Kind is SqlTypeKind.BigNumeric or SqlTypeKind.Range or SqlTypeKind.Geography) throw context.Unsupported(literal, $"Type {literal.Type}");
        // A typed literal has its type for good; only untyped ones adapt.
        return SqlValueText.TryParse(literal.Value, literal.Type, out var value)
            ? Literal(value!, literal.Type) with { Literalness = Literalness.None }
            : throw context.Error(literal, $"Invalid {literal.Type} literal");
    }

    private BoundExpression BindPath(PathExpression path, Scope scope)
    {
        if (scope.Resolve(path.Parts, context, path) is not var (value, used)) throw Unrecognized(path, scope);
        for (var i = used; i < path.Parts.Count; i++) value = FieldOf(value, path.Parts[i]);
        return value;
    }

    private LocalQueryException Unrecognized(PathExpression path, Scope scope)
    {
        var name = path.Parts[0].Name;
        var nearest = scope.KnownNames.Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(known => (Name: known, Distance: EditDistance.Between(known, name)))
            .Where(known => known.Distance <= Math.Max(1, name.Length / 4))
            .OrderBy(known => known.Distance).Select(known => known.Name).FirstOrDefault();
        var hint = nearest is null ? "" : $"; Did you mean {nearest}?";
        return context.Error(path, $"Unrecognized name: {string.Join('.', path.Parts.Select(p => p.Name))}{hint}");
    }

    private BoundExpression FieldOf(BoundExpression value, Identifier field)
    {
        if (value.Type.Kind == SqlTypeKind.Json) return JsonElement(value, DuckLiteral.String($"$.\"{field.Name.Replace("\"", "\\\"", StringComparison.Ordinal)}\""));
        if (value.Type.Kind != SqlTypeKind.Struct) throw context.Error(field, $"Cannot access field {field.Name} on a value with type {value.Type}");
        var matches = Enumerable.Range(0, value.Type.Fields.Count).Where(i => Same(value.Type.Fields[i].Name, field.Name)).ToList();
        return matches.Count switch
        {
            1 => Coercion.Field(value, matches[0]),
            0 => throw context.Error(field, $"Field name {field.Name} does not exist in {value.Type}"),
            _ => throw context.Error(field, $"Field name {field.Name} is ambiguous"),
        };
    }

    private static BoundExpression JsonElement(BoundExpression value, string path) => new($"CAST(json_extract({value.Sql}, {path}) AS VARCHAR)", SqlType.Json);

    private BoundExpression BindSubscript(SubscriptExpression subscript, Scope scope)
    {
        var operand = Bind(subscript.Operand, scope);
        if (operand.Type.Kind == SqlTypeKind.Json && subscript.Kind == SubscriptKind.Plain)
        {
            var key = Bind(subscript.Index, scope);
            return JsonElement(operand, key.Type.Kind == SqlTypeKind.String ? $"'$.\"' || {key.Sql} || '\"'" : $"'$[' || {key.Sql} || ']'");
        }
        if (operand.Type.Kind != SqlTypeKind.Array) throw context.Unsupported(subscript, $"A subscript on a value of type {operand.Type}");
        var index = Bind(subscript.Index, scope);
        if (!Coercion.CanBecome(index, SqlType.Int64)) throw context.Error(subscript.Index, $"Array position must be coercible to INT64 type, but has type {index.Type}");
        var position = subscript.Kind is SubscriptKind.Ordinal or SubscriptKind.SafeOrdinal ? $"({index.Sql} - 1)" : index.Sql;
        var macro = subscript.Kind is SubscriptKind.SafeOffset or SubscriptKind.SafeOrdinal ? "bqml_safe_element" : "bqml_element";
        return new BoundExpression($"{macro}({operand.Sql}, {position})", operand.Type.Element!);
    }

    private BoundExpression BindCase(CaseExpression expression, Scope scope)
    {
        var operand = expression.Operand is null ? null : Bind(expression.Operand, scope);
        var conditions = new List<string>();
        var results = new List<BoundExpression>();
        foreach (var branch in expression.Branches)
        {
            conditions.Add(operand is null ? BindCondition(branch.Condition, scope, "CASE condition").Sql : Compare(operand, "=", Bind(branch.Condition, scope), branch.Condition).Sql);
            results.Add(Bind(branch.Result, scope));
        }
        if (expression.Else is not null) results.Add(Bind(expression.Else, scope));
        var type = Common(results, expression, "CASE");
        var sql = string.Concat(conditions.Select((condition, i) => $" WHEN {condition} THEN {Coercion.To(results[i], type).Sql}"));
        return new BoundExpression($"CASE{sql}{(expression.Else is null ? "" : $" ELSE {Coercion.To(results[^1], type).Sql}")} END", type);
    }

    /// <summary>The type that the expressions have in common.</summary>
    private SqlType Common(IReadOnlyList<BoundExpression> expressions, SqlNode node, string construct) =>
        Coercion.CommonType(expressions)
        ?? throw context.Error(node, $"No matching signature for {construct} for argument types: {string.Join(", ", expressions.Select(e => e.Type))}");

    private BoundExpression BindCast(CastExpression cast, Scope scope)
    {
        if (cast.Format is not null) throw context.Unsupported(cast, "CAST with FORMAT");
        var operand = Bind(cast.Operand, scope);
        var type = TypeOf(cast.Type);
        // A literal that is no value of the type is an error of its own, seen before anything runs.
        if (operand is { Literalness: Literalness.Literal, Constant: string text } && type.Kind is not (SqlTypeKind.String or SqlTypeKind.Bytes or SqlTypeKind.Json))
        {
            if (SqlValueText.TryParse(text.Trim(), type, out var value)) return Literal(value!, type) with { Literalness = Literalness.None };
            if (cast.IsSafe) return new BoundExpression($"CAST(NULL AS {DuckType.Of(type)})", type);
            throw context.Error(cast.Operand, $"Could not cast literal {SqlLiteral.String(text)} to type {type}");
        }
        var sql = Casts.Write(operand, type) ?? throw context.Error(cast.Operand, $"Invalid cast from {operand.Type} to {type}");
        return new BoundExpression(cast.IsSafe ? $"TRY({sql})" : sql, type);
    }

    private SqlType TypeOf(TypeName name)
    {
        var type = name.ToSqlType() ?? throw context.Error(name, $"Type not found: {name}");
        if (Kinds(type).Any(kind => kind is SqlTypeKind.BigNumeric or SqlTypeKind.Geography or SqlTypeKind.Range or SqlTypeKind.Interval))
            throw context.Unsupported(name, $"Type {type}");
        return type;

        static IEnumerable<SqlTypeKind> Kinds(SqlType type) =>
            type.Kind is SqlTypeKind.Array or SqlTypeKind.Struct ? type.Fields.Select(f => f.Type).Concat(type.Element is null ? [] : [type.Element]).SelectMany(Kinds) : [type.Kind];
    }

    private BoundExpression BindScalarSubquery(SubqueryExpression subquery, Scope scope)
    {
        var query = BindQuery(subquery.Query, scope);
        if (query.Columns.Count != 1) throw context.Error(subquery, "Scalar subquery cannot have more than one column unless using SELECT AS STRUCT to build STRUCT values");
        return new BoundExpression($"({query.Sql})", query.Columns[0].Type);
    }

    private BoundExpression BindArraySubquery(ArraySubquery array, Scope scope)
    {
        var query = BindQuery(array.Query, scope);
        if (query.Columns.Count != 1) throw context.Error(array, "ARRAY subquery cannot have more than one column unless using SELECT AS STRUCT to build STRUCT values");
        var type = SqlType.Array(query.Columns[0].Type);
        return new BoundExpression($"coalesce(ARRAY({query.Sql}), CAST([] AS {DuckType.Of(type)}))", type);
    }

    private BoundExpression BindArray(ArrayConstructor array, Scope scope)
    {
        var elements = array.Elements.Select(e => Bind(e, scope)).ToList();
        if (elements.Count == 0 && array.Type is null) return new BoundExpression("[]", SqlType.Array(SqlType.Int64)) { Literalness = Literalness.Untyped };
        var type = array.Type is null ? Common(elements, array, "ARRAY constructor") : TypeOf(array.Type.Element);
        if (type.Kind == SqlTypeKind.Array) throw context.Error(array, "Cannot construct array with element type ARRAY because nested arrays are not supported");
        for (var i = 0; i < elements.Count; i++)
            if (!Coercion.CanBecome(elements[i], type)) throw context.Error(array.Elements[i], $"Array element type {elements[i].Type} does not coerce to {type}");
        var coerced = elements.Select(e => Coercion.To(e, type)).ToList();
        var arrayType = SqlType.Array(type);
        return new BoundExpression($"CAST([{string.Join(", ", coerced.Select(e => e.Sql))}] AS {DuckType.Of(arrayType)})", arrayType)
        {
            Literalness = elements.TrueForAll(e => e.Literalness != Literalness.None) && array.Type is null ? Literalness.Literal : Literalness.None,
        };
    }

    private BoundExpression BindStruct(StructConstructor @struct, Scope scope)
    {
        var fields = @struct.Fields.Select(f => (Name: f.Alias?.Name ?? ImplicitName(f.Value), Value: Bind(f.Value, scope))).ToList();
        if (@struct.Type is null) return StructOf([.. fields]);
        var type = TypeOf(@struct.Type);
        if (type.Fields.Count != fields.Count) throw context.Error(@struct, $"STRUCT type has {type.Fields.Count} fields but constructor call has {fields.Count} fields");
        for (var i = 0; i < fields.Count; i++)
            if (!Coercion.CanBecome(fields[i].Value, type.Fields[i].Type))
                throw context.Error(@struct.Fields[i], $"Struct field {i + 1} has type {fields[i].Value.Type} which does not coerce to {type.Fields[i].Type}");
        return StructOf([.. fields.Select((f, i) => (type.Fields[i].Name, Coercion.To(f.Value, type.Fields[i].Type)))]);
    }

    private static BoundExpression StructOf((string? Name, BoundExpression Value)[] fields)
    {
        var type = SqlType.Struct([.. fields.Select(f => new SqlField(f.Name, f.Value.Type))]);
        return new BoundExpression($"struct_pack({string.Join(", ", fields.Select((f, i) => $"{DuckType.QuotedField(type, i)} := {Typed(f.Value).Sql}"))})", type)
        {
            Literalness = fields.All(f => f.Value.Literalness != Literalness.None) ? Literalness.Literal : Literalness.None,
        };
    }
}
