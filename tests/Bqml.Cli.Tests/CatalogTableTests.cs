using System.Globalization;
using System.Text.RegularExpressions;
using Bqml.Catalog;
using Bqml.Cli.Tests.Harness;

namespace Bqml.Cli.Tests;

public partial class CatalogTableTests
{
    private static readonly Run s_whole = Run.Successful("catalog");

    [Fact]
    public void Every_option_of_every_model_type_has_one_line()
    {
        var options = Section(s_whole, "Options").Select(static line => Cells(line)[..2]).ToArray();
        Assert.Equal(ModelCatalog.ModelTypes.SelectMany(static type => type.Options.Select(option => new[] { type.Id, option.Name })), options);
    }

    [Fact]
    public void A_line_tells_type_range_tuning_default_and_values()
    {
        var trees = Section(s_whole, "Options").Single(static line => Cells(line) is ["BOOSTED_TREE_CLASSIFIER", "SUBSAMPLE", ..]);
        Assert.Equal(["BOOSTED_TREE_CLASSIFIER", "SUBSAMPLE", "Subsample", "FLOAT64", "[0, 1]", "range or candidates within (0, 1]", "1"], Cells(trees));
        var strategy = Section(s_whole, "Options").Single(static line => Cells(line) is ["LINEAR_REG", "OPTIMIZE_STRATEGY", ..]);
        Assert.Equal("AUTO_STRATEGY, BATCH_GRADIENT_DESCENT, NORMAL_EQUATION", Cells(strategy)[^1]);
    }

    [Fact]
    public void Every_function_is_there_with_its_arguments_outputs_and_model_types()
    {
        Assert.Equal(ModelCatalog.Functions.Select(static function => function.Name), Section(s_whole, "Functions").Select(static line => Cells(line)[0]));

        var arguments = Section(s_whole, "Arguments").Select(static line => (Cells(line)[0], Cells(line)[1])).ToHashSet();
        var outputs = Section(s_whole, "Outputs").Select(static line => Cells(line)[0]).ToHashSet();
        foreach (var function in ModelCatalog.Functions)
        {
            foreach (var argument in function.Signatures.SelectMany(static signature => signature.Arguments))
                foreach (var one in argument.Fields.Prepend(argument)) Assert.Contains((function.Name, one.Name), arguments);
            if (function.Outputs.Count > 0 || function.Returns is not null) Assert.Contains(function.Name, outputs);
        }

        foreach (var line in Section(s_whole, "Support"))
        {
            var supported = Cells(line)[2].Split(", ").Where(static id => !id.EndsWith('?')).ToArray();
            Assert.Equal(ModelCatalog.ModelTypes.Where(type => type.Supports(Cells(line)[0])).Select(static type => type.Id), supported);
        }
    }

    [Fact]
    public void Every_endpoint_is_there_with_its_last_day()
    {
        var lines = Section(s_whole, "Endpoints").Select(static line => Cells(line)).ToArray();
        Assert.Equal(ModelCatalog.Endpoints.Select(static endpoint => endpoint.Name), lines.Select(static cells => cells[0]));
        var retired = lines.Single(static cells => cells[0] == "gemini-2.0-flash");
        Assert.Equal(["gemini-2.0-flash", "Gemini", "REMOTE_LLM, REMOTE_LLM_TUNED", "2025-02-05", "2026-06-01"], retired[..5]);
        Assert.Equal("gemini-3.1-flash-lite", retired[^1]);
        Assert.Empty(Section(Run.Successful("catalog", "--model-type", "LINEAR_REG"), "Endpoints"));
    }

    [Fact]
    public void The_footer_counts() =>
        Assert.Equal($"36 model types, 531 options, 86 functions; documentation of {ModelCatalog.Snapshot}", s_whole.Lines[^1]);

    [Fact]
    public void Plain_text_has_no_control_codes_and_no_blanks_at_the_end_of_a_line()
    {
        Assert.DoesNotContain(s_whole.Output, static character => char.IsControl(character) && character != '\n');
        Assert.DoesNotContain(s_whole.Lines, static line => line.EndsWith(' '));
    }

    [Fact]
    public void A_terminal_gets_tables_as_wide_as_it_is()
    {
        var run = Run.Of(isPlain: false, "catalog", "--model-type", "PCA");
        Assert.Equal(ExitCode.Success, run.ExitCode);
        var lines = run.Lines.Select(static line => EscapeSequence().Replace(line, "")).ToArray();
        Assert.Contains("Options: PCA", lines);
        Assert.Contains(lines, static line => line.StartsWith("│ PCA_EXPLAINED_VARIANCE_RATIO ", StringComparison.Ordinal));
        Assert.All(lines, static line => Assert.InRange(line.Length, 1, 80));
    }

    [Theory]
    [InlineData("LINEAR_REG")]
    [InlineData("linear_reg")]
    [InlineData("LinearRegression")]
    public void A_model_type_is_found_by_id_and_attribute_in_any_case(string name)
    {
        var run = Run.Successful("catalog", "--model-type", name);
        Assert.Equal("LINEAR_REG", Cells(Assert.Single(Section(run, "Model types")))[0]);
        Assert.Equal("1 model types, 28 options, 11 functions; documentation of 2026-08-22", run.Lines[^1]);
    }

    [Fact]
    public void A_function_of_a_model_type_has_only_what_concerns_the_type()
    {
        var all = Run.Successful("catalog", "--function", "ML.FORECAST");
        var one = Run.Successful("catalog", "--function", "ML.FORECAST", "--model-type", "ARIMA_PLUS");
        Assert.Contains(Section(all, "Arguments"), static line => line.Contains("ARIMA_PLUS_XREG", StringComparison.Ordinal));
        Assert.DoesNotContain("ARIMA_PLUS_XREG", one.Output, StringComparison.Ordinal);
        Assert.Empty(Section(all, "Options"));
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_users_culture_changes_nothing(string name)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);
            var (tables, json, found) = (Run.Of("catalog"), Run.Of("catalog", "--json"), Run.Of("catalog", "--model-type", "linear_reg"));
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
            Assert.Equal(Run.Of("catalog"), tables);
            Assert.Equal(Run.Of("catalog", "--json"), json);
            Assert.Equal(Run.Of("catalog", "--model-type", "LINEAR_REG"), found);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    /// <summary>What a terminal takes as an instruction, say for bold text.</summary>
    [GeneratedRegex("\x1b\\[[0-9;]*m")]
    private static partial Regex EscapeSequence();

    /// <summary>The rows of a table: the lines between its header and the next title.</summary>
    private static string[] Section(Run run, string title) =>
        [.. run.Lines.SkipWhile(line => line != $"# {title}").Skip(2).TakeWhile(static line => !line.StartsWith("# ", StringComparison.Ordinal) && !line.Contains(" options, ", StringComparison.Ordinal))];

    private static string[] Cells(string line) => [.. line.Split("  ", StringSplitOptions.RemoveEmptyEntries).Select(static cell => cell.Trim())];
}
