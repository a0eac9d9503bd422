using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

internal sealed partial class SqlWriter
{
    private void WriteCall(FunctionCall call)
    {
        if (call.IsSafe) Write("SAFE.");
        WriteFunctionName(call);
        Write("(");
        if (call.IsDistinct) Write("DISTINCT ");
        WriteList(call.Arguments, argument => WriteExpression(argument, Precedence.Lambda));
        if (call.NullTreatment is not NullTreatment.Default) Write(call.NullTreatment is NullTreatment.Ignore ? " IGNORE NULLS" : " RESPECT NULLS");
        if (call.Having is not null)
        {
            Write(" ");
            WriteHavingExtremum(call.Having);
        }
        if (call.OrderBy is not null)
        {
            Write(" ");
            WriteOrderBy(call.OrderBy);
        }
        WriteOptional(" LIMIT ", call.Limit);
        Write(")");
        if (call.Over is null) return;
        Write(" OVER ");
        WriteWindow(call.Over);
    }

    private void WriteFunctionName(FunctionCall call)
    {
        var first = call.Name.Parts[0].Name;
        var isSingle = call.Name.Parts.Count == 1;
        if (isSingle && SpecialNames.IsReservedFunction(first))
        {
            Write(first);
            return;
        }
        // Bare, these would be read as the syntax of that name.
        var isHidden = !call.IsSafe && (isSingle ? SpecialNames.IsSpecialCall(first) : first.Equals("SAFE", StringComparison.OrdinalIgnoreCase));
        Write(SqlIdentifier.Write(first, quote: isHidden));
        for (var i = 1; i < call.Name.Parts.Count; i++)
        {
            Write(".");
            WriteName(call.Name.Parts[i]);
        }
    }

    private void WriteHavingExtremum(HavingExtremum having)
    {
        Write(having.IsMax ? "HAVING MAX " : "HAVING MIN ");
        WriteExpression(having.Operand);
    }

    private void WriteWindow(Window window)
    {
        switch (window)
        {
            case WindowReference reference:
                WriteName(reference.Name);
                break;
            case WindowSpecification specification:
                WriteSpecification(specification);
                break;
        }
    }

    private void WriteSpecification(WindowSpecification window)
    {
        var separator = "";
        Write("(");
        if (window.BaseName is not null)
        {
            WriteName(window.BaseName);
            separator = " ";
        }
        if (window.PartitionBy.Count > 0)
        {
            Write(separator + "PARTITION BY ");
            WriteList(window.PartitionBy, WriteExpression);
            separator = " ";
        }
        if (window.OrderBy is not null)
        {
            Write(separator);
            WriteOrderBy(window.OrderBy);
            separator = " ";
        }
        if (window.Frame is not null)
        {
            Write(separator);
            WriteFrame(window.Frame);
        }
        Write(")");
    }

    private void WriteFrame(WindowFrame frame)
    {
        Write(frame.IsRows ? "ROWS " : "RANGE ");
        if (frame.End is not null) Write("BETWEEN ");
        WriteFrameBound(frame.Start);
        if (frame.End is null) return;
        Write(" AND ");
        WriteFrameBound(frame.End);
    }

    private void WriteFrameBound(FrameBound bound)
    {
        if (bound.Offset is not null)
        {
            // The bounds of BETWEEN are joined by AND.
            WriteExpression(bound.Offset, Precedence.Comparison + 1);
            Write(" ");
        }
        Write(bound.Kind switch
        {
            FrameBoundKind.UnboundedPreceding => "UNBOUNDED PRECEDING",
            FrameBoundKind.Preceding => "PRECEDING",
            FrameBoundKind.CurrentRow => "CURRENT ROW",
            FrameBoundKind.Following => "FOLLOWING",
            _ => "UNBOUNDED FOLLOWING",
        });
    }
}
