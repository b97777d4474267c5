namespace BatchAi.Parameters;

public sealed class BareNumberTests
{
    [Theory]
    [InlineData(30, "00:00:30")]
    [InlineData("30", "00:00:30")]
    [InlineData(1.5, "00:00:01.5000000")]
    [InlineData(0, "00:00:00")]
    public void Transform_Number_IsSeconds(object number, string expected) =>
        Assert.Equal(TimeSpan.Parse(expected), new BareNumberAttribute(DurationUnit.Seconds).Transform(null, number));

    [Fact]
    public void Transform_NumberOfMinutes_IsMinutes() => Assert.Equal(TimeSpan.FromMinutes(90), new BareNumberAttribute(DurationUnit.Minutes).Transform(null, 90));

    [Theory]
    [InlineData("00:30:00")]
    [InlineData("soon")]
    [InlineData(1e300)]
    public void Transform_AnythingElse_IsLeftToTheBinder(object value) => Assert.Same(value, new BareNumberAttribute(DurationUnit.Seconds).Transform(null, value));
}
