using System.Collections.Concurrent;
using Bqml.Catalog;
using Bqml.Generators.Emission.Rows;
using Bqml.Generators.Emission.Sql;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;
using Microsoft.CodeAnalysis.Text;

namespace Bqml.Generators.Emission.Models;

/// <summary>Writes the generated part of a model: constructor, statements, members that run them and their result types.</summary>
internal static class ModelEmitter
{
    /// <summary>The class of the statements.</summary>
    public const string SqlClass = "Sql";

    /// <summary>The private class of readers and writers.</summary>
    public const string RowsClass = "Rows";

    /// <summary>The base class, in namespace Bqml.</summary>
    public const string BaseClassName = "DeclaredModel";

    /// <summary>The constant with the columns that predictions from images have.</summary>
    public const string ResultColumns = "ResultColumns";

    /// <summary>The constant with the columns that a model reads images and the rest from.</summary>
    public const string InputColumns = "InputColumns";

    /// <summary>The constants of the forms of CREATE MODEL, by their indentation: the same in all models.</summary>
    private static readonly ConcurrentDictionary<int, Template> s_forms = new();

    private const string CreateWithSecretMethod = "CreateWithSecretAsync";

    /// <summary>Members that the base class gives to every model.</summary>
    private static readonly string[] s_inherited = ["QuotedName", "CreateAsync", CreateWithSecretMethod, MethodEmitter.CallMethod];

    /// <summary>Names that the generated part declares in the class; a rule refuses members of the user with the same names.</summary>
    public static IEnumerable<string> MemberNames(ModelSpec spec)
    {
        var model = new ModelDeclaration(spec);
        string[] names = [.. s_inherited, SqlClass, RowsClass];
        foreach (var variant in FunctionSet.Of(model).Variants)
        {
            names = [.. names, variant.MethodName];
            if (variant.TakesInputs) names = [.. names, InputRecord.Name, MethodEmitter.InputsMethod];
            if (variant.HasRecord) names = [.. names, .. Names(ResultRecordBuilder.Build(model, variant))];
        }
        return names;
    }

    public static SourceText Emit(ModelSpec spec)
    {
        var model = new ModelDeclaration(spec);
        var quotedName = SqlIdentifier.QuoteModelPath(spec.Name);
        var functions = FunctionSet.Of(model);
        return FileFrame.Write(spec.Type, $" : global::Bqml.{BaseClassName}, {ManagedModel.Interfaces(model)}", writer =>
        {
            ConstructorEmitter.Write(writer, spec.Type.Declarations[spec.Type.Declarations.Length - 1].Name, "model", spec.Name, $"{SqlClass}.ModelName, {SqlClass}.Definition");
            foreach (var option in model.ModelType.Options.Where(option => option is { Secret: true, Required: false } && !model.IsWritten(option.Name))) WriteCreateWithSecret(writer, option);
            var shared = functions.TextOf(model, new TextShape(writer.Depth, model.IsTuned, model.Labels.Length > 0, model.Access) { HasOwnRow = model.HasOwnRow, HasImages = model.Images.Length > 0 });
            writer.WriteLines(shared.Methods, model.Row?.CSharpName ?? "");
            WriteSql(writer, model, functions, shared, quotedName);
            if (functions.TakesInputs) InputRecord.Write(writer, model);
            writer.WriteLines(shared.Records, "");
            var records = functions.Variants.Where(variant => variant.HasRecord && !variant.HasSharedRecord(model)).Select(variant => ResultRecordBuilder.Build(model, variant)).ToList();
            foreach (var record in records) record.Write(writer, model.Access);
            WriteRows(writer, model, functions, shared, records);
        });
    }

    private static IEnumerable<string> Names(ResultRecord record) => new[] { record.Name }.Concat(record.Nested.SelectMany(Names));

    /// <summary>A secret is given when the model is made, for it may not stand in source.</summary>
    private static void WriteCreateWithSecret(SourceWriter writer, ModelOption option)
    {
        var parameter = CSharp.ParameterName(option.PropertyName!);
        writer.WriteLine();
        Documentation.SummaryMarkup(writer, $"<c>CREATE MODEL</c> with <c>{option.Name}</c>: makes the model and waits until it is ready.");
        Documentation.Parameter(writer, parameter, $"{option.Summary} It is sent to BigQuery, as part of the statement, which BigQuery's history of jobs may keep; logs, traces and exceptions of this library show *** in its place.");
        Documentation.Parameter(writer, "mode", "What to do when the model exists: fail, leave it, or replace it.");
        Documentation.Parameter(writer, "progress", "Hears of each iteration.");
        Documentation.Parameter(writer, "cancellationToken", "Cancels the job.");
        Documentation.Exception(writer, "global::Bqml.BigQueryMLException", "The statement was refused or the deployment failed.");
        writer.WriteLine(GeneratedAttributes.Type);
        writer.WriteLine($"public global::System.Threading.Tasks.Task<global::Bqml.TrainingResult> CreateAsync(string {parameter}, global::Bqml.CreateMode mode = global::Bqml.CreateMode.Create, "
            + "global::System.IProgress<global::Bqml.TrainingProgress>? progress = null, global::System.Threading.CancellationToken cancellationToken = default) =>");
        writer.WriteLine($"    {CreateWithSecretMethod}({CSharp.String(option.Name)}, {parameter}, mode, progress, cancellationToken);");
    }

