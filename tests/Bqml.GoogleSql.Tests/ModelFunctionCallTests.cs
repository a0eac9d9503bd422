namespace Bqml.GoogleSql.Tests;

public sealed class ModelFunctionCallTests
{
    [Fact]
    public void Settings_that_follow_each_other_are_one_struct()
    {
        var call = new ModelFunctionCall("ML.F", "`m`");
        call.AddSetting("a", "1");
        call.AddSetting("b", "TRUE");
        Assert.Equal("SELECT * FROM ML.F(MODEL `m`, STRUCT(1 AS a, TRUE AS b))", call.ToString());
        call.AddTable("`t`");
        Assert.Equal("SELECT * FROM ML.F(MODEL `m`, STRUCT(1 AS a, TRUE AS b), TABLE `t`)", call.ToString());
    }

    [Fact]
    public void Each_kind_of_rows_is_an_argument()
    {
        Assert.Equal("SELECT * FROM ML.F(MODEL `m`)", With(static _ => { }));
        Assert.Equal("SELECT * FROM ML.F(MODEL `m`, (SELECT * FROM UNNEST(@input)))", With(static call => call.AddRows("input")));
        Assert.Equal("SELECT * FROM ML.F(MODEL `m`, (\nSELECT 1 -- one\n))", With(static call => call.AddQuery("SELECT 1 -- one")));
        Assert.Equal("SELECT * FROM ML.F(MODEL `m`, [0.5])", With(static call => call.AddArgument("[0.5]")));
    }

    private static string With(Action<ModelFunctionCall> add)
    {
        var call = new ModelFunctionCall("ML.F", "`m`");
        add(call);
        return call.ToString();
    }
}
