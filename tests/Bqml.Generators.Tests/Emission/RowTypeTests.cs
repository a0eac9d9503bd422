using Bqml.Generators.Tests.Harness;

namespace Bqml.Generators.Tests.Emission;

public class RowTypeTests
{
    [Fact]
    public void A_record_with_every_scalar_type()
    {
        var run = GeneratorRun.Of("""
            using System;
            using Bqml;
            namespace Zoo;
            [BigQueryRow]
            public sealed partial record Animal(
                long Id, int Legs, double Weight, float Speed, decimal Price, bool Wild, string Name, byte[] Photo,
                DateOnly Born, TimeOnly FedAt, DateTime SeenAt, DateTimeOffset ChippedAt,
                long? IdOrNull, int? LegsOrNull, double? WeightOrNull, float? SpeedOrNull, decimal? PriceOrNull, bool? WildOrNull, string? NameOrNull, byte[]? PhotoOrNull,
                DateOnly? BornOrNull, TimeOnly? FedAtOrNull, DateTime? SeenAtOrNull, DateTimeOffset? ChippedAtOrNull);
            """);
        Golden.Check("RowScalars", run.Text);
    }

    [Fact]
    public void A_record_without_columns_gives_no_warning() => Assert.NotEmpty(GeneratorRun.Of("[Bqml.BigQueryRow] public sealed partial record Nothing;").Text);

    [Fact]
    public void A_record_with_every_type_of_our_own()
    {
        var run = GeneratorRun.Of("""
            using System;
            using System.Collections.Generic;
            using System.Text.Json;
            using Bqml;
            namespace Zoo;
            [BigQueryRow]
            public sealed partial record Contract(
                BigNumeric Sum, BigQueryInterval Term, BigQueryRange<DateOnly> Days, BigQueryRange<DateTime> Hours, BigQueryRange<DateTimeOffset> Valid, JsonElement Terms, BigQueryGeography Place,
                BigNumeric? SumOrNull, BigQueryInterval? TermOrNull, BigQueryRange<DateOnly>? DaysOrNull, JsonElement? TermsOrNull, BigQueryGeography? PlaceOrNull,
                BigNumeric[] Sums, List<BigQueryInterval> Pauses, IReadOnlyList<BigQueryRange<DateTimeOffset>> Renewals, JsonElement[] Notes, BigQueryGeography[] Places);
            """);
        Golden.Check("RowValues", run.Text);
    }

    [Fact]
    public void A_class_with_enums_lists_and_nested_records()
    {
        var run = GeneratorRun.Of("""
            using System.Collections.Generic;
            using Bqml;
            namespace Zoo;
            public enum Diet { Plants, Meat, [Column("plants and meat")] Both, Everything = Both }
            public sealed record Place(string City, double? Latitude);
            public class Keeper { public string Name { get; set; } = ""; public List<Place> Homes { get; init; } = []; }
            public partial class Outer
            {
                [BigQueryRow]
                public partial class Animal
                {
                    public required string Name { get; init; }
                    public Diet Diet { get; set; }
                    public Diet? OtherDiet { get; set; }
                    public Diet[] Diets { get; set; } = [];
                    public List<Diet>? MoreDiets { get; set; }
                    public IReadOnlyList<int> Legs { get; set; } = [];
                    public float[]? Speeds { get; set; }
                    public List<string> Nicknames { get; set; } = [];
                    public IEnumerable<string?> Notes { get; set; } = [];
                    public Place? Place { get; set; }
                    public required Keeper Keeper { get; set; }
                    public Keeper[] Keepers { get; set; } = [];
                    [Column("class")] public string @class { get; set; } = "";
                    [Ignore] public object? Cache { get; set; }
                }
            }
            """);
        Golden.Check("RowNested", run.Text);
        Assert.Equal("Zoo.Outer+Animal-row.g.cs", run.Sources[0].HintName);
    }

    [Fact]
    public void A_class_that_is_a_model_and_a_row_does_not_break_the_generator()
    {
        var compilation = GeneratorRun.Compile(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp14, """
            using Bqml;
            public record Row(double X, [Label] double Y);
            [BigQueryRow, BigQueryModel("m"), LinearRegression<Row>, TrainingTable("t")] public partial class Both { public long Id { get; set; } }
            """);
        Assert.Null(GeneratorRun.Rerun(compilation, compilation).Exception);
    }
}
