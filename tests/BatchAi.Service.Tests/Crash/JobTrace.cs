namespace BatchAi.Service.Tests.Crash;

/// <summary>What jobs wrote about themselves: which attempt began, which came to its end, and which met another one alive.</summary>
internal sealed class JobTrace(string folder)
{
    private readonly string _path = Path.Combine(folder, "trace");

    /// <summary>The command line of a job that tells about itself. The lock is held until the last process of the attempt is gone.</summary>
    internal string CommandLineOf(string name, double seconds) =>
        $"tell() {{ echo \"{name} $AZ_BATCHAI_ATTEMPT_ID $1\" >> '{_path}'; }}; exec 7>> '{folder}/{name}.lock'; flock -n 7 || tell overlap; tell start; sleep {seconds:0.00}; tell end";

    /// <summary>The lines, each of job, attempt and word.</summary>
    internal List<(string Job, string Attempt, string Word)> Read() => File.Exists(_path)
        ? [.. File.ReadAllLines(_path).Select(line => line.Split(' ')).Select(parts => (parts[0], parts[1], parts[2]))]
        : [];
}
