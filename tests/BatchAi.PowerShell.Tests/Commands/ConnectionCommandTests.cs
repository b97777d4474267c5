using BatchAi.Runtime;

namespace BatchAi.Commands;

public sealed class ConnectionCommandTests(LiveService service) : IClassFixture<LiveService>
{
    [Fact]
    public void Connect_ToALocalService_HasItsDefaults()
    {
        Assert.Equal("Local", service.Context.Kind);
        Assert.Equal("default", service.Context.Workspace);
        Assert.Equal(service.DataRoot, service.Context.DataRoot);
    }

    [Fact]
    public void Connect_WhatIf_StartsNothing()
    {
        var root = Path.Combine(service.Folder, "nobody");
        var result = new CmdletRun<ConnectBatchAiCommand>().With("DataRoot", root).With("WhatIf").Succeed();

        Assert.Contains("Start the service and connect", Assert.Single(result.WhatIf));
        Assert.False(Directory.Exists(root));
    }

    [Fact]
    public void Connect_RemoteWithTheToken_SeesTheSameService()
    {
        var context = Remote().With("Token", Secret(File.ReadAllText(Path.Combine(service.DataRoot, "token")))).With("CaCertificatePath", Authority).Succeed().Single<Context>();

        Assert.Equal("Remote", context.Kind);
        var workspace = new CmdletRun<GetBatchAiWorkspaceCommand>().With("Context", context).With("ResourceGroupName", "default").Succeed().Single<Workspace>();
        Assert.Equal("default", workspace.Name);
    }

    [Fact]
    public void Connect_RemoteWithAnotherToken_IsRefusedWithoutTellingIt()
    {
        var error = Remote().With("Token", Secret("planted-canary")).With("CaCertificatePath", Authority).Fail("AuthenticationFailed");

        Assert.DoesNotContain("planted-canary", error.Exception.ToString());
    }

    [Fact]
    public void Connect_RemoteWithoutItsAuthority_TrustsNobody() =>
        Remote().With("Token", Secret("any")).Fail("CertificateNotTrusted");

    [Fact]
    public void Connect_RemoteInPlainText_IsRefused() =>
        new CmdletRun<ConnectBatchAiCommand>().With("Endpoint", new Uri("http://localhost:1")).With("Token", Secret("any")).Fail("InvalidEndpoint");

    [Theory]
    [InlineData("batchai.example.com")]
    [InlineData("https://user:canary-4711@localhost:1")]
    public void AnEndpointThatIsNoUrlOrHoldsAPasswordIsRefusedAndNotShown(string endpoint)
    {
        var url = new Uri(endpoint, UriKind.RelativeOrAbsolute);
        var error = new CmdletRun<ConnectBatchAiCommand>().With("Endpoint", url).With("Token", Secret("any")).Fail("InvalidEndpoint");
        Assert.DoesNotContain("canary-4711", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Service_Get_TellsHowItFares()
    {
        var info = new CmdletRun<GetBatchAiServiceCommand>().With("DataRoot", service.DataRoot).Succeed().Single<ServiceInfo>();

        Assert.Equal("running", info.State);
        Assert.Equal(service.Context.Endpoint, info.Endpoint);
    }

    [Fact]
    public void Service_StartTwice_IsTheSame()
    {
        var info = new CmdletRun<StartBatchAiServiceCommand>().With("DataRoot", service.DataRoot).Succeed().Single<ServiceInfo>();

        Assert.Equal(service.Context.Endpoint, info.Endpoint);
    }

    [Fact]
    public async Task Service_StartedByTwoAtOnce_IsOne()
    {
        var root = Path.Combine(service.Folder, "race");
        var starts = Enumerable.Range(0, 2).Select(_ => Task.Run(() => new CmdletRun<StartBatchAiServiceCommand>().With("DataRoot", root).With("Port", 0).Succeed().Single<ServiceInfo>()));
        var infos = await Task.WhenAll(starts);

        Assert.Equal(infos[0].ProcessId, infos[1].ProcessId);
        Assert.Equal("stopped", new CmdletRun<StopBatchAiServiceCommand>().With("DataRoot", root).With("PassThru").Succeed().Single<ServiceInfo>().State);
        await OwnProcesses.EndAsync(root);
    }

    [Fact]
    public void Service_ThatIsNowhere_SaysWhereItWasSearched()
    {
        var start = new CmdletRun<StartBatchAiServiceCommand>().With("DataRoot", Path.Combine(service.Folder, "none")).With("ServicePath", "/no/such/batchai");

        Assert.Contains("/no/such/batchai", start.Fail("ServiceNotFound").Exception.Message);
    }

    private string Authority => Path.Combine(service.DataRoot, "tls", "ca.pem");

    private CmdletRun<ConnectBatchAiCommand> Remote() => new CmdletRun<ConnectBatchAiCommand>().With("Endpoint", new Uri(service.Context.Endpoint!));

    private static System.Security.SecureString Secret(string text) => new System.Net.NetworkCredential("", text).SecurePassword;
}
