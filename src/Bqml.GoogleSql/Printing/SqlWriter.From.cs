using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

internal sealed partial class SqlWriter
{
    private void WriteFromItem(FromItem item)
    {
        switch (item)
        {
            case TableReference table: WriteTable(table); break;
            case SubqueryReference subquery: WriteSubquery(subquery); break;
            case UnnestReference unnest: WriteUnnest(unnest); break;
            case TableFunctionCall call: WriteTableFunction(call); break;
            case Join join: WriteJoin(join); break;
            case Pivot pivot: WritePivot(pivot); break;
            case Unpivot unpivot: WriteUnpivot(unpivot); break;
        }
    }

    private void WriteTable(TableReference table)
    {
        WritePath(table.Path);
        WriteAlias(table.Alias);
        WriteWithOffset(table.WithOffset);
        WriteOptional(" FOR SYSTEM_TIME AS OF ", table.SystemTime);
        WriteSample(table.Sample);
    }

    private void WriteSubquery(SubqueryReference subquery)
    {
        WriteParenthesized(subquery.Query);
        WriteAlias(subquery.Alias);
        WriteSample(subquery.Sample);
    }

    private void WriteUnnest(UnnestReference unnest)
    {
        Write("UNNEST(");
        WriteExpression(unnest.Array);
        Write(")");
        WriteAlias(unnest.Alias);
        WriteWithOffset(unnest.WithOffset);
    }

    private void WriteWithOffset(WithOffset? offset)
    {
        if (offset is null) return;
        Write(" WITH OFFSET");
        WriteAlias(offset.Alias);
    }

    private void WriteSample(TableSample? sample)
    {
        if (sample is null) return;
        Write(" TABLESAMPLE ");
        WriteName(sample.Method);
        Write(" (");
        WriteExpression(sample.Size, Precedence.Unary);
        Write(sample.IsPercent ? " PERCENT)" : " ROWS)");
    }

    private void WriteTableFunction(TableFunctionCall call)
    {
        WritePath(call.Name);
        WriteParenthesized(call.Arguments, WriteTableFunctionArgument);
        WriteAlias(call.Alias);
        WriteSample(call.Sample);
    }

    private void WriteTableFunctionArgument(TableFunctionArgument argument)
    {
        if (argument.Name is not null)
        {
            WriteName(argument.Name);
            Write(" => ");
        }
        switch (argument)
        {
            case ModelArgument model:
                Write("MODEL ");
                WritePath(model.Path);
                break;
            case TableArgument table:
                Write("TABLE ");
                WritePath(table.Path);
                break;
            case QueryArgument query:
                WriteParenthesized(query.Query);
                break;
            case ExpressionArgument value:
                WriteExpression(value.Value, Precedence.Lambda);
                break;
        }
    }

    private void WriteJoin(Join join)
    {
        WriteFromItem(join.Left);
        Write(join.Kind switch
        {
            JoinKind.Comma => ", ",
            JoinKind.Cross => " CROSS JOIN ",
            JoinKind.Inner => " JOIN ",
            JoinKind.Left => " LEFT JOIN ",
            JoinKind.Right => " RIGHT JOIN ",
            _ => " FULL JOIN ",
        });
        // Joins group from the left.
        WriteSource(join.Right);
        WriteOptional(" ON ", join.On);
        if (join.Using.Count == 0) return;
        Write(" USING ");
        WriteParenthesized(join.Using, WriteName);
    }

    private void WriteSource(FromItem source)
    {
        if (source is Join) Write("(");
        WriteFromItem(source);
        if (source is Join) Write(")");
    }

    private void WritePivot(Pivot pivot)
    {
        WriteSource(pivot.Source);
        Write(" PIVOT(");
        WriteList(pivot.Aggregates, WriteSelectItem);
        Write(" FOR ");
        WriteExpression(pivot.Input, Precedence.Comparison + 1);
        Write(" IN ");
        WriteParenthesized(pivot.Columns, WriteSelectItem);
        Write(")");
        WriteAlias(pivot.Alias);
    }

    private void WriteUnpivot(Unpivot unpivot)
    {
        WriteSource(unpivot.Source);
        Write(unpivot.Nulls switch
        {
            NullTreatment.Respect => " UNPIVOT INCLUDE NULLS (",
            NullTreatment.Ignore => " UNPIVOT EXCLUDE NULLS (",
            _ => " UNPIVOT (",
        });
        if (unpivot.Values.Count == 1) WriteName(unpivot.Values[0]);
        else WriteParenthesized(unpivot.Values, WriteName);
        Write(" FOR ");
        WriteName(unpivot.NameColumn);
        Write(" IN ");
        WriteParenthesized(unpivot.Columns, WriteUnpivotColumn);
        Write(")");
        WriteAlias(unpivot.Alias);
    }

    private void WriteUnpivotColumn(UnpivotColumn column)
    {
        if (column.Columns.Count == 1) WritePath(column.Columns[0]);
        else WriteParenthesized(column.Columns, WritePath);
        WriteOptional(" AS ", column.Label);
    }
}
