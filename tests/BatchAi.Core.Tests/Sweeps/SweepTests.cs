using BatchAi.Core.Sweeps;

namespace BatchAi.Core.Tests.Sweeps;

public sealed class SweepTests
{
    [Fact]
    public void Plan_OfAGrid_LetsTheLastParameterDifferFirst()
    {
        var variants = Sweep.Plan("train", Make(null, "lr=0.1,0.01", "seed=1..3"));
        Assert.Equal(
            ["lr=0.1, seed=1", "lr=0.1, seed=2", "lr=0.1, seed=3", "lr=0.01, seed=1", "lr=0.01, seed=2", "lr=0.01, seed=3"],
            variants.Select(variant => variant.ToString()));
        Assert.Equal("train-lr0_1-seed1", variants[0].Name);
        Assert.Equal("train-lr0_01-seed3", variants[5].Name);
    }

    [Fact]
    public void Plan_OfADraw_IsTheSameEveryTimeAndAPartOfALargerOne()
    {
        string[] grid = ["a=1..1000", "b=1..1000", "c=1..1000", "d=1..1000", "e=1..1000"];
        var few = Names(Make(10, grid));
        var many = Names(Make(100, grid));
        Assert.Equal(few, Names(Make(10, grid)));
        Assert.Equal(few, many.Take(10));
        Assert.Equal(100, many.Distinct().Count());
        Assert.NotEqual(few, Names(Make(10, grid), seed: 1));
        // The numbers are those of every release and runtime, or a sweep could not be gone on with.
        Assert.Equal("x-a209-b417-c659-d608-e536", few[0]);
    }

    [Fact]
    public void Plan_OfADraw_ReachesEveryCombinationAlike()
    {
        var hits = new int[12];
        for (var seed = 0; seed < 6000; seed++)
        {
            foreach (var place in SweepDraw.Take(12, 2, seed)) hits[place]++;
        }

        Assert.All(hits, count => Assert.InRange(count, 850, 1150));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(7)]
    public void Plan_OfADraw_HasNoMoreThanThereAre(int first)
    {
        var sweep = Make(first, "a=1..2", "b=1..3");
        Assert.Equal(Math.Min(first, 6), Names(sweep).Distinct().Count());
        Assert.Equal(Math.Min(first, 6), Sweep.Plan("x", sweep).Count);
    }

    [Theory]
    [InlineData("InvalidSweep", null)]
    [InlineData("InvalidSweep", null, "1a=1")]
    [InlineData("InvalidSweep", null, "a-b=1")]
    [InlineData("InvalidSweep", null, "a=1,1")]
    [InlineData("InvalidSweep", null, "a=1", "A=2")]
    [InlineData("InvalidSweep", 0, "a=1")]
    [InlineData("SweepTooLarge", null, "a=1..1000", "b=1..101")]
    [InlineData("SweepTooLarge", 100001, "a=1..1000", "b=1..1000")]
    [InlineData("SweepTooLarge", 1, "a=1..100000", "b=1..100000", "c=1..100000", "d=1..100000")]
    public void Plan_OfWhatMakesNoSense_SaysSo(string code, int? first, params string[] parameters)
    {
        var error = Assert.Throws<BatchAiException>(() => Sweep.Plan("x", Make(first, parameters)));
        Assert.Equal(code, error.Code);
        Assert.NotNull(error.RecommendedAction);
    }

    [Fact]
    public void Plan_OfAParameterWithoutValues_SaysSo() =>
        Assert.Equal("InvalidSweep", Assert.Throws<BatchAiException>(() => Sweep.Plan("x", new SweepDefinition([new SweepParameter("a", [])]))).Code);

    [Fact]
    public void Plan_OfTheLargestSweep_HasNamesThatAllDiffer()
    {
        var variants = Sweep.Plan("a-name-that-leaves-little-room-for-the-values-of-its-parameters", Make(null, "alpha=1..100", "beta=1..1000"));
        Assert.Equal(Sweep.MaximumVariants, variants.Select(variant => variant.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(variants, variant => Assert.Equal(64, variant.Name.Length));
    }

    // Values of every kind, in many sweeps: names are names of the API, differ in more than case, and stay the same.
    [Fact]
    public void Plan_OfAnyValues_MakesNamesThatDiffer()
    {
        string[] values = ["", "-1", "1", "0.1", "0_1", "0,1", "a", "A", "a b", "a/b", "ä", "-", "--", "1-b2", "-b1", "x-c3", "1e-05", "\u4e2d", "a_", new string('q', 70), "b", "c1"];
        var random = new Random(8);
        for (var round = 0; round < 300; round++)
        {
            var parameters = new[] { "a", "b", "c", "_" }.Take(random.Next(1, 5)).Select(name => new SweepParameter(name, [.. values.OrderBy(_ => random.Next()).Take(random.Next(1, 8)).Select(text => new SweepValue(text))])).ToList();
            var sweep = new SweepDefinition(parameters);
            var names = Names(sweep);
            Assert.Equal(names, Names(sweep));
            Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(names, name => Assert.Matches("^[A-Za-z0-9_-]{1,64}$", name));
        }
    }

    [Theory]
    [InlineData("x-lr-0_5", "lr=-0.5")]
    [InlineData("x-optadam_w", "opt=adam-w")]
    [InlineData("x-a1", "a=1")]
    public void Plan_OfAValue_KeepsItReadable(string name, string parameter) => Assert.Equal([name], Names(Make(null, parameter)));

    [Fact]
    public void Plan_OfValuesThatLookTheSame_TellsThemApart()
    {
        var names = Names(Make(null, "d=\"a b\",a/b,c"));
        Assert.Matches("^x-da_b_[a-z2-7]{4}$", names[0]);
        Assert.Matches("^x-da_b_[a-z2-7]{4}$", names[1]);
        Assert.Equal("x-dc", names[2]);
    }

    private static SweepDefinition Make(int? first, params string[] parameters) => new([.. parameters.Select(SweepText.Parse)]) { First = first };

    private static string[] Names(SweepDefinition sweep, int seed = 0)
    {
        sweep.RandomSeed = seed;
        return [.. Sweep.Plan("x", sweep).Select(variant => variant.Name)];
    }
}
