using System.Globalization;
using System.Text;
using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

/// <summary>The text of a tree in the making: dispatch, names, types and lists. Its other parts write expressions, queries and statements.</summary>
internal sealed partial class SqlWriter
{
    private readonly StringBuilder _text = new();

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    internal void Write(SqlNode node)
    {
        switch (node)
        {
            case SqlExpression expression: WriteExpression(expression, Precedence.Lambda); break;
            case SqlStatement statement: WriteStatement(statement); break;
            case SqlScript script: WriteScript(script); break;
            case QueryBody body: WriteQueryBody(body); break;
            case Query query: WriteQuery(query); break;
            case FromItem item: WriteFromItem(item); break;
            case SelectItem item: WriteSelectItem(item); break;
            case TypeName type: WriteType(type); break;
            case Identifier identifier: WriteName(identifier); break;
            case SqlPath path: WritePath(path); break;
            case ValueSet values: WriteValueSet(values); break;
            case TableFunctionArgument argument: WriteTableFunctionArgument(argument); break;
            case Window window: WriteWindow(window); break;
            case WindowFrame frame: WriteFrame(frame); break;
            case FrameBound bound: WriteFrameBound(bound); break;
            case CaseBranch branch: WriteCaseBranch(branch); break;
            case StructField field: WriteStructField(field); break;
            case StructTypeField field: WriteStructTypeField(field); break;
            case HavingExtremum having: WriteHavingExtremum(having); break;
            case WithClause with: WriteWith(with); break;
            case NamedQuery query: WriteNamedQuery(query); break;
            case GroupByClause groupBy: WriteGroupBy(groupBy); break;
            case GroupingItem item: WriteGroupingItem(item, isNested: false); break;
            case WindowDefinition definition: WriteWindowDefinition(definition); break;
            case OrderByClause orderBy: WriteOrderBy(orderBy); break;
            case OrderByItem item: WriteOrderByItem(item); break;
            case LimitClause limit: WriteLimit(limit); break;
            case WithOffset offset: WriteWithOffset(offset); break;
            case TableSample sample: WriteSample(sample); break;
            case UnpivotColumn column: WriteUnpivotColumn(column); break;
            case OptionEntry option: WriteOption(option); break;
            case ColumnDefinition column: WriteColumn(column); break;
            case ColumnDefinitions columns: WriteList(columns.Columns, WriteColumn); break;
            case InsertRow row: WriteInsertRow(row); break;
            case TransformClause transform: WriteTransform(transform); break;
            case RemoteClause remote: WriteRemote(remote); break;
            case ConnectionClause connection: WriteConnectionClause(connection); break;
            default: throw new NotSupportedException($"No text for a {node.GetType().Name}.");
        }
    }

    private void Write(string text) => _text.Append(text);

    private void WriteName(Identifier name) => Write(SqlIdentifier.Write(name.Name));

    private void WriteAlias(Identifier? alias)
    {
        if (alias is null) return;
        Write(" AS ");
        WriteName(alias);
    }

    private void WritePath(SqlPath path) => WriteDotted(path.Parts);

    private void WriteDotted(SqlList<Identifier> parts)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0) Write(".");
            WriteName(parts[i]);
        }
    }

    private void WriteList<T>(SqlList<T> items, Action<T> write)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) Write(", ");
            write(items[i]);
        }
    }

    private void WriteParenthesized<T>(SqlList<T> items, Action<T> write)
    {
        Write("(");
        WriteList(items, write);
        Write(")");
    }

    private void WriteType(TypeName type)
    {
        switch (type)
        {
            case SimpleTypeName simple:
                WritePath(simple.Path);
                if (simple.Parameters.Count > 0) WriteParenthesized(simple.Parameters, WriteExpression);
                break;
            case ArrayTypeName array:
                WriteTypeArgument("ARRAY<", array.Element);
                break;
            case RangeTypeName range:
                WriteTypeArgument("RANGE<", range.Element);
                break;
            case StructTypeName structure:
                Write("STRUCT<");
                WriteList(structure.Fields, WriteStructTypeField);
                Write(">");
                break;
        }
    }

    private void WriteTypeArgument(string prefix, TypeName argument)
    {
        Write(prefix);
        WriteType(argument);
        Write(">");
    }

    private void WriteStructTypeField(StructTypeField field)
    {
        if (field.Name is not null)
        {
            WriteName(field.Name);
            Write(" ");
        }
        WriteType(field.Type);
        WriteClause(" OPTIONS", field.Options, WriteOption);
    }

    private static string Number(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
