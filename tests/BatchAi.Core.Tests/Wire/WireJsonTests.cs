using System.Text;
using System.Text.Json;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Wire;

public sealed class WireJsonTests
{
    [Theory]
    [InlineData("2018-06-06T21:18:53Z", "2018-06-06T21:18:53Z")]
    [InlineData("2018-06-06T21:18:53.030Z", "2018-06-06T21:18:53.03Z")]
    [InlineData("2018-06-06T21:18:53.9999999Z", "2018-06-06T21:18:53.999Z")]
    [InlineData("2018-06-06T23:18:53.5+02:00", "2018-06-06T21:18:53.5Z")]
    [InlineData("2018-06-06T21:18:53", "2018-06-06T21:18:53Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    public void Time_ReadAndWritten_IsUtcWithAtMostMilliseconds(string read, string written)
    {
        var job = WireJson.Deserialize<Job>($$$$"""{"properties":{"creationTime":"{{{{read}}}}"}}""");
        Assert.Equal($$$$"""{"properties":{"creationTime":"{{{{written}}}}"}}""", Text(WireJson.SerializeAnswer(job)));
    }

    [Theory]
    [InlineData("P7D", "P7D")]
    [InlineData("PT1H", "PT1H")]
    [InlineData("P1W", "P7D")]
    [InlineData("PT90M", "PT1H30M")]
    [InlineData("7.00:00:00", "P7D")]
    [InlineData("01:30:00", "PT1H30M")]
    [InlineData("PT0.5S", "PT0.5S")]
    public void Duration_ReadAndWritten_IsIso8601(string read, string written)
    {
        var job = WireJson.Deserialize<JobCreateParameters>($$$$"""{"properties":{"constraints":{"maxWallClockTime":"{{{{read}}}}"}}}""");
        Assert.Equal($$$$"""{"properties":{"constraints":{"maxWallClockTime":"{{{{written}}}}"}}}""", Text(WireJson.SerializeRequest(job)));
    }

    [Theory]
    [InlineData("""{"properties":{"nodeCount":"2"}}""")]
    [InlineData("""{"properties":{"nodeCount":2.5}}""")]
    [InlineData("""{"properties":{"nodeCount":99999999999}}""")]
    [InlineData("""{"properties":{"stdOutErrPathPrefix":5}}""")]
    [InlineData("""{"properties":{"constraints":{"maxWallClockTime":"7"}}}""")]
    [InlineData("""{"properties":{"constraints":{"maxWallClockTime":7}}}""")]
    [InlineData("""{"properties":{"constraints":{"maxWallClockTime":"P99999999999D"}}}""")]
    [InlineData("""{"properties":{"constraints":{"maxWallClockTime":"P99999W"}}}""")]
    [InlineData("""{"properties":{"constraints":{"maxWallClockTime":"\ud800"}}}""")]
    [InlineData("""{"properties":{"inputDirectories":{}}}""")]
    [InlineData("""{"properties":[]}""")]
    [InlineData("""{"properties":""")]
    [InlineData("[]")]
    [InlineData("")]
    public void Request_OfTheWrongType_ThrowsJsonException(string json) =>
        Assert.Throws<JsonException>(() => WireJson.Deserialize<JobCreateParameters>(json));

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("5")]
    [InlineData("\"2018-13-01T00:00:00Z\"")]
    public void Time_OfTheWrongType_ThrowsJsonException(string time) =>
        Assert.Throws<JsonException>(() => WireJson.Deserialize<Job>($$$$"""{"properties":{"creationTime":{{{{time}}}}}}"""));

    [Fact]
    public void Request_WithUnknownMembers_IgnoresThem()
    {
        var job = WireJson.Deserialize<JobCreateParameters>("""{"$schema":"x","properties":{"nodeCount":1,"process_count":{"a":[1]}}}""");
        Assert.Equal(1, job!.Properties!.NodeCount);
    }

    [Fact]
    public void Members_InAnotherCase_AreNotTheSameMembers() =>
        Assert.Null(WireJson.Deserialize<JobCreateParameters>("""{"properties":{"NodeCount":1}}""")!.Properties!.NodeCount);

    [Fact]
    public void Text_OfPeople_StaysReadable()
    {
        var job = new JobCreateParameters { Properties = new() { CustomToolkitSettings = new() { CommandLine = "a 'b' <c> + & é" } } };
        Assert.Equal("""{"properties":{"customToolkitSettings":{"commandLine":"a 'b' <c> + & é"}}}""", Text(WireJson.SerializeRequest(job)));
    }

    [Fact]
    public async Task Deserialize_FromAStream_ReadsTheModel()
    {
        using var stream = new MemoryStream("""{"properties":{"nodeCount":3}}"""u8.ToArray());
        var job = await WireJson.DeserializeAsync<JobCreateParameters>(stream);
        Assert.Equal(3, job!.Properties!.NodeCount);
    }

    [Fact]
    public void Copy_OfAModel_KeepsSecretsAndSharesNothing()
    {
        var cluster = new ClusterCreateParameters { Properties = new() { UserAccountSettings = new() { AdminUserPassword = "p" } } };
        var copy = WireJson.Copy(cluster);
        cluster.Properties.UserAccountSettings.AdminUserPassword = "q";
        Assert.Equal("p", copy.Properties!.UserAccountSettings!.AdminUserPassword);
    }

    private static string Text(byte[] utf8) => Encoding.UTF8.GetString(utf8);
}
