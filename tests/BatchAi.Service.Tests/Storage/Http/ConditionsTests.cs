using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Tests.Storage.Http;

public sealed class ConditionsTests
{
    private const string Mark = "\"0x1\"";
    private static readonly DateTimeOffset Changed = new(2026, 1, 2, 3, 4, 5, 900, TimeSpan.Zero);
    private static readonly DateTimeOffset SameSecond = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(null, null, 0)]
    [InlineData("0x1", null, 0)]
    [InlineData("*", null, 0)]
    [InlineData("0x2", null, 412)]
    [InlineData(null, "0x1", 304)]
    [InlineData(null, "*", 304)]
    [InlineData(null, "0x2", 0)]
    public void RequireForRead_Marks(string? match, string? noneMatch, int status) =>
        Assert.Equal(status, Status(() => Of(match, noneMatch).RequireForRead(Changed, Mark)));

    [Theory]
    [InlineData(0, 304, 0)]
    [InlineData(-1, 0, 412)]
    [InlineData(1, 304, 0)]
    public void RequireForRead_Times_AreComparedBySeconds(int seconds, int modifiedSince, int unmodifiedSince)
    {
        var time = SameSecond.AddSeconds(seconds);

        Assert.Equal(modifiedSince, Status(() => new Conditions { ModifiedSince = time }.RequireForRead(Changed, Mark)));
        Assert.Equal(unmodifiedSince, Status(() => new Conditions { UnmodifiedSince = time }.RequireForRead(Changed, Mark)));
    }

    [Fact]
    public void RequireForRead_MarkAndTime_TheMarkDecides() =>
        Assert.Equal(0, Status(() => new Conditions { NoneMatch = ["0x2"], ModifiedSince = Changed.AddDays(1) }.RequireForRead(Changed, Mark)));

    [Theory]
    [InlineData("0x1", null, 0)]
    [InlineData("0x2", null, 412)]
    [InlineData(null, "*", 409)]
    [InlineData(null, "0x1", 412)]
    [InlineData(null, "0x2", 0)]
    public void RequireForWrite_There(string? match, string? noneMatch, int status) =>
        Assert.Equal(status, Status(() => Of(match, noneMatch).RequireForWrite(Changed, Mark, Exists)));

    [Theory]
    [InlineData(null, "*", 0)]
    [InlineData("*", null, 412)]
    [InlineData("0x1", null, 412)]
    public void RequireForWrite_NotThere(string? match, string? noneMatch, int status) =>
        Assert.Equal(status, Status(() => Of(match, noneMatch).RequireForWrite(null, null, Exists)));

    [Fact]
    public void RequireForRead_OfSource_HasItsOwnCodeAndNo304()
    {
        var error = Assert.Throws<StorageException>(() => (Of(null, "0x1") with { AreOfSource = true }).RequireForRead(Changed, Mark));

        Assert.Equal((412, "SourceConditionNotMet"), (error.Status, error.Code));
    }

    private static Conditions Of(string? match, string? noneMatch) => new() { Match = match is null ? null : [match], NoneMatch = noneMatch is null ? null : [noneMatch] };

    private static StorageException Exists() => new(409, "BlobAlreadyExists", "The specified blob already exists.");

    private static int Status(Action check)
    {
        try
        {
            check();
            return 0;
        }
        catch (StorageException error)
        {
            return error.Status;
        }
    }
}
