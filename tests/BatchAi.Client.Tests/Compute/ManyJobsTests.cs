using Azure.Core.Pipeline;
using BatchAi.Client.Compute;
using BatchAi.Client.Connections;
using BatchAi.Client.Http;

namespace BatchAi.Client.Tests.Compute;

public sealed class ManyJobsTests
{
    private readonly RecordedWarnings _warnings = new();
    private readonly ResourcePath _experiment = ResourcePath.TryParse(FakeBatches.Experiment)!;

    [Fact]
    public async Task Create_ServiceOfOurs_FewRequestsOneWarningAndAllTold()
    {
        var service = new FakeBatches(isOurs: true);
        var told = await CreateAsync(service, Items(1200, "j").Append(new("bad", "{}")), new JobGroup("g1", 4));

        Assert.Equal(["POST 500", "POST 500", "POST 201"], service.Requests);
        Assert.All(service.Groups, group => Assert.Equal("""{"name":"g1","limit":4}""", group));
        Assert.Equal(1201, told.Count);
        Assert.All(told.SkipLast(1), result => Assert.Equal((true, "g1", 4), (result.IsNew, result.Job!.Group, result.Job.GroupLimit)));
        Assert.Equal(("bad", "JobAlreadyExists", 409, false), (told[^1].Name, told[^1].Error!.Code, told[^1].Error!.HttpStatus, told[^1].IsNew));
        Assert.Equal("Mind this.", Assert.Single(_warnings.All));
    }

    [Fact]
    public async Task Create_Again_IsNotNew()
    {
        var service = new FakeBatches(isOurs: true);
        await CreateAsync(service, Items(2, "j"));

        Assert.All(await CreateAsync(service, Items(2, "j")), result => Assert.False(result.IsNew));
    }

    [Fact]
    public async Task Create_LargeJobs_RequestsStaySmall()
    {
        var service = new FakeBatches(isOurs: true);
        var large = $$$"""{"properties":{"word":"{{{new string('é', 500_000)}}}"}}""";

        await CreateAsync(service, Enumerable.Range(0, 7).Select(i => new JobSubmissionItem($"j{i}", large)));

        Assert.Equal(["POST 3", "POST 3", "POST 1"], service.Requests);
    }

    [Fact]
    public async Task Create_ServiceOfOthers_OneByOneAndAFewAtOnce()
    {
        var service = new FakeBatches(isOurs: false) { Crowd = 8 };
        service.Jobs.Add("j3");

        var told = await CreateAsync(service, Items(40, "j").Append(new("bad", "{}")).Append(new("a/b", "{}")), new JobGroup("g1"));

        Assert.Equal(42, told.Count);
        Assert.Equal(["a/b", "bad"], told.Where(result => result.Error is not null).Select(result => result.Name).Order());
        Assert.Equal("j3", Assert.Single(told, result => result is { Error: null, IsNew: false }).Name);
        Assert.Equal(8, service.MostAtOnce);
    }

    [Fact]
    public async Task Create_ServiceOfOthersWithALimit_NothingIsSubmitted()
    {
        var service = new FakeBatches(isOurs: false);

        var error = await Assert.ThrowsAsync<BatchAiException>(() => CreateAsync(service, Items(2, "j"), new JobGroup("g1", 2)));

        Assert.Equal("GroupLimitNotSupported", error.Code);
        Assert.Empty(service.Jobs);
    }

    [Fact]
    public async Task Create_Nothing_AsksNothing()
    {
        var service = new FakeBatches(isOurs: true);

        Assert.Empty(await CreateAsync(service, []));
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Remove_Some_TellsOfThoseThatAreNotThere(bool isOurs)
    {
        var service = new FakeBatches(isOurs);
        service.Jobs.UnionWith(["a", "b"]);
        var told = new List<JobRemovalResult>();

        await ManyJobsOf(service).RemoveAsync(_experiment, ["a", "none", "b"], wait: true, told.Add, CancellationToken.None);

        Assert.Equal([("a", null), ("b", null), ("none", "JobNotFound")], told.Select(result => (result.Name, result.Error?.Code)).Order());
        Assert.Empty(service.Jobs);
    }

    private static IEnumerable<JobSubmissionItem> Items(int count, string name) => Enumerable.Range(0, count).Select(i => new JobSubmissionItem($"{name}{i}", """{"properties":{"nodeCount":1}}"""));

    private async Task<List<JobSubmissionResult>> CreateAsync(FakeBatches service, IEnumerable<JobSubmissionItem> jobs, JobGroup? group = null)
    {
        var told = new List<JobSubmissionResult>();
        await ManyJobsOf(service).CreateAsync(_experiment, jobs.ToList(), group, told.Add, CancellationToken.None);
        return told;
    }

    private ManyJobs ManyJobsOf(FakeBatches service)
    {
        var pipeline = PipelineFactory.Create(new FixedToken("t"), new HttpClientTransport(service), "https://localhost/.default");
        var rest = new RestClient(pipeline, new Uri("https://localhost"), "2018-05-01", _warnings);
        return new ManyJobs(new ResourceOperations(rest, new OperationWaiter(rest, TimeProvider.System)));
    }
}
