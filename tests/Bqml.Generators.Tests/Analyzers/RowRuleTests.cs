namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Rows: types, names, roles and preprocessing, beyond the examples of the pages.</summary>
public sealed class RowRuleTests
{
    [Theory]
    [InlineData("record House(double? Area, int Rooms, float Noise, decimal Tax, bool Garden, string? City, byte[] Photo, DateOnly Built, TimeOnly Noon, DateTime Seen, DateTimeOffset Sold, Kind Kind, [Label] long Price); enum Kind { Flat, Villa }")]
    [InlineData("record House(double[] Vector, List<string> Tags, IReadOnlyList<long> Ids, Place Place, Pair[] Sparse, [Label] decimal Price); record Place(string City, double Area); record Pair(long Index, double Value);")]
    [InlineData("class House { public double Area { get; set; } [Label] public double Price { get; set; } public static int Count { get; set; } private string Secret { get; set; } = \"\"; }")]
    [InlineData("record House(double Area, [Ignore] Uri Page, [PassThrough] string Id, [Label] double Price);")]
    [InlineData("record House(BigNumeric Area, BigQueryGeography Place, [PassThrough] BigQueryRange<DateOnly> Listed, [PassThrough] BigQueryInterval Lease, [Label] BigNumeric Price);")]
    public async Task Valid_rows_are_not_reported(string row) => Assert.Empty(await Declared.FindingsAsync("[LinearRegression<House>]", row));

    [Theory]
    [InlineData("[Label] string Price", "BQML1003: The label 'Price' is STRING, and linear regression predicts INT64, NUMERIC, BIGNUMERIC or FLOAT64; change its type, or mark another property [Label]")]
    [InlineData("double Price", "BQML1001: Linear regression learns to predict a label, but no property of 'House' is marked [Label]; mark the one to predict")]
    [InlineData("[Label] double Price, List<List<int>> Plans", "BQML1005: No BigQuery type fits 'Plans' of type System.Collections.Generic.List<System.Collections.Generic.List<int>>; use a long, int, double, float, decimal, bool, string, byte[], date or time, enum, nested record of another type or list of these, or mark it [Ignore]")]
    [InlineData("[Label] double Price, BigQueryRange<long> Years", "BQML1005: No BigQuery type fits 'Years' of type Bqml.BigQueryRange<long>; use a long, int, double, float, decimal, bool, string, byte[], date or time, enum, nested record of another type or list of these, or mark it [Ignore]")]
    [InlineData("[Label] double Price, BigQueryRange<DateOnly> Listed", "BQML1006: 'Listed' is RANGE<DATE>, which BigQuery ML takes as no feature; mark it [PassThrough] or [Ignore], or turn it into a number or a string")]
    [InlineData("[Label] double Price, BigQueryInterval Lease", "BQML1006: 'Lease' is INTERVAL, which BigQuery ML takes as no feature; mark it [PassThrough] or [Ignore], or turn it into a number or a string")]
    [InlineData("[Label] double Price, System.Text.Json.JsonElement Notes", "BQML1006: 'Notes' is JSON, which BigQuery ML takes as no feature; mark it [PassThrough] or [Ignore], or turn it into a number or a string")]
    [InlineData("[Label] BigQueryInterval Price", "BQML1003: The label 'Price' is INTERVAL, and linear regression predicts INT64, NUMERIC, BIGNUMERIC or FLOAT64; change its type, or mark another property [Label]")]
    [InlineData("[Label] double Price, [Column(\"AREA\")] double Size", "BQML1007: 'Area' and 'Size' both are the column 'AREA', and BigQuery ignores case in column names; rename one by [Column(\"...\")]")]
    [InlineData("[Label] double Price, [Label, DataSplit] double Rent", "BQML1009: 'Rent' has 2 roles ([Label] and [DataSplit]); keep one")]
    [InlineData("[Label] double Price, [UserId] long User", "BQML1010: [UserId] on 'User' means nothing to linear regression; remove it, or use [PassThrough] or [Ignore] to keep the column out of training")]
    public async Task A_wrong_column_is_reported(string columns, string expected) =>
        Assert.Contains(expected, await Declared.FindingsAsync("[LinearRegression<House>]", $"record House(double Area, {columns});"));

