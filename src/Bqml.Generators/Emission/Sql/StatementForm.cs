namespace Bqml.Generators.Emission.Sql;

/// <summary>A form of a CREATE statement.</summary>
/// <param name="Member">The constant's name in <c>Sql</c>.</param>
/// <param name="Opening">What stands before the name of what is made.</param>
/// <param name="Summary">What it does.</param>
internal sealed record StatementForm(string Member, string Opening, string Summary);
