using BatchAi.Core.Wire;
using BatchAi.Service.Control;
using BatchAi.Service.Engines;
using BatchAi.Service.Engines.Process;
using BatchAi.Service.State;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Control.Support;

/// <summary>A control plane with real state over a data root; disposed and made again, it is a service that was restarted.</summary>
internal sealed class TestPlane : IAsyncDisposable
{
    private TestPlane(StateStore state, IComputeEngine engine, ControlPlane control)
    {
        State = state;
        Engine = engine;
        Control = control;
    }

    internal StateStore State { get; }

    internal IComputeEngine Engine { get; }

    internal ControlPlane Control { get; }

    internal static async Task<TestPlane> StartAsync(TestRoot root, IComputeEngine? engine = null, TimeProvider? time = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(root.Data.Database)!);
        var state = StateStore.Open(root.Data.Database);
        var clock = time ?? TimeProvider.System;
        engine ??= new ProcessEngine(root.Data, root.Log, clock);
        return new TestPlane(state, engine, await ControlPlane.StartAsync(state, root.Data, engine, root.Log, clock));
    }

    /// <summary>Makes a group, a workspace, an experiment, a share for logs, and a cluster.</summary>
    internal async Task FurnishAsync(TestRoot root, int nodes = 1, Action<ClusterBaseProperties>? cluster = null)
    {
        await AddGroupAsync();
        root.MakeShare("acct", "logs");
        await Control.Workspaces.PutAsync(Asked.Workspace(), new WorkspaceCreateParameters { Location = "East US" });
        await Control.Experiments.PutAsync(Asked.Experiment());
        await Control.Clusters.PutAsync(Asked.Cluster(), Asked.OfCluster(nodes, cluster));
    }

    internal Task AddGroupAsync(string name = Asked.Group)
    {
        var id = ArmId.Group(Asked.Subscription, name);
        return State.WriteAsync(writer => writer.Insert(new ResourceRow(id, ResourceKind.ResourceGroup, Guid.NewGuid().ToString("D"), "{}"u8.ToArray())));
    }

    internal Task<PutResult<Job>> SubmitAsync(string name, string commandLine, Action<JobBaseProperties>? change = null) =>
        Control.Jobs.PutAsync(Asked.Job(name), Asked.OfJob(commandLine, change));

    internal string StateOf(string job) => Control.Jobs.Get(Asked.Job(job)).Properties!.ExecutionState!;

    /// <summary>Waits until a job is in a state.</summary>
    internal async Task<JobProperties> WaitForAsync(string job, string state)
    {
        await Eventually.TrueAsync(() => StateOf(job) == state, () => Describe(job));
        return Control.Jobs.Get(Asked.Job(job)).Properties!;
    }

    /// <summary>Waits until a job has ended.</summary>
    internal async Task<JobProperties> WaitForEndAsync(string job)
    {
        await Eventually.TrueAsync(() => JobStates.IsOver(StateOf(job)), () => Describe(job));
        return Control.Jobs.Get(Asked.Job(job)).Properties!;
    }

    internal Task WaitForNodesAsync(Func<NodeStateCounts, bool> isTrue, string cluster = "c1") =>
        Eventually.TrueAsync(() => isTrue(Control.Clusters.Get(Asked.Cluster(cluster)).Properties!.NodeStateCounts!));

    public async ValueTask DisposeAsync()
    {
        if (Engine is IAsyncDisposable engine) await engine.DisposeAsync();
        await Control.DisposeAsync();
        await State.DisposeAsync();
    }

    private string Describe(string job)
    {
        var extensions = Control.Jobs.Extensions(Asked.Job(job));
        return $"{job}: {StateOf(job)}; {extensions.WaitReason}; {string.Join(" | ", extensions.History.Select(t => $"{t.State}: {t.Cause}"))}";
    }
}
