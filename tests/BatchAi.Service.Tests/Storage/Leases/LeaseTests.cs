using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Leases;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Leases;

public sealed class LeaseTests
{
    private const string Id = "00000000-0000-0000-0000-000000000001";
    private const string Other = "00000000-0000-0000-0000-000000000002";
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private DateTimeOffset _now = Start;
    private Lease? _lease;

    [Fact]
    public void Lease_EndsByItself_AndIsRenewedForAsLongAgain()
    {
        Act("acquire", Id, seconds: 15);
        _now = Start.AddSeconds(15);

        Assert.Equal(LeaseState.Expired, Lease.StateOf(_lease, _now));
        Act("renew", Id);
        Assert.Equal((LeaseState.Leased, Start.AddSeconds(30)), (Lease.StateOf(_lease, _now), _lease!.Until));
    }

    [Fact]
    public void Infinite_NeverEnds_AndIsBrokenAtOnce()
    {
        Act("acquire", Id);
        _now = Start.AddDays(1000);

        Assert.Equal(LeaseState.Leased, Lease.StateOf(_lease, _now));
        Assert.Equal("0", Act("break", Id));
        Assert.Equal(LeaseState.Broken, Lease.StateOf(_lease, _now));
    }

    [Fact]
    public void Break_HoldsNoLongerThanTheLeaseWould()
    {
        Act("acquire", Id, seconds: 30);
        _now = Start.AddSeconds(20);

        Assert.Equal("10", Act("break", Id, period: 60));
        Assert.Equal("5", Act("break", Id, period: 5));
        Assert.Equal("5", Act("break", Id));
        Assert.Equal(LeaseState.Breaking, Lease.StateOf(_lease, _now));
        _now = Start.AddSeconds(25);
        Assert.Equal(LeaseState.Broken, Lease.StateOf(_lease, _now));
        Act("acquire", Other);
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

    [Theory]
    [InlineData(LeaseState.Available, null, "LeaseNotPresentWithBlobOperation", "LeaseNotPresentWithBlobOperation")]
    [InlineData(LeaseState.Leased, "LeaseIdMissing", null, "LeaseIdMismatchWithBlobOperation")]
    [InlineData(LeaseState.Breaking, "LeaseIdMissing", null, "LeaseIdMismatchWithBlobOperation")]
    [InlineData(LeaseState.Broken, null, "LeaseNotPresentWithBlobOperation", "LeaseNotPresentWithBlobOperation")]
    [InlineData(LeaseState.Expired, null, "LeaseLost", "LeaseIdMismatchWithBlobOperation")]
    internal void Change_NeedsTheLease(LeaseState state, string? withoutId, string? withId, string? withOther)
    {
        Bring(state);

        Assert.Equal(
            (withoutId, withId, withOther, (string?)null, withId),
            (Code(() => Check(null, isWrite: true)), Code(() => Check(Id, isWrite: true)), Code(() => Check(Other, isWrite: true)), Code(() => Check(null, isWrite: false)), Code(() => Check(Id, isWrite: false))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("no|1|2|")]
    [InlineData("00000000-0000-0000-0000-000000000001|x||")]
    [InlineData("a\r\nb|1||")]
    public void Note_ThatIsNone_IsNoLease(string note) => Assert.Null(Lease.Of(Entry(note)));

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000001|15|9999999999999999999|")]
    [InlineData("00000000-0000-0000-0000-000000000001|-1||")]
    public void Note_WithoutATimeThatThereIs_NeverEnds(string note) => Assert.Equal(LeaseState.Leased, Lease.StateOf(Lease.Of(Entry(note)), Start.AddYears(1000)));

    private string? Act(string action, string id, int seconds = Lease.Infinite, int? period = null)
    {
        var isChange = action == "change";
        var call = TestCall.Of([
            ("x-ms-lease-action", action), ("x-ms-lease-id", id), ("x-ms-proposed-lease-id", isChange ? Other : id),
            ("x-ms-lease-duration", $"{seconds}"), .. period is { } given ? [("x-ms-lease-break-period", $"{given}")] : Array.Empty<(string, string)>(),
        ]);
        (_lease, var answer) = new LeaseRequest(call, canEnd: true, _now).Apply(_lease);
        // Each is kept as it is read.
        Assert.Equal(_lease, Lease.Of(Entry(_lease?.Note)));
        return answer.Headers.FirstOrDefault(header => header.Name == "x-ms-lease-time").Value;
    }

    private void Check(string? id, bool isWrite)
    {
        var check = new LeaseCheck(LeaseThing.Blob, id, new FixedTime(_now));
        if (isWrite) _ = check.RequireForWrite(Entry(_lease?.Note));
        else check.RequireForRead(Entry(_lease?.Note));
    }

    private void Bring(LeaseState state)
    {
        if (state == LeaseState.Available) return;
        Act("acquire", Id, seconds: 15);
        if (state == LeaseState.Expired) _now = Start.AddSeconds(16);
        if (state == LeaseState.Breaking) Act("break", Id, period: 10);
        if (state == LeaseState.Broken) Act("break", Id, period: 0);
        Assert.Equal(state, Lease.StateOf(_lease, _now));
    }

    private static TreeEntry Entry(string? note) => new()
    {
        Name = "a",
        Kind = EntryKind.File,
        Length = 0,
        Modified = Start,
        Changed = Start,
        Created = Start,
        FileId = 1,
        Born = 1,
        Tag = 1,
        Record = FileRecord.Empty,
        Note = note,
    };

    private static string? Code(Action action) => Record.Exception(action) is { } error ? Assert.IsType<StorageException>(error).Code : null;

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
