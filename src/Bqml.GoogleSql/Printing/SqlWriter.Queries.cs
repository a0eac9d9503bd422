using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

internal sealed partial class SqlWriter
{
    private void WriteQuery(Query query)
    {
        if (query.With is not null)
        {
            WriteWith(query.With);
            Write(" ");
        }
        WriteQueryBody(query.Body);
        if (query.OrderBy is not null)
        {
            Write(" ");
            WriteOrderBy(query.OrderBy);
        }
        if (query.Limit is null) return;
        Write(" ");
        WriteLimit(query.Limit);
    }

    private void WriteWith(WithClause with)
    {
        Write(with.IsRecursive ? "WITH RECURSIVE " : "WITH ");
        WriteList(with.Tables, WriteNamedQuery);
    }

    private void WriteNamedQuery(NamedQuery named)
    {
        WriteName(named.Name);
        Write(" AS ");
        WriteParenthesized(named.Query);
    }

    private void WriteQueryBody(QueryBody body)
    {
        switch (body)
        {
            case SelectQuery select: WriteSelect(select); break;
            case ParenthesizedQuery parenthesized: WriteParenthesized(parenthesized.Query); break;
            case SetOperation operation: WriteSetOperation(operation); break;
        }
    }

    private void WriteSetOperation(SetOperation operation)
    {
        for (var i = 0; i < operation.Inputs.Count; i++)
        {
            if (i > 0)
            {
                Write(operation.Operator switch
                {
                    SetOperator.Union => " UNION ",
                    SetOperator.Intersect => " INTERSECT ",
                    _ => " EXCEPT ",
                });
                Write(operation.IsDistinct ? "DISTINCT " : "ALL ");
            }
            // The grammar gives no set operation directly inside another; a tree made by hand may have one.
            if (operation.Inputs[i] is SetOperation inner) WriteParenthesized(new Query(null, inner));
            else WriteQueryBody(operation.Inputs[i]);
        }
    }

    private void WriteSelect(SelectQuery select)
    {
        Write("SELECT ");
        if (select.IsDistinct) Write("DISTINCT ");
        if (select.Mode is not SelectMode.Columns) Write(select.Mode is SelectMode.Struct ? "AS STRUCT " : "AS VALUE ");
        WriteList(select.Items, WriteSelectItem);
        if (select.From is not null)
        {
            Write(" FROM ");
            WriteFromItem(select.From);
        }
        WriteOptional(" WHERE ", select.Where);
        if (select.GroupBy is not null)
        {
            Write(" ");
            WriteGroupBy(select.GroupBy);
        }
        WriteOptional(" HAVING ", select.Having);
        WriteOptional(" QUALIFY ", select.Qualify);
        if (select.Windows.Count == 0) return;
        Write(" WINDOW ");
        WriteList(select.Windows, WriteWindowDefinition);
    }

    private void WriteSelectItem(SelectItem item)
    {
        switch (item)
        {
            case SelectExpression expression:
                WriteExpression(expression.Expression);
                WriteAlias(expression.Alias);
                break;
            case SelectStar star:
                if (star.Qualifier is not null)
                {
                    WriteExpression(star.Qualifier, Precedence.Postfix);
                    Write(".");
                }
                Write("*");
                if (star.Except.Count > 0)
                {
                    Write(" EXCEPT ");
                    WriteParenthesized(star.Except, WriteName);
                }
                if (star.Replace.Count > 0)
                {
                    Write(" REPLACE ");
                    WriteParenthesized(star.Replace, WriteSelectItem);
                }
                break;
        }
    }

    private void WriteGroupBy(GroupByClause groupBy)
    {
        Write("GROUP BY ");
        if (groupBy.IsAll) Write("ALL");
        else WriteList(groupBy.Items, item => WriteGroupingItem(item, isNested: false));
    }

    private void WriteGroupingItem(GroupingItem item, bool isNested)
    {
        switch (item)
        {
            case GroupingSet { Expressions.Count: 1 } set:
                // Directly in GROUP BY, parentheses would make a tuple; in a list of sets, a tuple would be a set.
                WriteGroupingExpression(set.Expressions[0], isNested);
                break;
            case GroupingSet set:
                WriteParenthesized(set.Expressions, WriteExpression);
                break;
            case GroupingCombination combination:
                Write(combination.Kind switch
                {
                    GroupingKind.Rollup => "ROLLUP(",
                    GroupingKind.Cube => "CUBE(",
                    _ => "GROUPING SETS(",
                });
                WriteList(combination.Items, inner => WriteGroupingItem(inner, isNested: true));
                Write(")");
                break;
        }
    }

    private void WriteGroupingExpression(SqlExpression expression, bool isNested)
    {
        var isOpen = isNested && expression is TupleExpression;
        if (isOpen) Write("(");
        WriteExpression(expression);
        if (isOpen) Write(")");
    }

    private void WriteWindowDefinition(WindowDefinition definition)
    {
        WriteName(definition.Name);
        Write(" AS ");
        WriteWindow(definition.Window);
    }

    private void WriteOrderBy(OrderByClause orderBy)
    {
        Write("ORDER BY ");
        WriteList(orderBy.Items, WriteOrderByItem);
    }

    private void WriteOrderByItem(OrderByItem item)
    {
        WriteExpression(item.Expression);
        WriteOptional(" COLLATE ", item.Collation);
        if (item.IsDescending) Write(" DESC");
        if (item.Nulls is not NullOrder.Default) Write(item.Nulls is NullOrder.First ? " NULLS FIRST" : " NULLS LAST");
    }

    private void WriteLimit(LimitClause limit)
    {
        Write("LIMIT ");
        WriteExpression(limit.Count);
        WriteOptional(" OFFSET ", limit.Offset);
    }
}
