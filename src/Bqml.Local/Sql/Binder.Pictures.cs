using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Images;
using Bqml.Local.Objects;
using Bqml.Local.Storage;

namespace Bqml.Local.Sql;

/// <content>
/// ML.DECODE_IMAGE and the functions over its result. Calls within calls become one, with a list of steps: a picture is decoded and sized down in one go, and what lies between,
/// which is large, is never stored.
/// </content>
internal sealed partial class Binder
{
    private static readonly ImageInputs s_images = ModelCatalog.Images;

    private static bool IsPictureFunction(FunctionCall call) => PictureFunctions.Names.Contains(call.Name.FullName);

    private BoundExpression BindPictureCall(FunctionCall call, string name, Scope scope)
    {
        var expected = PictureFunctions.ArgumentCount(name);
        if (call.Arguments.Count != expected) throw context.Error(call, $"{name} takes {expected.ToString(System.Globalization.CultureInfo.InvariantCulture)} argument{(expected == 1 ? "" : "s")}");
        if (name == s_images.DecodeFunction) return BindPicture(DecodedPicture(call, name, scope));
        var step = name == s_images.ResizeFunction
            ? Join("'" + PictureSteps.Resize + " '", Text(call, 1, SqlType.Int64, scope), "' '", Text(call, 2, SqlType.Int64, scope), "' '", Text(call, 3, SqlType.Bool, scope))
            : name == s_images.ColorSpaceFunction ? Join("'" + PictureSteps.Color + " '", Text(call, 1, SqlType.String, scope))
            : "'" + PictureSteps.ToIntegers + "'";
        var picture = PictureArgument(call, name, scope);
        var isInteger = name == s_images.IntegersFunction || (name == s_images.ResizeFunction && picture.IsInteger);
        return BindPicture(picture with { Steps = Join(picture.Steps, "'" + PictureSteps.Separator + "'", step), IsInteger = isInteger });
    }

    private BoundExpression BindPicture(PictureExpression picture)
    {
        var macro = picture.IsInteger ? PictureFunctions.IntegerMacro : PictureFunctions.FloatMacro;
        var session = context.Session.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new BoundExpression($"{macro}({picture.Function}({picture.Source}, {picture.Steps}, CAST({session} AS BIGINT)))", picture.IsInteger ? PictureFunctions.IntegerPicture : PictureFunctions.FloatPicture) { Picture = picture };
    }

    private PictureExpression DecodedPicture(FunctionCall call, string name, Scope scope)
    {
        var argument = call.Arguments[0];
        var bound = argument is PathExpression path ? BindData(path, scope) : Bind(argument, scope);
        if (bound.IsObjectData) return new PictureExpression(PictureFunctions.OfObject, bound.Sql, "''", IsInteger: false);
        if (!Coercion.CanBecome(bound, SqlType.Bytes)) throw context.Error(call, $"No matching signature for function {name} for argument types: {bound.Type}. Supported signature: {name}(BYTES)");
        return new PictureExpression(PictureFunctions.OfBytes, Coercion.To(bound, SqlType.Bytes).Sql, "''", IsInteger: false);
    }

    /// <summary>A path that may be the pseudo-column, also after the names of table and dataset: <c>dataset.objects.data</c>.</summary>
    private BoundExpression BindData(PathExpression path, Scope scope)
    {
        if (path.Parts.Count > 2 && Same(path.Last.Name, ObjectTable.DataColumn) && scope.Resolve(path.Parts, context, path) is null)
            path = new PathExpression(SqlList<Identifier>.Of([.. path.Parts.Skip(path.Parts.Count - 2)])) { Span = path.Span };
        return BindPath(path, scope);
    }

    private PictureExpression PictureArgument(FunctionCall call, string name, Scope scope)
    {
        var bound = Bind(call.Arguments[0], scope);
        if (bound.Picture is { } picture && (name != s_images.IntegersFunction || !picture.IsInteger)) return picture;
        if (bound.IsNull) bound = Coercion.To(bound, PictureFunctions.FloatPicture);
        var isInteger = bound.Type is { Kind: SqlTypeKind.Struct, Fields: [{ Type: { Kind: SqlTypeKind.Array, Element.Kind: SqlTypeKind.Int64 } }, { Type: { Kind: SqlTypeKind.Array, Element.Kind: SqlTypeKind.Int64 } }] };
        var isFloat = bound.Type is { Kind: SqlTypeKind.Struct, Fields: [{ Type: { Kind: SqlTypeKind.Array, Element.Kind: SqlTypeKind.Int64 } }, { Type: { Kind: SqlTypeKind.Array, Element.Kind: SqlTypeKind.Float64 } }] };
        if (!isFloat && !(isInteger && name != s_images.IntegersFunction))
            throw context.Error(call, $"No matching signature for function {name} for an image of type {bound.Type}. An image is {PictureFunctions.FloatPicture}{(name == s_images.IntegersFunction ? "" : $" or {PictureFunctions.IntegerPicture}")}, as {s_images.DecodeFunction} gives it");
        var typed = Typed(bound);
        var source = $"{Coercion.Field(typed, 0).Sql}, CAST({Coercion.Field(typed, 1).Sql} AS DOUBLE[])";
        return new PictureExpression(PictureFunctions.OfArrays, source, isInteger ? $"'{PictureSteps.FromIntegers}'" : "''", isInteger);
    }

    private string Text(FunctionCall call, int index, SqlType type, Scope scope)
    {
        var argument = Bind(call.Arguments[index], scope);
        if (!Coercion.CanBecome(argument, type)) throw context.Error(call.Arguments[index], $"Argument {(index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)} of {call.Name.FullName.ToUpperInvariant()} must be of type {type}, not {argument.Type}");
        return $"CAST({Coercion.To(argument, type).Sql} AS VARCHAR)";
    }

    // || gives NULL when a part is NULL, and so the whole picture is NULL.
    private static string Join(params string[] parts) => "(" + string.Join(" || ", parts) + ")";
}

/// <summary>A picture that is yet to be made.</summary>
/// <param name="Function">The function of <see cref="PictureFunctions"/> that makes it.</param>
/// <param name="Source">The arguments that say of what, as DuckDB SQL.</param>
/// <param name="Steps">The argument that says how, as DuckDB SQL; see <see cref="PictureSteps"/>.</param>
/// <param name="IsInteger">Whether its values are INT64, from 0 to 255, and not FLOAT64, from 0 to 1.</param>
internal sealed record PictureExpression(string Function, string Source, string Steps, bool IsInteger);
