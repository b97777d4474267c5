using BatchAi.Service.Storage.Blobs.Leases;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Leases;
using BatchAi.Service.Tests.HostingService.Support;

namespace BatchAi.Service.Tests.Storage.Blobs.Leases;

public sealed class LeaseTests
{
    private const string Id = "00000000-0000-0000-0000-000000000001";
    private const string Other = "00000000-0000-0000-0000-000000000002";
    private static readonly LeasePlace Place = new("account", "cont", "blob");
    private readonly ManualTime _time = new();
    private readonly BatchAi.Service.Storage.Blobs.Leases.Lease _lease;

    public LeaseTests() => _lease = new BatchAi.Service.Storage.Blobs.Leases.Lease(_time);

    [Fact]
    public void Lease_EndsByItself_AndIsRenewedAsLongAsNobodyChangedAnything()
    {
        LeaseRules.Acquire(_lease, Id, TimeSpan.FromSeconds(15));
        _time.Pass(TimeSpan.FromSeconds(15));

        Assert.Equal(LeaseState.Expired, _lease.State);
        LeaseRules.Renew(_lease, Id);
        Assert.Equal(LeaseState.Leased, _lease.State);
        _time.Pass(TimeSpan.FromSeconds(15));
        Assert.Equal("LeaseLost", Code(() => LeaseRules.RequireForWrite(_lease, Place, Id)));
        LeaseRules.RequireForWrite(_lease, Place, null);
        Assert.Equal("LeaseIdMismatchWithLeaseOperation", Code(() => LeaseRules.Renew(_lease, Id)));
    }

    [Fact]
    public void Infinite_NeverEnds_AndIsBrokenAtOnce()
    {
        LeaseRules.Acquire(_lease, Id, null);
        _time.Pass(TimeSpan.FromDays(1000));

        Assert.Equal("LeaseIdMissing", Code(() => LeaseRules.RequireForWrite(_lease, Place, null)));
        Assert.Equal(TimeSpan.Zero, LeaseRules.Break(_lease, null));
        Assert.Equal(LeaseState.Broken, _lease.State);
        LeaseRules.RequireForWrite(_lease, Place, null);
    }

    [Fact]
    public void Break_HoldsNoLongerThanTheLeaseWould()
    {
        LeaseRules.Acquire(_lease, Id, TimeSpan.FromSeconds(30));
        _time.Pass(TimeSpan.FromSeconds(20));

        Assert.Equal(TimeSpan.FromSeconds(10), LeaseRules.Break(_lease, TimeSpan.FromSeconds(60)));
        Assert.Equal(TimeSpan.FromSeconds(5), LeaseRules.Break(_lease, TimeSpan.FromSeconds(5)));
        Assert.True(_lease.IsLocked);
        LeaseRules.RequireForWrite(_lease, Place, Id);
        _time.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(LeaseState.Broken, _lease.State);
        LeaseRules.Acquire(_lease, Other, null);
    }

    [Theory]
    [InlineData(LeaseState.Available, "acquire", null)]
    [InlineData(LeaseState.Available, "renew", "LeaseIdMismatchWithLeaseOperation")]
    [InlineData(LeaseState.Available, "change", "LeaseNotPresentWithLeaseOperation")]
    [InlineData(LeaseState.Available, "release", "LeaseIdMismatchWithLeaseOperation")]
    [InlineData(LeaseState.Available, "break", "LeaseNotPresentWithLeaseOperation")]
    [InlineData(LeaseState.Leased, "acquire", null)]
    [InlineData(LeaseState.Leased, "acquire other", "LeaseAlreadyPresent")]
    [InlineData(LeaseState.Leased, "renew other", "LeaseIdMismatchWithLeaseOperation")]
    [InlineData(LeaseState.Leased, "change", null)]
    [InlineData(LeaseState.Leased, "release other", "LeaseIdMismatchWithLeaseOperation")]
    [InlineData(LeaseState.Breaking, "acquire", "LeaseIsBreakingAndCannotBeAcquired")]
    [InlineData(LeaseState.Breaking, "acquire other", "LeaseAlreadyPresent")]
    [InlineData(LeaseState.Breaking, "renew", "LeaseIsBrokenAndCannotBeRenewed")]
    [InlineData(LeaseState.Breaking, "change", "LeaseIsBreakingAndCannotBeChanged")]
    [InlineData(LeaseState.Breaking, "release", null)]
    [InlineData(LeaseState.Broken, "acquire other", null)]
    [InlineData(LeaseState.Broken, "renew", "LeaseIsBrokenAndCannotBeRenewed")]
    [InlineData(LeaseState.Broken, "change", "LeaseNotPresentWithLeaseOperation")]
    [InlineData(LeaseState.Broken, "release", null)]
    [InlineData(LeaseState.Broken, "break", null)]
    [InlineData(LeaseState.Expired, "acquire other", null)]
    [InlineData(LeaseState.Expired, "renew", null)]
    [InlineData(LeaseState.Expired, "change", "LeaseNotPresentWithLeaseOperation")]
    [InlineData(LeaseState.Expired, "release", null)]
    [InlineData(LeaseState.Expired, "break", null)]
    internal void EachState_AllowsWhatTheApiSays(LeaseState state, string action, string? code)
    {
        Bring(state);

        Assert.Equal(code, Code(() => Act(action.Split(' ')[0], action.EndsWith("other", StringComparison.Ordinal) ? Other : Id)));
    }

    private void Act(string action, string id)
    {
        if (action == "acquire") LeaseRules.Acquire(_lease, id, null);
        if (action == "renew") LeaseRules.Renew(_lease, id);
        if (action == "change") LeaseRules.Change(_lease, id, Other);
        if (action == "release") LeaseRules.Release(_lease, id);
        if (action == "break") LeaseRules.Break(_lease, TimeSpan.Zero);
    }

    private void Bring(LeaseState state)
    {
        if (state == LeaseState.Available) return;
        LeaseRules.Acquire(_lease, Id, TimeSpan.FromSeconds(15));
        if (state == LeaseState.Expired) _time.Pass(TimeSpan.FromSeconds(16));
        if (state == LeaseState.Breaking) LeaseRules.Break(_lease, TimeSpan.FromSeconds(10));
        if (state == LeaseState.Broken) LeaseRules.Break(_lease, TimeSpan.Zero);
        Assert.Equal(state, _lease.State);
    }

    private static string? Code(Action action) => Record.Exception(action) is { } error ? Assert.IsType<StorageException>(error).Code : null;
}
