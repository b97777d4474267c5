using BatchAi.Core.JobFiles;

namespace BatchAi.Core.Tests.JobFiles;

public sealed class ConfigOverrideTests
{
    [Fact]
    public void Override_OfAMember_ReplacesIt() =>
        Assert.Equal(5, JobText.Read(JobText.Valid, "properties.nodeCount=5").Job!.Properties!.NodeCount);

    [Fact]
    public void Override_OfAMissingMember_MakesItAndItsParents()
    {
        var job = JobText.ReadWith("$.properties.environmentVariables[0].name=A", "properties.environmentVariables[0].value=x=y", "properties.containerSettings.imageSourceRegistry.image=ubuntu").Job!;
        var variable = Assert.Single(job.Properties!.EnvironmentVariables!);
        Assert.Equal(("A", "x=y"), (variable.Name, variable.Value));
        Assert.Equal("ubuntu", job.Properties.ContainerSettings!.ImageSourceRegistry!.Image);
    }

    [Theory]
    [InlineData("5", "5")]
    [InlineData("1.50", "1.50")]
    [InlineData("true", "true")]
    [InlineData("\"5\"", "5")]
    [InlineData("[ -f x ] && y", "[ -f x ] && y")]
    [InlineData("{a", "{a")]
    [InlineData("", "")]
    [InlineData(" a ", " a ")]
    public void Override_OfAText_NeedsNoQuotes(string value, string text)
    {
        var job = JobText.ReadWith("""properties.environmentVariables=[{"name":"A","value":"old"}]""", "properties.environmentVariables[0].value=" + value).Job!;
        Assert.Equal(text, job.Properties!.EnvironmentVariables!.Single().Value);
    }

    [Fact]
    public void Override_WithNull_TakesAMemberAway() => Assert.Null(JobText.Read(JobText.Valid, "properties.constraints=null").Job!.Properties!.Constraints);

    [Theory]
    [InlineData("")]
    [InlineData("=5")]
    [InlineData("properties")]
    [InlineData("properties..nodeCount=1")]
    [InlineData("properties.a[x]=1")]
    [InlineData("properties.a[-1]=1")]
    [InlineData("properties.a[1=1")]
    [InlineData("properties.a]=1")]
    [InlineData("[0]=1")]
    public void Override_ThatIsNone_IsAnError(string text)
    {
        Assert.NotNull(ConfigOverride.Parse(text).Problem);
        var result = JobText.ReadWith(text);
        Assert.Equal(["Error InvalidOverride $"], result.Faults.Brief());
        Assert.Null(result.Job);
    }

    [Theory]
    [InlineData("properties.nodeCount.x=1", "a number, not an object")]
    [InlineData("properties[0]=1", "an object, not an array")]
    [InlineData("properties.outputDirectories[1].id=1", "the next index is [0]")]
    public void Override_ThatDoesNotFit_SaysWhy(string text, string why)
    {
        var fault = Assert.Single(JobText.ReadWith(text).Faults, fault => fault.Code == FaultCodes.InvalidOverride);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Override_UsedTwice_IsNotChangedByTheFirstUse()
    {
        ConfigOverride[] overrides = [ConfigOverride.Parse("properties.environmentVariables=[]"), ConfigOverride.Parse("""properties.environmentVariables[0]={"name":"A","value":"1"}""")];
        var bytes = System.Text.Encoding.UTF8.GetBytes(JobText.Valid);
        for (var i = 0; i < 2; i++) Assert.Single(JobFile.Read(bytes, overrides).Job!.Properties!.EnvironmentVariables!);
    }

    [Fact]
    public void Override_ThatIsWrong_HasAFaultWithoutAPlace()
    {
        var fault = Assert.Single(JobText.ReadWith("properties.nodeCount=x").Faults);
        Assert.Equal(("$.properties.nodeCount", 0, 0), (fault.Path, fault.Line, fault.Column));
        Assert.Equal("job.json: error WrongType: Found a text where a whole number belongs. ($.properties.nodeCount)", FaultText.Format(fault, "job.json"));
    }
}
