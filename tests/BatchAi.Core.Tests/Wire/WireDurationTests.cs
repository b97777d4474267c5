using System.Xml;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Wire;

/// <summary>The library's own reader and writer of such durations is the measure.</summary>
public class WireDurationTests
{
    [Theory]
    [InlineData("P7D")]
    [InlineData("P1Y2M3DT4H5M6.789S")]
    [InlineData("-P1DT1S")]
    [InlineData("PT36H")]
    [InlineData("PT0S")]
    [InlineData("P0D")]
    [InlineData("PT1.5S")]
    [InlineData("P13M")]
    [InlineData("-P2Y25M")]
    [InlineData(" P1D ")]
    [InlineData("P10675199DT2H48M5.4775807S")]
    [InlineData("-P10675199DT2H48M5.4775808S")]
    public void Duration_OfXmlSchema_IsReadAndWrittenAsTheLibraryDoes(string text)
    {
        Assert.True(WireDuration.TryParse(text, out var duration));

        Assert.Equal(XmlConvert.ToTimeSpan(text), duration);
        Assert.Equal(XmlConvert.ToString(duration), WireDuration.Format(duration));
    }

    [Fact]
    public void Format_AnyDuration_IsAsTheLibraryWritesIt()
    {
        var random = new Random(17);
        for (var i = 0; i < 1000; i++)
        {
            var duration = new TimeSpan(random.NextInt64() >> random.Next(1, 60)) * (random.Next(2) == 0 ? 1 : -1);

            Assert.Equal(XmlConvert.ToString(duration), WireDuration.Format(duration));
            Assert.True(WireDuration.TryParse(WireDuration.Format(duration), out var again));
            Assert.Equal(duration, again);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("-P")]
    [InlineData("-")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("7D")]
    [InlineData("P7")]
    [InlineData("P1H")]
    [InlineData("PT1D")]
    [InlineData("P1D1Y")]
    [InlineData("P1D1D")]
    [InlineData("PT1M1H")]
    [InlineData("P1.5D")]
    [InlineData("PT.5S")]
    [InlineData("PT5.S")]
    [InlineData("PT1.2.3S")]
    [InlineData("PT1TS")]
    [InlineData("P-1D")]
    [InlineData("+P1D")]
    [InlineData("p1d")]
    [InlineData("P1W2D")]
    [InlineData("P99999999999999999999999999999999D")]
    [InlineData("P10675200D")]
    [InlineData("a week")]
    public void TryParse_WhatIsNoDuration_IsFalse(string text) => Assert.False(WireDuration.TryParse(text, out _));
}
