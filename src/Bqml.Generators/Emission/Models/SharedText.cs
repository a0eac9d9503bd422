namespace Bqml.Generators.Emission.Models;

/// <summary>The text that is the same in all models with the same functions and of the same shape: made once, for the first of them.</summary>
/// <param name="Methods">The methods, with places for the row type's name.</param>
/// <param name="Statements">The constants, with places for the model's name; empty where inputs are images, which have constants of their own.</param>
/// <param name="Records">The records of results whose columns are the same in all models.</param>
/// <param name="Readers">Their readers.</param>
internal sealed record SharedText(Template Methods, Template Statements, Template Records, Template Readers)
{
    /// <summary>Makes it for a model.</summary>
    public static SharedText Of(ModelDeclaration model, FunctionSet functions, TextShape shape)
    {
        var records = functions.Variants.Where(variant => variant.HasRecord && variant.HasSharedRecord(model)).Select(variant => ResultRecordBuilder.Build(model, variant)).ToList();
        return new(
            Template.Make(shape.Depth, writer =>
            {
                foreach (var variant in functions.Variants)
                {
                    if (variant.HasDeclaredRows) MethodEmitter.Write(writer, variant, shape);
                    else FreeRowMethodEmitter.Write(writer, variant);
                }
            }),
            Template.Make(shape.Depth + 1, writer =>
            {
                if (shape.HasImages) return;
                foreach (var variant in functions.Variants) StatementConstants.Write(writer, variant);
            }),
            Template.Make(shape.Depth, writer => records.ForEach(record => record.Write(writer, shape.Access))),
            Template.Make(shape.Depth + 1, writer => records.ForEach(record => record.WriteReaders(writer))));
    }
}
