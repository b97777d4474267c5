using System.Globalization;
using BatchAi.Core.Sweeps;

namespace BatchAi.Core.Tests.Sweeps;

public sealed class SweepTextTests
{
    [Theory]
    [InlineData("lr=0.1,0.01", "0.1|0.01")]
    [InlineData(" lr = 0.1 , 0.10 ", "0.1|0.10")]
    [InlineData("seed=1..5", "1|2|3|4|5")]
    [InlineData("seed=5..1..2", "5|3|1")]
    [InlineData("seed=1..8..3,20", "1|4|7|20")]
    [InlineData("seed=-1..1", "-1|0|1")]
    [InlineData("rate=0.1..0.5..0.1", "0.1|0.2|0.3|0.4|0.5")]
    [InlineData("rate=0.3..0.1..0.05", "0.30|0.25|0.20|0.15|0.10")]
    [InlineData("rate=0..1e-2..5e-3", "0.000|0.005|0.010")]
    [InlineData("opt=adam,\"a,b\",\"say \"\"hi\"\"\",\"\",\" x \",\"1..5\"", "adam|a,b|say \"hi\"|| x |1..5")]
    [InlineData("path=../data..old,C:\\x", "../data..old|C:\\x")]
    [InlineData("flag=true,False", "true|False")]
    [InlineData("args=--depth=3", "--depth=3")]
    public void Parse_OfAParameter_ReadsItsValues(string text, string values)
    {
        // A language whose numbers have commas.
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = (CultureInfo)before.Clone();
        CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            var parameter = SweepText.Parse(text);
            Assert.Equal(text.Split('=')[0].Trim(), parameter.Name);
            Assert.Equal(values, string.Join('|', parameter.Values.Select(value => value.Text)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("", "no parameter")]
    [InlineData("lr", "no parameter")]
    [InlineData("=1", "no parameter")]
    [InlineData("lr=", "stands nothing")]
    [InlineData("lr=1,,2", "stands nothing")]
    [InlineData("lr=\"a", "quotes")]
    [InlineData("lr=\"", "quotes")]
    [InlineData("lr=\"a\"b", "quotes")]
    [InlineData("lr=\"a\"b\"", "quotes")]
    [InlineData("lr=0.1..0.5", "no step")]
    [InlineData("lr=1..5..0", "step")]
    [InlineData("lr=5..1..-1", "step")]
    [InlineData("lr=-79228162514264337593543950335..79228162514264337593543950335", "too large")]
    [InlineData("lr=0..79228162514264337593543950335..0.0000001", "too large")]
    public void Parse_OfWhatIsNone_SaysWhy(string text, string why)
    {
        var error = Assert.Throws<BatchAiException>(() => SweepText.Parse(text));
        Assert.Equal("InvalidSweep", error.Code);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.RecommendedAction);
    }

    [Theory]
    [InlineData("a=1..1000000")]
    [InlineData("a=0..1..0.000001")]
    [InlineData("a=0..99999,1..2")]
    [InlineData("a=1..79228162514264337593543950335")]
    public void Parse_OfALongRange_IsRefused(string text) =>
        Assert.Equal("SweepTooLarge", Assert.Throws<BatchAiException>(() => SweepText.Parse(text)).Code);

    [Theory]
    [InlineData("run {lr}", "run 0.1")]
    [InlineData("{LR}{lr}", "0.10.1")]
    [InlineData("${lr} $lr {other} {} { lr }", "${lr} $lr {other} {} { lr }")]
    [InlineData("{{lr}} {{other}}", "{lr} {{other}}")]
    [InlineData("{\"lr\":{lr}}", "{\"lr\":0.1}")]
    [InlineData("awk '{print $1}' {{lr}", "awk '{print $1}' {0.1")]
    public void Placeholder_OfAParameter_IsReplaced(string text, string expected) =>
        Assert.Equal(expected, Placeholders.Replace(text, name => name.Equals("lr", StringComparison.OrdinalIgnoreCase) ? "0.1" : null));
}
