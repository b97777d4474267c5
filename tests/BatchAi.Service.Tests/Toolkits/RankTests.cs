using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Runs.Support;

namespace BatchAi.Service.Tests.Toolkits;

/// <summary>Jobs whose processes are started side by side and find each other by what the environment says.</summary>
public sealed class RankTests : IDisposable
{
    // The first process collects what the others send to the address that all of them are told.
    private const string Meeting =
        """
        import os, socket
        rank, size = int(os.environ['RANK']), int(os.environ['WORLD_SIZE'])
        assert os.environ['AZ_BATCHAI_TASK_INDEX'] == str(rank)
        where = (os.environ['MASTER_ADDR'], int(os.environ['MASTER_PORT']))
        if rank == 0:
            with socket.create_server(('0.0.0.0', where[1])) as server:
                got = sorted(server.accept()[0].makefile().readline().strip() for _ in range(size - 1))
            print('met', *got)
        else:
            while True:
                try:
                    with socket.create_connection(where) as to:
                        to.sendall(f'{rank}/{os.environ["LOCAL_RANK"]}\n'.encode())
                    break
                except ConnectionRefusedError:
                    pass
        """;

    // Workers count at the parameter server, which never ends by itself; the master waits for all of them.
    private const string Counting =
        """
        import json, os, socket, sys
        role, index, expected = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
        task = json.loads(os.environ['TF_CONFIG'])
        assert task['task'] == {'type': role, 'index': index} and index == int(os.environ['AZ_BATCHAI_TASK_INDEX'])
        assert ','.join(task['cluster']['worker']) == os.environ['AZ_BATCHAI_WORKER_HOSTS']
        host, port = os.environ['AZ_BATCHAI_PS_HOSTS'].split(':')
        if role == 'ps':
            server, count = socket.create_server(('0.0.0.0', int(port))), 0
            while True:
                one = server.accept()[0]
                count += one.recv(1) == b'+'
                one.sendall(str(count).encode())
                one.close()
        def ask(word):
            while True:
                try:
                    with socket.create_connection((host, int(port))) as to:
                        to.sendall(word)
                        return int(to.recv(9))
                except ConnectionRefusedError:
                    pass
        ask(b'+')
        while index == 0 and ask(b'?') < expected:
            pass
        print('worker', index, 'of', os.environ['AZ_BATCHAI_NODE_IP'])
        """;

    private readonly RunSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [PythonFact]
    public async Task PyTorch_WithFourProcessesOnTwoNodes_FindEachOther()
    {
        var result = await RunAsync("pyTorchSettings", Meeting, new JsonObject { ["communicationBackend"] = "Gloo", ["processCount"] = 4 });

        Assert.Contains("stdout-0| met 1/1 2/0 3/1", result.Lines);
        Assert.Equal(
            ["stderr-0.txt", "stderr-1.txt", "stderr-2.txt", "stderr-3.txt", "stdout-0.txt", "stdout-1.txt", "stdout-2.txt", "stdout-3.txt"],
            FilesOf(result));
        await _sandbox.AssertNoProcessLeftAsync();
    }

    [PythonFact]
    public async Task Caffe2_OnTwoNodes_RunsOnceOnEach()
    {
        var result = await RunAsync("caffe2Settings", "import os; print('shard', os.environ['AZ_BATCHAI_TASK_INDEX'], os.environ['AZ_BATCHAI_IS_CURRENT_NODE_MASTER'])", []);

        Assert.Contains("stdout-0| shard 0 true", result.Lines);
        Assert.Contains("stdout-1| shard 1 false", result.Lines);
    }

    [PythonFact]
    public async Task TensorFlow_WhenItsWorkersHaveEnded_EndsItsServersAndSucceeds()
    {
        var result = await RunAsync("tensorFlowSettings", Counting, TensorFlow());

        Assert.Contains(result.Lines, line => line.StartsWith("stdout-wk-0| worker 0 of ", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("stdout-wk-1| worker 1 of ", StringComparison.Ordinal));
        Assert.Contains("stdout-ps-0.txt", FilesOf(result));
        await _sandbox.AssertNoProcessLeftAsync();
    }

    [PythonFact]
    public async Task TensorFlow_TwoJobsAtOnce_KeepOutOfEachOthersPorts()
    {
        Write("tensorFlowSettings", Counting, TensorFlow());
        using var first = _sandbox.Start("run", "job.json", "--out", "a");
        using var second = _sandbox.Start("run", "job.json", "--out", "b");

        Assert.Equal(0, (await first.EndAsync()).ExitCode);
        Assert.Equal(0, (await second.EndAsync()).ExitCode);
    }

    [PythonFact]
    public async Task TensorFlow_WithAWorkerThatFails_FailsWithItsCode()
    {
        Write("tensorFlowSettings", "import sys, time; sys.exit(5) if sys.argv[1:3] == ['worker', '1'] else time.sleep(600)", TensorFlow());

        var result = await _sandbox.RunAsync("run", "job.json");

        Assert.Equal(5, result.ExitCode);
        await _sandbox.AssertNoProcessLeftAsync();
    }

    [PythonFact]
    public async Task TensorFlow_OfOneProcess_HasTheNamesOfAWorker()
    {
        _sandbox.Write("logs/train.py", "import os; print('alone', os.environ['AZ_BATCHAI_TASK_INDEX'], 'TF_CONFIG' in os.environ)");
        _sandbox.WriteJob("job.json", JobOf("tensorFlowSettings", new JsonObject { ["pythonScriptFilePath"] = "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs/train.py" }, nodes: 1));

        var result = await _sandbox.RunAsync("run", "job.json");

        Assert.Contains("stdout-wk-0| alone 0 False", result.Lines);
    }

    private static JsonObject TensorFlow() => new()
    {
        ["parameterServerCount"] = 1,
        ["workerCount"] = 2,
        ["masterCommandLineArgs"] = "worker $AZ_BATCHAI_TASK_INDEX 2",
        ["workerCommandLineArgs"] = "worker $AZ_BATCHAI_TASK_INDEX 2",
        ["parameterServerCommandLineArgs"] = "ps $AZ_BATCHAI_TASK_INDEX 2",
    };

    private static IEnumerable<string> FilesOf(ProgramResult result) =>
        result.Lines.Where(line => line.StartsWith("  std", StringComparison.Ordinal)).Select(line => line.Trim().Split(' ')[0]).Order(StringComparer.Ordinal);

    private async Task<ProgramResult> RunAsync(string block, string script, JsonObject settings)
    {
        Write(block, script, settings);
        var result = await _sandbox.RunAsync("run", "job.json");
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }

    private void Write(string block, string script, JsonObject settings)
    {
        _sandbox.Write("logs/train.py", script);
        settings["pythonScriptFilePath"] = "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs/train.py";
        settings["pythonInterpreterPath"] = "python3 -u";
        _sandbox.WriteJob("job.json", JobOf(block, settings, nodes: 2));
    }

    private static JsonObject JobOf(string block, JsonObject settings, int nodes)
    {
        var job = TestJob.Custom("", nodes: nodes);
        job.Remove("customToolkitSettings");
        return job.With(block, settings);
    }
}
