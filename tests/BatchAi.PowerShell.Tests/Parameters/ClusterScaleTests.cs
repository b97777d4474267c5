namespace BatchAi.Parameters;

public sealed class ClusterScaleTests
{
    [Theory]
    [InlineData(null, null, null, "null")]
    [InlineData(0, null, null, """{"manual":{"targetNodeCount":0}}""")]
    [InlineData(null, 2, 2, """{"manual":{"targetNodeCount":2}}""")]
    [InlineData(2, 2, 2, """{"manual":{"targetNodeCount":2}}""")]
    [InlineData(null, 0, 3, """{"autoScale":{"minimumNodeCount":0,"maximumNodeCount":3}}""")]
    [InlineData(1, 0, 3, """{"autoScale":{"minimumNodeCount":0,"maximumNodeCount":3,"initialNodeCount":1}}""")]
    [InlineData(1, 2, 2, """{"autoScale":{"minimumNodeCount":2,"maximumNodeCount":2,"initialNodeCount":1}}""")]
    public void Write_SaysWhatTheParametersMean(int? count, int? minimum, int? maximum, string json) =>
        Assert.Equal(json, JsonText.Write(ClusterScale.Write(count, minimum, maximum)));

    [Theory]
    [InlineData(1, null)]
    [InlineData(null, 1)]
    [InlineData(3, 1)]
    public void Write_BoundsThatAreNone_AreRefused(int? minimum, int? maximum) =>
        Assert.Equal("InvalidScale", Assert.Throws<BatchAiException>(() => ClusterScale.Write(null, minimum, maximum)).Code);
}
