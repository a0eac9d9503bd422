namespace Bqml.GoogleSql.Syntax;

/// <summary>A type in SQL text.</summary>
public abstract record TypeName : SqlNode
{
    /// <summary>The type meant, without parameters such as a length; null when a name in it is not a type.</summary>
    public abstract SqlType? ToSqlType();
}

/// <summary>A type by name: <c>INT64</c>, <c>STRING(10)</c>, <c>NUMERIC(10, 2)</c>.</summary>
/// <param name="Path">The name.</param>
/// <param name="Parameters">Lengths, precision and scale; empty when there are none.</param>
public sealed record SimpleTypeName(SqlPath Path, SqlList<SqlExpression> Parameters) : TypeName
{
    /// <inheritdoc/>
    public override SqlType? ToSqlType() => SqlType.FromName(Path.FullName);

    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Path); walker.Visit(Parameters); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Path = rewriter.Map(Path), Parameters = rewriter.Map(Parameters) };
}

/// <summary><c>ARRAY&lt;type&gt;</c></summary>
/// <param name="Element">The element's type.</param>
public sealed record ArrayTypeName(TypeName Element) : TypeName
{
    /// <inheritdoc/>
    public override SqlType? ToSqlType() => Element.ToSqlType() is { } element ? SqlType.Array(element) : null;

    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Element);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Element = rewriter.Map(Element) };
}

/// <summary><c>RANGE&lt;type&gt;</c></summary>
/// <param name="Element">The type of the bounds.</param>
public sealed record RangeTypeName(TypeName Element) : TypeName
{
    /// <inheritdoc/>
    public override SqlType? ToSqlType() => Element.ToSqlType() is { Kind: SqlTypeKind.Date or SqlTypeKind.DateTime or SqlTypeKind.Timestamp } element ? SqlType.Range(element) : null;

    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Element);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Element = rewriter.Map(Element) };
}

/// <summary>A field of a <see cref="StructTypeName"/>.</summary>
/// <param name="Name">The name; null when it is not written.</param>
/// <param name="Type">The type.</param>
public sealed record StructTypeField(Identifier? Name, TypeName Type) : SqlNode
{
    /// <summary>OPTIONS, which the columns of a table and of an output schema may have; null when there are none.</summary>
    public SqlList<OptionEntry>? Options { get; init; }

    internal override void VisitChildren(SqlWalker walker) { walker.Visit(Name); walker.Visit(Type); walker.Visit(Options ?? SqlList<OptionEntry>.Empty); }
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Name = rewriter.Rewrite(Name), Type = rewriter.Map(Type), Options = Options is null ? null : rewriter.Map(Options) };
}

/// <summary><c>STRUCT&lt;name type, ...&gt;</c></summary>
/// <param name="Fields">The fields.</param>
public sealed record StructTypeName(SqlList<StructTypeField> Fields) : TypeName
{
    /// <inheritdoc/>
    public override SqlType? ToSqlType()
    {
        var fields = new SqlField[Fields.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            if (Fields[i].Type.ToSqlType() is not { } type) return null;
            fields[i] = new SqlField(Fields[i].Name?.Name, type);
        }
        return SqlType.Struct(fields);
    }

    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Fields);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Fields = rewriter.Map(Fields) };
}