    /// <summary>Readers and writers stand in one class, which carries the attributes for all of them.</summary>
    private static void WriteRows(SourceWriter writer, ModelDeclaration model, FunctionSet functions, SharedText shared, List<ResultRecord> records)
    {
        if (records.Count == 0 && shared.Readers.IsEmpty && !functions.TakesInputs && !functions.TakesLabelledRows) return;
        writer.WriteLine();
        writer.WriteLine(GeneratedAttributes.Type);
        writer.Open($"private static class {RowsClass}");
        if (functions.TakesInputs) InputRecord.WriteReaderAndWriter(writer, model);
        writer.WriteLines(shared.Readers, "");
        foreach (var record in records) record.WriteReaders(writer);
        if (functions.TakesLabelledRows) new WriterClass(MethodEmitter.LabelledWriterName, model.Row!.CSharpName, [.. model.Labelled]).Write(writer);
        writer.Close();
    }

    private static void WriteSql(SourceWriter writer, ModelDeclaration model, FunctionSet functions, SharedText shared, string quotedName)
    {
        writer.WriteLine();
        Documentation.Summary(writer, "The statements, as they are run under the declared name.");
        Documentation.SeeAlso(writer, model.ModelType.DocumentationUrl);
        writer.WriteLine(GeneratedAttributes.Type);
        writer.Open($"public static class {SqlClass}");
        Documentation.Summary(writer, "The declared name between backticks.");
        writer.WriteLine($"public const string ModelName = {CSharp.String(quotedName)};");

        var body = CreateModelStatement.Body(model);
        writer.WriteLines(s_forms.GetOrAdd(writer.Depth, static depth => Template.Make(depth, WriteForms)), "");
        writer.WriteLine($"internal const string Definition = {CSharp.Text(body)};");

        var escapedName = CSharp.String(quotedName);
        escapedName = escapedName.Substring(1, escapedName.Length - 2);
        if (model.Images.Length > 0) WriteImageFunctions(writer, model, functions, quotedName);
        else writer.WriteLines(shared.Statements, escapedName);
        writer.Close();
    }

    private static void WriteForms(SourceWriter writer)
    {
        foreach (var form in CreateModelStatement.Forms) StatementConstants.Write(writer, form.Member, $"{CSharp.String(form.Opening)} + ModelName + Definition", form.Summary);
        Documentation.Summary(writer, "What the forms of CREATE MODEL have in common: everything after the name.");
    }

    /// <summary>Where inputs are images, the columns are written one by one: the images do not come out again.</summary>
    private static void WriteImageFunctions(SourceWriter writer, ModelDeclaration model, FunctionSet functions, string quotedName)
    {
        var inputs = model.Inputs.Select(static column => SqlIdentifier.Quote(column.Column)).ToArray();
        var resultColumns = string.Join(", ", [.. inputs, .. model.Outputs.Select(static column => SqlIdentifier.Quote(column.Column))]);
        var inputColumns = string.Join(", ", [.. inputs, .. model.Images.Select(ImageExpression.Write)]);
        Documentation.Summary(writer, "The columns of a prediction.");
        writer.WriteLine($"internal const string {ResultColumns} = {CSharp.String(resultColumns)};");
        Documentation.Summary(writer, "The columns that the model reads, with the expressions that make images of files.");
        writer.WriteLine($"internal const string {InputColumns} = {CSharp.String(inputColumns)};");
        foreach (var variant in functions.Variants.Where(static variant => variant.TakesInputs))
        {
            var text = FunctionStatement.Text(variant.Function.Name, quotedName, variant.Signature, FunctionStatement.Input.Objects, StatementConstants.Settings(variant, hasRows: true), (resultColumns, inputColumns));
            StatementConstants.Write(writer, variant.Name, CSharp.String(text), $"{variant.Function.Summary} The name {FunctionStatement.ObjectTable} stands for the object table's.");
        }
    }
}
