using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using BatchAi.Service.Hosting;
using BatchAi.Service.Hosting.Discovery;
using BatchAi.Service.State;
using BatchAi.Service.Tests.HostingService.Support;
using BatchAi.Service.Tests.State;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.HostingService;

public sealed class ServiceHostTests : IDisposable
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly DataFolder _folder = new();

    private DataRoot Root => _folder.Root;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task StartAsync_Ready_DescribesItselfToItsOwnerAlone()
    {
        File.SetUnixFileMode(Root.Path, OwnerFile | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        await using var service = await TestService.StartAsync(_folder);

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Root.ServiceFile));

        Assert.Equal(["pid", "startTime", "managementEndpoint", "tokenPath", "caPath"], json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(Environment.ProcessId, json.RootElement.GetProperty("pid").GetInt32());
        Assert.Equal($"https://localhost:{service.Endpoint.Port}", json.RootElement.GetProperty("managementEndpoint").GetString());
        Assert.Equal(OwnerFile, File.GetUnixFileMode(Root.ServiceFile));
        Assert.Equal(OwnerFile | UnixFileMode.UserExecute, File.GetUnixFileMode(Root.Path));
    }

    [Fact]
    public async Task DisposeAsync_Ended_LeavesNoDescriptionAndNoLock()
    {
        var service = await TestService.StartAsync(_folder);
        await service.DisposeAsync();

        Assert.False(File.Exists(Root.ServiceFile));
        Assert.Null(ServiceLock.HolderOf(Root));
        Assert.True(service.Content.IsDisposed);
        await using var again = await TestService.StartAsync(_folder);
        Assert.True(File.Exists(Root.ServiceFile));
    }

    [Fact]
    public async Task StartAsync_AnotherServes_IsRefusedWithItsProcess()
    {
        await using var service = await TestService.StartAsync(_folder);

        var error = await Assert.ThrowsAsync<ServiceRunningException>(() => TestService.StartAsync(_folder));

        Assert.Equal("ServiceAlreadyRunning", error.Code);
        Assert.Contains($"pid {Environment.ProcessId}", error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Root.ServiceFile));
    }

    [Fact]
    public async Task StartAsync_LeftOversOfAKilledService_AreReplaced()
    {
        await File.WriteAllTextAsync(Root.ServiceFile, """{"pid": 1}""");
        await File.WriteAllTextAsync(Root.ServiceFile + ".0123", "half");

        await using var service = await TestService.StartAsync(_folder);

        Assert.Equal(Environment.ProcessId, ServiceFile.TryRead(Root)!.Pid);
        Assert.Equal([Root.ServiceFile], Directory.GetFiles(Root.Path, "service.json*"));
    }

    [Fact]
    public async Task StartAsync_PortTaken_SaysWhichAndLeavesNothing()
    {
        await using var other = await TestService.StartAsync(_folder);
        using var second = new DataFolder();

        var error = await Assert.ThrowsAsync<BatchAiException>(() => TestService.StartAsync(TestService.OptionsOf(second.Root) with { Port = other.Endpoint.Port }));

        Assert.Equal("PortInUse", error.Code);
        Assert.Contains($"{other.Endpoint.Port}", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(second.Root.ServiceFile));
        Assert.Null(ServiceLock.HolderOf(second.Root));
        Assert.Contains("startFailed", await File.ReadAllTextAsync(second.Root.ServiceLog), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_StoragePortServedByAnother_IsRefused()
    {
        await using var other = await TestService.StartAsync(_folder);
        using var second = new DataFolder();

        var error = await Assert.ThrowsAsync<BatchAiException>(() => TestService.StartAsync(TestService.OptionsOf(second.Root) with { BlobPort = other.Endpoint.Port }));

        Assert.Equal("PortInUse", error.Code);
        Assert.Contains("--blob-port", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_ContentWithoutStorage_PortsAreKnownAndNotAnswered()
    {
        await using var service = await TestService.StartAsync(_folder);

        var (blob, file) = (service.Content.Identity!.BlobEndpoint.Port, service.Content.Identity.FileEndpoint.Port);

        Assert.Equal(3, new[] { service.Endpoint.Port, blob, file }.Distinct().Count());
        Assert.Null(service.Host.Description.BlobEndpoint);
        Assert.Null(service.Host.Description.FileEndpoint);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await Assert.ThrowsAnyAsync<SocketException>(() => socket.ConnectAsync(IPAddress.Loopback, blob));
    }

    [Fact]
    public async Task StartAsync_NewerState_IsRefusedAndLogged()
    {
        await StateStore.Open(_folder.DatabasePath).DisposeAsync();
        using (var session = SqlSession.Open(Root.Database)) Schema.Execute(session.Connection, $"PRAGMA user_version = {Schema.Current + 1}");

        var error = await Assert.ThrowsAsync<BatchAiException>(() => TestService.StartAsync(_folder));

        Assert.Equal("StateIsNewer", error.Code);
        Assert.Contains("StateIsNewer", await File.ReadAllTextAsync(Root.ServiceLog), StringComparison.Ordinal);
        Assert.Null(ServiceLock.HolderOf(Root));
    }

    [Fact]
    public async Task DisposeAsync_RequestRunning_IsFinishedFirst()
    {
        var service = await TestService.StartAsync(_folder);
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource());
        service.Content.Hello = async context =>
        {
            entered.SetResult();
            await leave.Task;
            Assert.False(service.Content.IsDisposed);
            await context.Response.BodyWriter.WriteAsync("late"u8.ToArray());
        };
        using var client = service.Client();
        var asking = client.GetStringAsync("/hello");
        await entered.Task;

        var ending = service.DisposeAsync().AsTask();
        await Eventually.TrueAsync(() => !File.Exists(Root.ServiceFile));
        leave.SetResult();

        Assert.Equal("late", await asking);
        await ending.WaitAsync(Patience);
    }

    [Fact]
    public async Task IdleExit_NoJobsAndRequests_AsksToEnd()
    {
        await using var service = await TestService.StartAsync(TestService.OptionsOf(Root) with { IdleExit = TimeSpan.FromMilliseconds(200) });

        await service.Host.StopRequested.WaitAsync(Patience);
    }

    [Fact]
    public async Task IdleExit_JobsAndThenNone_EndsAfterThem()
    {
        await using var service = await TestService.StartAsync(TestService.OptionsOf(Root) with { IdleExit = TimeSpan.FromMilliseconds(400) }, activeJobs: 1);
        await Assert.ThrowsAsync<TimeoutException>(() => service.Host.StopRequested.WaitAsync(TimeSpan.FromSeconds(2)));

        service.Content.ActiveJobs = 0;

        await service.Host.StopRequested.WaitAsync(Patience);
    }

    [Fact]
    public async Task Status_JobsInStates_AreCounted()
    {
        await using (var store = StateStore.Open(_folder.DatabasePath))
        {
            await store.WriteAsync(w => w.Insert(Rows.Job("a", "running")));
            await store.WriteAsync(w => w.Insert(Rows.Job("b", "running")));
            await store.WriteAsync(w => w.Insert(Rows.Job("c", "succeeded")));
        }

        await using var service = await TestService.StartAsync(_folder);
        var report = await StatusReport.ReadAsync(Root, CancellationToken.None);

        Assert.Equal((true, true, Environment.ProcessId), (report.Running, report.Ready, report.Pid));
        Assert.Equal(2, report.Jobs!["running"]);
        Assert.Equal(1, report.Jobs["succeeded"]);
        Assert.Equal(Root.CaCertificate, report.CaPath);
    }

    [Fact]
    public async Task ShutDown_WithJobs_TerminatesThemFirstAndRefusesRequests()
    {
        await using var service = await TestService.StartAsync(_folder);
        var terminating = new TaskCompletionSource();
        service.Content.Terminating = terminating.Task;
        using var own = ServiceClient.Create(Root, service.Host.Description);
        using var client = service.Client();

        await own.ShutDownAsync(withJobs: true, CancellationToken.None);
        using var late = await client.GetAsync("/hello");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, late.StatusCode);
        Assert.False(service.Host.StopRequested.IsCompleted);
        terminating.SetResult();
        await service.Host.StopRequested.WaitAsync(Patience);
        Assert.True(service.Content.HasTerminated);
    }

    [Fact]
    public async Task ShutDown_WithoutJobs_LeavesThem()
    {
        await using var service = await TestService.StartAsync(_folder);
        using var own = ServiceClient.Create(Root, service.Host.Description);

        await own.ShutDownAsync(withJobs: false, CancellationToken.None);

        await service.Host.StopRequested.WaitAsync(Patience);
        Assert.False(service.Content.HasTerminated);
    }
}
