using Bqml.Catalog;
using Bqml.Generators.Emission.Sql;
using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis.Text;

namespace Bqml.Generators.Emission.Objects;

/// <summary>Writes the generated part of an object table: constructor and statements.</summary>
internal static class ObjectTableEmitter
{
    /// <summary>The base class, in namespace Bqml.</summary>
    public const string BaseClass = "DeclaredObjectTable";

    private const string SqlClass = "Sql";

    /// <summary>Names that the generated part declares in the class or inherits.</summary>
    public static IReadOnlyList<string> MemberNames { get; } = [SqlClass, "Table", "QuotedName", "CreateAsync", "DropAsync", "QueryAsync"];

    public static SourceText Emit(ObjectTableSpec spec) => FileFrame.Write(spec.Type, $" : global::Bqml.{BaseClass}", writer =>
    {
        ConstructorEmitter.Write(writer, spec.ClassName, "table", spec.Name, $"{SqlClass}.TableName, {SqlClass}.Definition");
        writer.WriteLine();
        Documentation.Summary(writer, "The statements, as they are run under the declared name.");
        Documentation.SeeAlso(writer, ModelCatalog.ObjectTable.DocumentationUrl);
        writer.WriteLine(GeneratedAttributes.Type);
        writer.Open($"public static class {SqlClass}");
        Documentation.Summary(writer, "The declared name, without quotes.");
        writer.WriteLine($"public const string TableName = {CSharp.String(spec.Name)};");
        var quotedName = GoogleSql.SqlIdentifier.QuotePath(spec.Name);
        foreach (var form in ObjectTableDefinition.Forms)
        {
            Documentation.Summary(writer, form.Summary);
            writer.WriteLine($"public const string {form.Member} = {CSharp.String(form.Opening + quotedName)} + Definition;");
        }
        Documentation.Summary(writer, "Drops the table; fails when there is none.");
        writer.WriteLine($"public const string DropExternalTable = {CSharp.String(GoogleSql.SqlExternalTable.Drop(quotedName))};");
        Documentation.Summary(writer, "Reads what the table knows about each object.");
        writer.WriteLine($"public const string Select = {CSharp.String(GoogleSql.SqlExternalTable.SelectAll(quotedName))};");
        Documentation.Summary(writer, "What the forms of CREATE EXTERNAL TABLE have in common: everything after the name.");
        writer.WriteLine($"internal const string Definition = {CSharp.Text(ObjectTableDefinition.Write(spec))};");
        writer.Close();
    });
}
