using Bqml.Catalog;

namespace Bqml.Generators.Parsing;

/// <summary>The members of enum Hyperparameter, by the options they stand for.</summary>
internal static class Hyperparameters
{
    /// <summary>The GoogleSQL name of the option that a member stands for: L2_REG for L2Reg.</summary>
    public static string? FindOption(string member) => ModelCatalog.FindTunableOption(member);
}
