using Bqml.CodeFixes;

namespace Bqml.Generators.Tests.CodeFixes;

public sealed class RemoveRoleFixTests
{
    [Fact]
    public Task A_role_without_the_others_is_removed_from_a_parameter() => FixTest.VerifyAsync<RemoveRoleFix>(
        "using Bqml;\n\n[BigQueryRow]\npublic sealed partial record Sale([Dimension] string {|BQML1077:City|}, double Amount);\n",
        "using Bqml;\n\n[BigQueryRow]\npublic sealed partial record Sale(string City, double Amount);\n");

    [Fact]
    public Task A_role_is_removed_from_a_property_and_the_other_attribute_kept() => FixTest.VerifyAsync<RemoveRoleFix>(
        "using Bqml;\n\n[BigQueryRow]\npublic sealed partial record Sale\n{\n    [Column(\"city\"), Dimension]\n    public string? {|BQML1077:City|} { get; init; }\n}\n",
        "using Bqml;\n\n[BigQueryRow]\npublic sealed partial record Sale\n{\n    [Column(\"city\")]\n    public string? City { get; init; }\n}\n");
}
