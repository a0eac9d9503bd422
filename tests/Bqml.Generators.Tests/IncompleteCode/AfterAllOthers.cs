namespace Bqml.Generators.Tests.IncompleteCode;

/// <summary>Tests that look back at what the others did: xunit runs collections without parallelism after all that have it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AfterAllOthers
{
    public const string Name = "After all others";
}
