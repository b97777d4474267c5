using System.Collections;
using System.Collections.Specialized;
using System.Globalization;

namespace BatchAi.Parameters;

public sealed class SweepReaderTests
{
    [Fact]
    public void Read_OfADictionaryWithAnOrder_KeepsIt() =>
        Assert.Equal(["seed", "lr", "Batch"], SweepReader.Read(new OrderedDictionary { ["seed"] = 1, ["lr"] = 2, ["Batch"] = 3 }).Select(parameter => parameter.Name));

    [Fact]
    public void Read_OfAHashtable_TakesItsNamesInTheOrderOfTheAlphabet() =>
        Assert.Equal(["Batch", "lr", "seed"], SweepReader.Read(new Hashtable { ["seed"] = 1, ["lr"] = 2, ["Batch"] = 3 }).Select(parameter => parameter.Name));

    [Fact]
    public void Read_OfValues_WritesThemTheSameInEveryLanguage()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = (CultureInfo)before.Clone();
        CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture.NumberFormat.NegativeSign = "~";
        try
        {
            var values = new object[] { 0.1, 0.01f, 1.50m, -3, true, false, "adam, w", 1e-5, 'x', DayOfWeek.Friday, TimeSpan.FromMinutes(5) };
            var parameter = Assert.Single(SweepReader.Read(new Hashtable { ["a"] = values }));
            Assert.Equal(["0.1", "0.01", "1.50", "-3", "true", "false", "adam, w", "1E-05", "x", "Friday", "00:05:00"], parameter.Values.Select(value => value.Text));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Read_OfOneValue_TakesItForAList() =>
        Assert.Equal("adam", Assert.Single(Assert.Single(SweepReader.Read(new Hashtable { ["a"] = "adam" })).Values).Text);

    [Fact]
    public void Read_OfWhatIsNoValue_SaysSo()
    {
        foreach (var value in new object?[] { null, new object?[] { 1, null }, new Hashtable(), new object[] { new[] { 1, 2 } } })
        {
            var error = Assert.Throws<BatchAiException>(() => SweepReader.Read(new Hashtable { ["a"] = value }).ToList());
            Assert.Equal("InvalidSweep", error.Code);
        }
    }
}
