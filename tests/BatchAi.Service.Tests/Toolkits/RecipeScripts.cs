using BatchAi.Service.Tests.Control.Support;
using BatchAi.Service.Tests.Runs.Support;

namespace BatchAi.Service.Tests.Toolkits;

/// <summary>Puts scripts in the places where the published job files expect theirs.</summary>
internal static class RecipeScripts
{
    private const string Prepare = """
        set -e
        echo prepared >"$AZ_BATCHAI_JOB_TEMP/prepared"
        """;

    private const string Benchmark = """

        mkdir -p "$AZ_BATCHAI_JOB_TEMP/benchmarks/scripts/tf_cnn_benchmarks"
        cp "$AZ_BATCHAI_JOB_MOUNT_ROOT/scripts/meet.py" "$AZ_BATCHAI_JOB_TEMP/benchmarks/scripts/tf_cnn_benchmarks/tf_cnn_benchmarks.py"
        """;

    // What the program does with a configuration is another's business; that it is given a file, ours.
    private const string Cntk = """
        #!/bin/sh
        set -e
        file="${1#configFile=}"
        grep -q 'a BrainScript file' "$file"
        exec python3 "$(dirname "$0")/meet.py" "$@"
        """;

    private static readonly string[] Meeting =
    [
        "meet.py", "cntk/ConvNet_MNIST.py", "cntk/ConvNet_CIFAR10_DataAug_Distributed.py", "cntk/TrainResNet_CIFAR10_Distributed.py",
        "tensorflow/convolutional.py", "keras/mnist_cnn.py", "horovod/tensorflow_mnist.py", "horovod/pytorch_mnist.py", "pytorch/mnist_trainer.py",
        "caffe2/resnet50_trainer.py", "chainer/train_mnist.py", "classification_samples/batch_image_label.py", "bin/meet.py",
    ];

    private static readonly string[] Preparations = ["prepare.sh", "cntk/CIFAR-10_data_prepare.sh", "cntk/jobprep_cntk_distributed_ib.sh", "chainer/jobprep.sh"];

    /// <summary>The folder with the program <c>cntk</c>.</summary>
    internal static string Programs(TestRoot root) => Path.Combine(root.Data.Share("acct", "scripts"), "bin");

    /// <summary>Makes shares and container with all that the job files name.</summary>
    internal static void Lay(TestRoot root)
    {
        var (scripts, external, data) = (root.MakeShare("acct", "scripts"), root.MakeShare("acct", "external"), root.MakeContainer("acct", "data"));
        foreach (var name in Meeting) Write(scripts, name, StandIn("meet.py"));
        Write(scripts, "tensorflow/mnist_replica.py", StandIn("mnist_replica.py"));
        foreach (var name in Preparations) Write(scripts, name, Prepare);
        Write(scripts, "horovod/jobprep_benchmark.sh", Prepare + Benchmark);
        Write(scripts, "bin/cntk", Cntk);
        File.SetUnixFileMode(Path.Combine(scripts, "bin", "cntk"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var name in new[] { "ConvNet_MNIST.cntk", "DistributedConvNet_MNIST.cntk" }) Write(external, "cntk_samples/" + name, "# a BrainScript file");
        foreach (var name in new[] { "mnist_data", "unlabeled_images", "pretained_models" }) Directory.CreateDirectory(Path.Combine(data, name));
        Directory.CreateDirectory(Path.Combine(external, "mnist_database"));
    }

    /// <summary>The text of a script of ours.</summary>
    internal static string StandIn(string name) =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(RepositoryFolder.Examples)!, "tests", "BatchAi.Service.Tests", "Toolkits", "StandIns", name));

    private static void Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
