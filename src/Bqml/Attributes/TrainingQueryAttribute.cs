using System.Diagnostics.CodeAnalysis;

namespace Bqml;

/// <summary>The query whose rows train the model. It returns the columns of the row type, under the same names.</summary>
/// <param name="sql">A GoogleSQL query without a trailing semicolon: <c>"SELECT * FROM zoo.penguins WHERE sex IS NOT NULL"</c>.</param>
/// <seealso cref="TrainingTableAttribute"/>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class TrainingQueryAttribute([StringSyntax(SqlLanguage.Name)] string sql) : Attribute
{
    /// <summary>The query, as written.</summary>
    public string Sql { get; } = sql;
}
