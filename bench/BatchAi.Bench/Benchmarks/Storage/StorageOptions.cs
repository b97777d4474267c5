using System.Globalization;

namespace BatchAi.Bench.Benchmarks.Storage;

/// <summary>What the benchmark of storage was asked for.</summary>
internal sealed record StorageOptions
{
    internal const string Usage = "storage [--scale 0.1] [--repeat 3] [--azurite <azurite-blob>] [--python <python3>] [--only disk|transfer|small|follow] [--service <batchai>]";
    private const string AzuriteVariable = "BATCHAI_BENCH_AZURITE";
    private const long Large = 1L << 30;
    private const long Step = 4L << 20;
    private const int Small = 10_000;
    private const int LineCount = 1_000_000;

    /// <summary>How large everything is, of what the README tells.</summary>
    internal double Scale { get; private init; } = 1;

    /// <summary>How often each thing is done; the best one is told.</summary>
    internal int Repeats { get; private init; } = 1;

    /// <summary>Azurite's program for blobs; null when it is not installed.</summary>
    internal string? Azurite { get; private init; } = Environment.GetEnvironmentVariable(AzuriteVariable);

    internal string Python { get; private init; } = "/usr/bin/python3";

    /// <summary>The executable that is measured; null for the one next to this.</summary>
    internal string? Service { get; private init; }

    /// <summary>The one part that is wanted; null for all.</summary>
    internal string? Only { get; private init; }

    /// <summary>The length of a large blob or file: whole blocks.</summary>
    internal long LargeBytes => Math.Max(1, (long)(Large * Scale) / Step) * Step;

    /// <summary>How many small blobs or files there are.</summary>
    internal int SmallCount => Math.Max(16, (int)(Small * Scale));

    /// <summary>How many lines are appended.</summary>
    internal int Lines => Math.Max(1000, (int)(LineCount * Scale));

    internal static StorageOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new StorageOptions();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]} needs a value. Usage: {Usage}", nameof(arguments));
            options = arguments[i] switch
            {
                "--scale" => options with { Scale = double.Parse(value, CultureInfo.InvariantCulture) },
                "--repeat" => options with { Repeats = int.Parse(value, CultureInfo.InvariantCulture) },
                "--azurite" => options with { Azurite = value },
                "--python" => options with { Python = value },
                "--service" => options with { Service = Path.GetFullPath(value) },
                "--only" => options with { Only = value },
                var other => throw new ArgumentException($"{other} is no option. Usage: {Usage}", nameof(arguments)),
            };
        }

        return options with { Azurite = File.Exists(options.Azurite) ? Path.GetFullPath(options.Azurite) : null };
    }
}
