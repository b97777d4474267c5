using BatchAi.Core.Sweeps;

namespace BatchAi.Core.Tests.Sweeps;

public sealed class SweepUseTests
{
    [Theory]
    [InlineData("--lr {lrr} --seed {seed}", "'{lrr}' is no parameter of the sweep, and 'lr' is used nowhere.")]
    [InlineData("{a} {b} {a}", "'{a}', '{b}' are no parameters of the sweep, and 'lr', 'seed' are used nowhere.")]
    [InlineData("{lrr} $PARAM_SEED ${PARAM_LRR}", "'{lrr}' is no parameter of the sweep, and 'lr' is used nowhere.")]
    [InlineData("{lrr} {Seed} ${PARAM_LR}", null)]
    [InlineData("{lrr} {seed} $PARAM_LRR $PARAM_LR", null)]
    [InlineData("{lr} {seed} {print}", null)]
    [InlineData("${lrr} {{lrr}} { lrr } {}", null)]
    [InlineData("train.py", null)]
    public void Doubt_IsAboutUnusedParametersAndUnknownNamesTogether(string text, string? expected)
    {
        var use = new SweepUse(["lr", "seed"]);
        use.Note(text);
        Assert.Equal(expected, use.Doubt);
    }

    [Fact]
    public void Note_KnowsAllTexts()
    {
        var use = new SweepUse(["lr"]);
        Assert.True(use.Note("{lrr}"));
        Assert.NotNull(use.Doubt);
        Assert.False(use.Note("{lr}"));
        Assert.Null(use.Doubt);
    }
}