    [Theory]
    [InlineData(15, false)]
    [InlineData(16, true)]
    public async Task Records_nest_as_deep_as_BigQuery_lets_them(int depth, bool isTooDeep)
    {
        var levels = string.Concat(Enumerable.Range(1, depth).Select(level => $"public record Level{level}({(level == depth ? "double X" : $"Level{level + 1} Next")}); "));
        var findings = await Declared.FindingsAsync("[LinearRegression<House>]", $"record House(double Area, Level1 Next, [Label] double Price); {levels}");
        Assert.Equal(isTooDeep, findings.Any(static finding => finding.StartsWith("BQML1005: No BigQuery type fits 'Next'", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("bool", "DataSplitMethod = DataSplitMethod.Custom", null)]
    [InlineData("bool?", "DataSplitMethod = DataSplitMethod.Custom", null)]
    [InlineData("string", "DataSplitMethod = DataSplitMethod.Custom, NumTrials = 5", null)]
    [InlineData("DateTimeOffset", "DataSplitMethod = DataSplitMethod.Seq", null)]
    [InlineData("long", "DataSplitMethod = DataSplitMethod.Seq", null)]
    [InlineData("bool", "DataSplitMethod = DataSplitMethod.Custom, NumTrials = 5", "BQML1011: [DataSplit] marks 'Held', which is BOOL, and DataSplitMethod.Custom with tuning takes STRING there; change its type, or mark another property")]
    [InlineData("bool", "DataSplitMethod = DataSplitMethod.Seq", "BQML1011: [DataSplit] marks 'Held', which is BOOL, and DataSplitMethod.Seq takes INT64, NUMERIC, BIGNUMERIC, FLOAT64, STRING or TIMESTAMP there; change its type, or mark another property")]
    [InlineData("bool", "DataSplitMethod = DataSplitMethod.NoSplit", "BQML1012: [DataSplit] on 'Held' has no effect: it needs DataSplitMethod = DataSplitMethod.Custom or DataSplitMethod.Seq; set the option, or remove the attribute")]
    public async Task The_data_split_column_follows_the_method(string type, string options, string? expected) => Assert.Equal(
        expected is null ? [] : [expected], await Declared.FindingsAsync($"[LinearRegression<House>({options})]", $"record House(double Area, [DataSplit] {type} Held, [Label] double Price);"));

    [Theory]
    [InlineData("[StandardScaler] double Area")]
    [InlineData("[Imputer, StandardScaler] double? Area")]
    [InlineData("[Imputer(ImputerStrategy.MostFrequent), LabelEncoder] string Area")]
    [InlineData("[QuantileBucketize(4), OneHotEncoder] long Area")]
    [InlineData("[Bucketize(1, 2.5, 9)] double Area")]
    [InlineData("[MultiHotEncoder] string[] Area")]
    [InlineData("[Normalizer] double[] Area")]
    [InlineData("[Transform(\"LN(area)\")] double Area")]
    [InlineData("[Transform(\"area * 2\", As = \"doubled\"), Label, DataSplit] double Area", "BQML1002", "BQML1009", "BQML1012", "BQML1023")]
    [InlineData("[OneHotEncoder] double Area", "BQML1020")]
    [InlineData("[StandardScaler, LabelEncoder] double Area", "BQML1020")]
    [InlineData("[Imputer(ImputerStrategy.Median)] string Area", "BQML1022")]
    [InlineData("[Bucketize(3, 2)] double Area", "BQML1022")]
    [InlineData("[Bucketize] double Area", "BQML1022")]
    [InlineData("[Bucketize(1, double.NaN)] double Area", "BQML1022")]
    [InlineData("[Normalizer(P = 0)] double[] Area")]
    [InlineData("[Normalizer(P = double.PositiveInfinity)] double[] Area")]
    [InlineData("[Normalizer(P = 0.5)] double[] Area", "BQML1022")]
    [InlineData("[Normalizer(P = double.NaN)] double[] Area", "BQML1022")]
    [InlineData("[RobustScaler(QuantileRange = new long[] { 10, 90 })] double Area")]
    [InlineData("[RobustScaler(QuantileRange = new long[] { 90, 10 })] double Area", "BQML1022")]
    [InlineData("[RobustScaler(QuantileRange = new long[] { 10, 100 })] double Area", "BQML1022")]
    [InlineData("[RobustScaler(QuantileRange = new long[] { 10, 20, 30 })] double Area", "BQML1022")]
    [InlineData("[NGrams(1, 2)] string[] Area")]
    [InlineData("[NGrams(2, 2)] string[] Area")]
    [InlineData("[NGrams(2, 1)] string[] Area", "BQML1022")]
    [InlineData("[NGrams(1, 2, 3)] string[] Area", "BQML1022")]
    [InlineData("[NGrams(0)] string[] Area", "BQML1022")]
    [InlineData("[Transform(\"ST_GEOHASH(ST_GEOGPOINT(area, area))\")] double Area", "BQML1096")]
    [InlineData("[Transform(\"ST_GEOHASH(ST_GEOGPOINT(area, area))\", Type = \"STRING\")] double Area")]
    [InlineData("[Transform(\"ML.IMPUTER(area, 'mean') OVER()\")] double Area")]
    [InlineData("[Transform(\"LN(price)\", As = \"price\")] double Area", "BQML1025")]
    [InlineData("[Transform(\"LN(area)\", As = \"a.b\")] double Area", "BQML1008")]
    public async Task Preprocessing_follows_the_column(string column, params string[] expected)
    {
        var findings = await Declared.FindingsAsync("[LinearRegression<House>]", $"record House({column}, string City, [Label] double Price);");
        Assert.Equal(expected.Order(), findings.Select(finding => finding[..8]).Order());
    }

    [Theory]
    [InlineData("LinearRegression<House>", "double PredictedPrice, [Label] double Price", "BQML1099: 'PredictedPrice' is the column 'predicted_price', and a column of that name is added to the rows by ML.PREDICT; give it another name by [Column(\"...\")]")]
    [InlineData("LogisticRegression<House>", "[Column(\"PREDICTED_price_probs\")] double Area, [Label] string Price", "BQML1099: 'Area' is the column 'PREDICTED_price_probs', and a column of that name is added to the rows by ML.PREDICT; give it another name by [Column(\"...\")]")]
    [InlineData("LinearRegression<House>", "double PredictedPriceProbs, double Area, [Label] double Price")]
    [InlineData("LinearRegression<House>", "double Area, [Ignore] double PredictedPrice, [Label] double Price")]
    [InlineData("KMeans<House>", "long CentroidId, double Area", "BQML1099: 'CentroidId' is the column 'centroid_id', and a column of that name is added to the rows by ML.PREDICT and ML.DETECT_ANOMALIES; give it another name by [Column(\"...\")]")]
    [InlineData("Autoencoder<House>(HiddenUnits = [8, 2, 8])", "[Column(\"latent_col_1\")] double A, [Column(\"latent_col_x\")] double B, [Column(\"latent_col_\")] double C", "BQML1099")]
    public async Task Columns_named_like_one_that_a_function_adds_are_reported(string type, string columns, params string[] expected)
    {
        var findings = await Declared.FindingsAsync($"[{type}]", $"record House({columns});");
        Assert.Equal(expected.Length, findings.Length);
        Assert.All(expected.Zip(findings), static pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[FeatureCross(nameof(House.City), nameof(House.Kind))]")]
    [InlineData("[FeatureCross(\"City\", \"Area\")]", "BQML1020: [FeatureCross] takes STRING, but 'Area' is FLOAT64; remove the attribute or change the property's type")]
    [InlineData("[FeatureCross(\"City\", \"city\")]", "BQML1021: 'city', named by [FeatureCross], is no property of 'House'; did you mean City?")]
    [InlineData("[FeatureCross(\"City\", \"Kind\", \"City\")]", "BQML1095: [FeatureCross] names 3 columns, the same one more than once; it takes at most 10 different ones")]
    [InlineData("[FeatureCross(\"City\", As = \"x\")]", "BQML1095: [FeatureCross] names 1 columns, too few to combine; it takes at least 2")]
    [InlineData("[PolynomialExpand]", "BQML1095: [PolynomialExpand] names 0 columns, too few to combine; it takes at least 1")]
    [InlineData("[PolynomialExpand(\"Area\", As = \"x\")]")]
    [InlineData("[FeatureCross(\"City\", \"Kind\", Degree = 9)]", "BQML1022: [FeatureCross] takes Degree as a number in [2, 4], not 9")]
    [InlineData("[Transform(\"area * 2\", As = \"CITY\")]", "BQML1025: 'City' and [Transform(\"area * 2\")] both make the column 'CITY'; give one of them another name by As")]
    public async Task Preprocessing_on_the_class_names_properties(string attribute, params string[] expected) =>
        Assert.Equal(expected, await Declared.FindingsAsync("[LinearRegression<House>]" + attribute, "record House(double Area, string City, string Kind, [Label] double Price);"));

    [Theory]
    [InlineData(10)]
    [InlineData(11, "BQML1095: [PolynomialExpand] names 11 columns, more than the function takes; it takes at most 10 different ones")]
    public async Task As_many_columns_are_combined_as_the_function_takes(int count, params string[] expected)
    {
        var names = Enumerable.Range(0, count).Select(static number => $"C{number}").ToArray();
        Assert.Equal(expected, await Declared.FindingsAsync(
            $"[LinearRegression<House>, PolynomialExpand({string.Join(", ", names.Select(static name => $"\"{name}\""))}, As = \"all\")]", $"record House({string.Concat(names.Select(static name => $"double {name}, "))}[Label] double Price);"));
    }

    [Theory]
    [InlineData("public string Name { get; init; } = \"\";")]
    [InlineData("public City(string name) => Name = name; public string Name { get; }")]
    [InlineData("public string Name { get; set; } = \"\"; [Ignore] public int Length => Name.Length;")]
    [InlineData("public string Name { get; } = \"\";", "BQML1015")]
    [InlineData("public City(int other) { } public string? Name { get; init; }", "BQML0017")]
    [InlineData("public string? Name { get; init; } public static int GeneratedRows => 1;", "BQML0010")]
    [InlineData("public object? Name { get; init; }", "BQML1005")]
    public async Task Rows_that_are_read_must_be_constructible(string members, params string[] expected)
    {
        var diagnostics = await Analysis.RunAsync($"using Bqml; [BigQueryRow] public partial class City {{ {members} }}");
        Assert.Equal(expected, diagnostics.Select(diagnostic => diagnostic.Id));
    }
}
