using Bqml.Catalog;
using Bqml.Generators.Emission.Rows;
using Bqml.Generators.Emission.Sql;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Models;

/// <summary>Writes the generated part of a model: constructor, statements, members that run them and their result types.</summary>
internal static class ModelEmitter
{
    public const string ClientField = "_bigquery";
    public const string QuotedNameProperty = "QuotedName";

    private const string SqlClass = "Sql";

    /// <summary>Whether members can be generated for the declaration's model type.</summary>
    public static bool Supports(string modelTypeId) => ModelCatalog.FindModelType(modelTypeId) is { RowTypeParameterCount: < 2 };

    /// <summary>Names that the generated part declares in the class; a rule refuses members of the user with the same names.</summary>
    public static IEnumerable<string> MemberNames(ModelSpec spec)
    {
        var model = new ModelDeclaration(spec);
        string[] names = [ClientField, QuotedNameProperty, SqlClass, "CreateAsync", FunctionStatement.SupportClass, MethodEmitter.LabelledWriterName];
        foreach (var variant in FunctionVariant.Of(model))
        {
            names = [.. names, variant.MethodName];
            if (variant.TakesInputs) names = [.. names, InputRecord.Name, InputRecord.ReaderName, InputRecord.WriterName];
            if (variant.Output.ResultType is null) names = [.. names, .. Names(ResultRecordBuilder.Build(model, variant))];
        }
        return names;
    }

    public static string Emit(ModelSpec spec)
    {
        var model = new ModelDeclaration(spec);
        var quotedName = SqlIdentifier.QuoteModelPath(spec.Name);
        var variants = FunctionVariant.Of(model).ToArray();
        return FileFrame.Write(spec.Type, "", writer =>
        {
            WriteConstructor(writer, spec);
            WriteCreate(writer, model);
            var records = new List<ResultRecord>();
            foreach (var variant in variants)
            {
                if (variant.Output.ResultType is { } fixedType)
                {
                    new MethodEmitter(writer, model, variant, "global::Bqml." + fixedType, $"global::Bqml.{fixedType}.Reader").Write();
                    continue;
                }
                var record = ResultRecordBuilder.Build(model, variant);
                records.Add(record);
                new MethodEmitter(writer, model, variant, record.Name, record.Reader.Instance).Write();
            }

            WriteSql(writer, model, variants, quotedName);
            if (variants.Any(static variant => variant.TakesInputs)) InputRecord.Write(writer, model);
            foreach (var record in records) record.Write(writer, model.Access);
            if (variants.Any(static variant => variant.TakesLabelledRows))
            {
                writer.WriteLine();
                new WriterClass(MethodEmitter.LabelledWriterName, model.Row!.CSharpName, [.. model.Labelled]).Write(writer);
            }
            if (variants.Length > 0)
            {
                writer.WriteLine();
                FunctionStatement.WriteSupport(writer, variants.SelectMany(static variant => variant.Settings));
            }
        });
    }

    private static IEnumerable<string> Names(ResultRecord record) => new[] { record.Name, record.Name + "Reader" }.Concat(record.Nested.SelectMany(Names));

    private static void WriteConstructor(SourceWriter writer, ModelSpec spec)
    {
        var name = spec.Type.Declarations[spec.Type.Declarations.Length - 1].Name;
        writer.WriteLine(GeneratedAttributes.Field);
        writer.WriteLine($"private readonly global::Bqml.BigQueryML {ClientField};");
        writer.WriteLine();
        Documentation.Summary(writer, "The model in a BigQuery project.");
        Documentation.Parameter(writer, "bigquery", "The client that runs its statements.");
        Documentation.Parameter(writer, "name", $"The model's name in place of {spec.Name}: model, dataset.model or project.dataset.model. What is left out is completed by the client's project and default dataset.");
        Documentation.Exception(writer, "global::System.ArgumentException", "BigQuery does not allow the name.");
        writer.WriteLine(GeneratedAttributes.Type);
        writer.Open($"public {CSharp.Identifier(name)}(global::Bqml.BigQueryML bigquery, string? name = null)");
        writer.WriteLine("global::System.ArgumentNullException.ThrowIfNull(bigquery);");
        writer.WriteLine($"{ClientField} = bigquery;");
        writer.WriteLine($"{QuotedNameProperty} = name is null ? {SqlClass}.ModelName : global::Bqml.GoogleSql.SqlIdentifier.QuoteModelPath(name);");
        writer.Close();
        writer.WriteLine();
        Documentation.Summary(writer, "The model's name as its statements write it, between backticks.");
        writer.WriteLine(GeneratedAttributes.Type);
        writer.WriteLine($"public string {QuotedNameProperty} {{ get; }}");
    }

