using Xunit.Abstractions;

namespace BatchAi.Service.Tests.Clients;

/// <summary>The quickstart with clients that nobody here wrote.</summary>
public sealed class ClientTests(ClientService service, ITestOutputHelper output) : IClassFixture<ClientService>
{
    [ClientFact("azure.mgmt.batchai", Installed.Python, "-c", Installed.PythonFlow)]
    public Task PythonPackage_DoesTheQuickstart() => RunAsync(Installed.Python, "batchai_flow.py", "pyflow");

    [ClientFact("azure.mgmt.batchai", Installed.Python, "-c", Installed.PythonFlow)]
    public Task PythonPackage_WithItsAsynchronousClients_DoesTheQuickstart() => RunAsync(Installed.Python, "batchai_async_flow.py", "asyncflow");

    [ClientFact("msrestazure", Installed.Python, "-c", Installed.PythonOfOldFlow)]
    public Task PythonRuntimeOfMarch2018_DoesTheQuickstart() => RunAsync(Installed.Python, "batchai_earlier_flow.py", service.Root.Path, "2018-03-01");

    [ClientFact("msrestazure", Installed.Python, "-c", Installed.PythonOfOldFlow)]
    public Task PythonRuntimeOf2017_DoesTheQuickstart() => RunAsync(Installed.Python, "batchai_earlier_flow.py", service.Root.Path, "2017-09-01-preview");

    [ClientFact("@azure/arm-batchai", "node", "-e", Installed.NodeFlow)]
    public Task NodePackage_DoesTheQuickstart() => RunAsync("node", "batchai_flow.js", "nodeflow");

    private async Task RunAsync(string program, string script, params string[] more) => output.WriteLine(await service.RunScriptAsync(program, script, more));
}
