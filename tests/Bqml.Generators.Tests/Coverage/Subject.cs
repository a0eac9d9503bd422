namespace Bqml.Generators.Tests.Coverage;

/// <summary>What the catalogue says about a model type, cut into what a declaration can show.</summary>
internal enum SubjectKind
{
    /// <summary>A form of CREATE MODEL.</summary>
    Form,
    /// <summary>An option.</summary>
    Option,
    /// <summary>A form of an option's search space: <c>L2_REG HPARAM_RANGE</c>.</summary>
    SearchSpace,
    /// <summary>A function, one cell of the support matrix.</summary>
    Function,
    /// <summary>What a function returns in certain circumstances: <c>ML.GLOBAL_EXPLAIN result 2</c>.</summary>
    Result,
    /// <summary>An argument of a function: <c>ML.ROC_CURVE thresholds</c>.</summary>
    Argument,
}

/// <summary>One of these, of one model type.</summary>
/// <param name="ModelTypeId">The model type.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">GoogleSQL's name of it.</param>
internal sealed record Subject(string ModelTypeId, SubjectKind Kind, string Name)
{
    public override string ToString() => $"{ModelTypeId}: {Name}";
}
