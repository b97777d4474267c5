using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Containers;

namespace BatchAi.Service.Tests.Agent.Containers;

public sealed class ContainerCommandTests
{
    private static readonly BoundNode Node = new(0, "/n/0/job", [new("/n/0/job/mounts/a", "/shares/it's")], [], [], "/n/0/job/execution.log");

    private static readonly BoundTask Task = new(
        "", 0, "python train.py --name 'x y'", "/n/0/job/wd", "/out", "/err", new Dictionary<string, string> { ["TOKEN"] = "secret-value" });

    private static ContainerCommand Command(PlanContainer? container = null) =>
        new("/usr/bin/docker", container ?? new PlanContainer { Image = "tensorflow/tensorflow:1.8.0" }, "batchai-a-0");

    [Fact]
    public void Exec_ATask_NamesVariablesWithoutTheirValues()
    {
        var command = Command().Exec(Task, ["AZ_BATCHAI_JOB_NAME", "TOKEN"]);

        Assert.Equal(
            [
                "/usr/bin/docker", "exec", "--workdir", "/n/0/job/wd", "--env", "AZ_BATCHAI_JOB_NAME", "--env", "TOKEN", "batchai-a-0",
                "sh", "-c", "if command -v bash >/dev/null 2>&1; then exec bash -c \"$1\"; else exec sh -c \"$1\"; fi", "sh", "python train.py --name 'x y'",
            ],
            command);
    }

    [Fact]
    public void StartScript_PublicImage_FetchesItIfNeededAndStarts()
    {
        var script = Command().StartScript(Node, ["/n/0", "/n/0"], []);

        Assert.Equal(
            """
            set -e
            '/usr/bin/docker' 'image' 'inspect' 'tensorflow/tensorflow:1.8.0' >/dev/null 2>&1 || '/usr/bin/docker' 'pull' 'tensorflow/tensorflow:1.8.0'
            exec '/usr/bin/docker' 'run' '--detach' '--init' '--name' 'batchai-a-0' '--network' 'host' '--workdir' '/n/0/job' '--entrypoint' 'sh' '--mount' 'type=bind,"source=/n/0","target=/n/0"' '--mount' 'type=bind,"source=/shares/it'\''s","target=/shares/it'\''s"' 'tensorflow/tensorflow:1.8.0' '-c' 'while :; do sleep 3600; done'
            """,
            script);
    }

    [Fact]
    public void StartScript_GpusAndSharedMemory_AreAskedFor()
    {
        var script = Command(new PlanContainer { Image = "i", SharedMemorySize = "16gb" }).StartScript(Node, ["/n/0"], ["GPU-0", "GPU-2"]);

        Assert.Contains("'--shm-size' '16gb' '--gpus' '\"device=GPU-0,GPU-2\"' '--mount'", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("myregistry.azurecr.io", " 'myregistry.azurecr.io'")]
    [InlineData(null, "")]
    public void StartScript_PrivateRegistry_LogsInWithAPasswordFromTheEnvironment(string? server, string argument)
    {
        var script = Command(new PlanContainer { Image = "i", RegistryServer = server, RegistryUser = "user" }).StartScript(Node, [], []);

        Assert.Equal(
            "printf %s \"$BATCHAI_REGISTRY_PASSWORD\" | '/usr/bin/docker' 'login' '--username' 'user' '--password-stdin'" + argument,
            script.Split('\n')[1]);
    }

    [Fact]
    public void Remove_Always_TakesWhatRunsInItAlong() => Assert.Equal(["rm", "--force", "batchai-a-0"], Command().Remove());
}
