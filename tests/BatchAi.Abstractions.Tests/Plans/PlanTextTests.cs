namespace BatchAi.Abstractions.Tests.Plans;

public class PlanTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a {node.id} b", "a <node.id> b")]
    [InlineData("{a}{b}", "<a><b>")]
    [InlineData("{{node.id}}", "{node.id}")]
    [InlineData("{{{a}}}", "{<a>}")]
    [InlineData("", "")]
    public void Bind_Template_ReplacesSymbolsAndUndoublesBraces(string template, string expected) =>
        Assert.Equal(expected, PlanText.Bind(template, symbol => $"<{symbol}>"));

    [Theory]
    [InlineData("a } b")]
    [InlineData("a { b")]
    [InlineData("a {")]
    [InlineData("a }")]
    public void Bind_LoneBrace_Throws(string template) =>
        Assert.Throws<FormatException>(() => PlanText.Bind(template, symbol => symbol));

    [Fact]
    public void Bind_ValueWithBraces_IsNotBoundAgain() =>
        Assert.Equal("{node.id}", PlanText.Bind("{secret.X}", _ => "{node.id}"));

    [Fact]
    public void Escape_RandomText_BindsToItself()
    {
        var random = new Random(20180501);
        for (var i = 0; i < 2000; i++)
        {
            var text = RandomText(random);
            Assert.Equal(text, PlanText.Bind(PlanText.Escape(text), Unexpected));
        }
    }

    [Fact]
    public void Escape_BetweenSymbols_KeepsBoth()
    {
        var random = new Random(20171009);
        for (var i = 0; i < 2000; i++)
        {
            var (before, after) = (RandomText(random), RandomText(random));
            var template = PlanText.Escape(before) + PlanText.Symbol("s") + PlanText.Escape(after);
            Assert.Equal(before + "=" + after, PlanText.Bind(template, _ => "="));
            Assert.Equal(["s"], PlanText.SymbolsIn(template));
        }
    }

    [Fact]
    public void SymbolsIn_Template_GivesNamesInOrder() =>
        Assert.Equal(["b", "a", "b"], PlanText.SymbolsIn("{b}/{{c}}/{a}{b}"));

    [Fact]
    public void SymbolOfNode_Index_NamesTheFact() =>
        Assert.Equal("node[2].address", PlanSymbols.OfNode(2, "address"));

    private static string RandomText(Random random) =>
        new(random.GetItems<char>("{}{}{}$ab.\n\"é".AsSpan(), random.Next(0, 12)));

    private static string Unexpected(string symbol) => throw new InvalidOperationException($"'{symbol}' is no symbol.");
}
