using Bqml.Catalog;
using Bqml.Generators.Emission.Objects;
using Bqml.Generators.Emission.Sql;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>Judges a class marked [ObjectTable].</summary>
internal static class ObjectTableRules
{
    private const string Attribute = "ObjectTable";

    private static readonly OptionOwner s_owner = new("an object table", "an object table");

    /// <summary>Everything that is wrong with a declaration; a pure function of the declaration and the catalogue.</summary>
    internal static EquatableArray<Finding> Check(ObjectTableSpec spec)
    {
        var context = new ObjectTableContext();
        StructureRules.Check(context, spec.Type, Attribute);
        StructureRules.CheckBase(context, spec.Type, spec.CanHaveBase, ObjectTableEmitter.BaseClass);
        StructureRules.CheckConstructor(context, spec.Type);
        CheckMembers(context, spec);
        CheckName(context, spec);
        if (!RemoteClause.IsDefault(spec.Connection) && !SqlIdentifier.TryQuoteConnectionPath(spec.Connection, out _, out var error))
            context.Report(RemoteDiagnostics.InvalidConnection, At(ModelClauses.ConnectionProperty), Wording.Clause(error));
        foreach (var option in ModelCatalog.ObjectTable.Options) CheckOption(context, spec, option);
        return context.Findings;
    }

    private static void CheckMembers(RuleContext context, ObjectTableSpec spec)
    {
        foreach (var member in spec.Type.Declarations[spec.Type.Declarations.Count - 1].MemberNames)
        {
            if (ObjectTableEmitter.MemberNames.Contains(member)) context.Report(StructureDiagnostics.MemberCollision, new FindingTarget(FindingTargetKind.Class, member), spec.ClassName, member);
        }
    }

    private static void CheckName(RuleContext context, ObjectTableSpec spec)
    {
        var isValid = SqlIdentifier.TryQuotePath(spec.Name, out _, out var error);
        // What can be read may be a set of tables.
        if (isValid && spec.Name.EndsWith("*", StringComparison.Ordinal)) error = "an asterisk stands for several tables";
        else if (isValid) return;
        context.Report(SqlDiagnostics.InvalidTableName, At("name"), Wording.Clause(error));
    }

    private static void CheckOption(RuleContext context, ObjectTableSpec spec, ModelOption option)
    {
        if (option.PropertyName is not { } property) return;
        if (spec.Options.Find(property) is not { } value)
        {
            if (option.Required) context.Report(OptionDiagnostics.Missing, At(null), spec.ClassName, property, ", the objects of the table");
            else if (option.RequiredWhen.Select(condition => PropertyOf(condition)).FirstOrDefault(other => spec.Options.Find(other) is not null) is { } reason)
                context.Report(OptionDiagnostics.Missing, At(null), spec.ClassName, property, " when " + reason + " is set");
            return;
        }
        OptionValueRules.Check(context, s_owner, new Setting(option, SettingWay.Property, property, value, null, At(property)), value);
        if (option.AppliesWhen.Select(condition => PropertyOf(condition)).FirstOrDefault(other => spec.Options.Find(other) is null) is { } missing)
            context.Report(OptionDiagnostics.Ignored, At(property), property, missing + " is set");
        if (option.Name == ObjectTableStatement.UrisOption) ObjectUriRules.Check(context, spec.ClassName, value, At(property));
    }

    private static string PropertyOf(OptionCondition condition) => ModelCatalog.ObjectTable.Options.First(option => option.Name == condition.Option).PropertyName!;

    private static FindingTarget At(string? argument) => new(FindingTargetKind.ObjectTable, argument);

    private sealed class ObjectTableContext : RuleContext;
}