    private static void WriteCreate(SourceWriter writer, ModelDeclaration model)
    {
        writer.WriteLine();
        Documentation.SummaryMarkup(writer, $"<c>CREATE MODEL</c>: {(model.IsTrained ? "trains" : "creates")} the model and waits until it is ready.");
        Documentation.Parameter(writer, "mode", "What to do when the model exists: fail, leave it, or replace it.");
        Documentation.Parameter(writer, "progress", model.IsTrained ? "Hears of each iteration." : "Hears of nothing: the model is not trained.");
        Documentation.Parameter(writer, "cancellationToken", model.IsTrained ? "Cancels the training job." : "Cancels the job.");
        Documentation.Returns(writer, model.IsTrained ? "What the training job did." : "What the job did.");
        Documentation.SeeAlso(writer, model.ModelType.DocumentationUrl);
        writer.WriteLine(GeneratedAttributes.Type);
        writer.Open("public global::System.Threading.Tasks.Task<global::Bqml.TrainingResult> CreateAsync("
            + "global::Bqml.CreateMode mode = global::Bqml.CreateMode.Create, global::System.IProgress<global::Bqml.TrainingProgress>? progress = null, "
            + "global::System.Threading.CancellationToken cancellationToken = default)");
        writer.WriteLine("string opening = mode switch");
        writer.WriteLine("{");
        writer.Indent();
        foreach (var form in CreateModelStatement.Forms) writer.WriteLine($"global::Bqml.CreateMode.{form.Mode} => {CSharp.String(form.Opening)},");
        writer.WriteLine("_ => throw new global::System.ArgumentOutOfRangeException(nameof(mode), mode, \"The mode is no member of CreateMode.\"),");
        writer.Unindent();
        writer.WriteLine("};");
        writer.WriteLine($"return {ClientField}.CreateModelAsync(new global::Bqml.BigQueryCommand(opening + {QuotedNameProperty} + {SqlClass}.Definition), {QuotedNameProperty}, progress, cancellationToken);");
        writer.Close();
    }

    private static void WriteSql(SourceWriter writer, ModelDeclaration model, FunctionVariant[] variants, string quotedName)
    {
        writer.WriteLine();
        Documentation.Summary(writer, "The statements, as they are run under the declared name.");
        writer.WriteLine(GeneratedAttributes.Type);
        writer.Open($"public static class {SqlClass}");
        Documentation.Summary(writer, "The declared name between backticks.");
        writer.WriteLine($"public const string ModelName = {CSharp.String(quotedName)};");

        var body = CreateModelStatement.Body(model);
        foreach (var form in CreateModelStatement.Forms)
            WriteConstant(writer, form.Member, form.Opening + quotedName + body, $"{CSharp.String(form.Opening)} + ModelName + Definition", model.IsTrained ? "Trains the model." : "Creates the model.");
        writer.WriteLine();
        Documentation.Summary(writer, "What the forms of CREATE MODEL have in common: everything after the name.");
        writer.WriteLine($"internal const string Definition = {CSharp.Text(body)};");

        foreach (var variant in variants)
        {
            if (variant.TakesNothing) WriteFunction(variant.Name, hasRows: false, variant);
            if (variant.TakesRows) WriteFunction(variant.TakesNothing ? variant.Name + "Rows" : variant.Name, hasRows: true, variant);
        }
        writer.Close();

        void WriteFunction(string name, bool hasRows, FunctionVariant variant)
        {
            var text = FunctionStatement.Text(variant.Function.Name, quotedName, variant.Signature, hasRows, [.. Settings(variant, hasRows)]);
            var summary = variant.Function.Summary + (hasRows ? $" The rows are the query parameter @{FunctionStatement.RowsParameter}." : "");
            foreach (var setting in variant.Settings.Where(static setting => setting.Required)) summary += $" {setting.Name} is the query parameter {FunctionStatement.Placeholder(setting)}.";
            WriteConstant(writer, name, text, CSharp.String(text), summary);
        }
    }

    /// <summary>The settings that every call writes.</summary>
    private static IEnumerable<(string Name, string Literal)> Settings(FunctionVariant variant, bool hasRows)
    {
        foreach (var setting in variant.Settings)
        {
            if (setting.Required) yield return (setting.Name, FunctionStatement.Placeholder(setting));
            else if (setting.Default is { } value && variant.WritesDefaults(hasRows)) yield return (setting.Name, FunctionStatement.Literal(value));
        }
        foreach (var setting in variant.FixedSettings) yield return (setting.Name, FunctionStatement.Literal(setting.Value));
    }

    private static void WriteConstant(SourceWriter writer, string name, string text, string expression, string summary)
    {
        writer.WriteLine();
        Documentation.Summary(writer, summary);
        writer.WriteLine("/// <remarks>");
        Documentation.Code(writer, text);
        writer.WriteLine("/// </remarks>");
        writer.WriteLine($"public const string {name} = {expression};");
    }
}
