namespace BatchAi.Core.Metrics.Lines;

/// <summary>Words by which metrics are known among all else that programs print.</summary>
internal static class MetricWords
{
    private const int LongestName = 64;

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "loss", "losses", "acc", "accuracy", "err", "errs", "perplexity", "ppl", "auc", "auroc", "mae", "mse", "rmse", "mape", "rmsle", "r2", "f1",
        "precision", "recall", "iou", "miou", "bleu", "rouge", "wer", "cer", "psnr", "ssim", "fid", "kl", "nll", "bce", "ce", "elbo", "reward",
        "score", "lr", "metric", "metrics", "dice", "logloss", "throughput", "acc1", "acc5", "top1", "top5", "prec", "prec1", "prec5", "crossentropy",
        "crossentropywithsoftmax", "classificationerror", "evalerrorprediction", "bpc", "bpd", "likelihood", "mrr", "ndcg", "fitness",
    };

    // Words that say too much elsewhere: they count only where the line tells how far it is, or whose they are.
    private static readonly HashSet<string> Ambiguous = new(StringComparer.OrdinalIgnoreCase) { "error", "cost", "return", "map", "gradient", "norm" };

    private static readonly HashSet<string> Settings = new(StringComparer.OrdinalIgnoreCase)
    {
        "seed", "rank", "world_size", "local_rank", "size", "pid", "port", "epochs", "batch_size", "batchsize", "bs", "gpu", "gpus", "device", "devices", "version",
        "workers", "threads", "nodes", "node", "task", "job", "id", "index", "total", "count", "max_steps", "num_epochs", "max_epochs", "status", "code", "exit",
        "line", "lineno", "timestamp", "ts", "time", "date", "year", "thread", "process", "level", "levelno", "eta", "elapsed", "elapsed_time", "v_num", "port_number",
        "totalsamplesseen", "epochtime", "total_epochs", "n", "global_rank", "momentum", "weight_decay", "eps", "jitter",
    };

    private static readonly HashSet<string> Places = new(StringComparer.OrdinalIgnoreCase) { "epoch", "step", "global_step", "iteration", "iter", "batch", "minibatch", "steps" };

    private static readonly Dictionary<string, string> Phases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["test"] = "test_", ["testing"] = "test_", ["tst"] = "test_",
        ["val"] = "val_", ["valid"] = "val_", ["validation"] = "val_", ["validate"] = "val_", ["dev"] = "val_",
        ["eval"] = "eval_", ["evaluation"] = "eval_", ["evaluating"] = "eval_", ["best"] = "best_",
        ["train"] = "", ["training"] = "", ["average"] = "", ["avg"] = "", ["mean"] = "", ["final"] = "", ["total"] = "", ["running"] = "", ["epoch"] = "", ["batch"] = "",
        ["minibatch"] = "", ["current"] = "", ["the"] = "", ["set"] = "", ["net"] = "", ["network"] = "", ["output"] = "",
    };

    /// <summary>What a name is.</summary>
    internal static NameKind KindOf(string name)
    {
        if (IsPlace(name)) return NameKind.Place;
        if (IsKnown(name)) return NameKind.Metric;
        return IsSetting(name) ? NameKind.Setting : HasPart(name, Ambiguous) ? NameKind.Ambiguous : NameKind.Unknown;
    }

    /// <summary>Whether a name is surely that of a metric: one of its parts is a word that metrics have.</summary>
    internal static bool IsKnown(string name) => name.EndsWith("/s", StringComparison.OrdinalIgnoreCase) || name.EndsWith("/sec", StringComparison.OrdinalIgnoreCase) || HasPart(name, Known);

    /// <summary>Whether it is rather a setting, or what logs say of themselves.</summary>
    internal static bool IsSetting(string name)
    {
        if (Settings.Contains(name) || name.StartsWith("num_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("n_", StringComparison.OrdinalIgnoreCase)) return true;

        // Variables of the environment, as shells print them.
        return !IsKnown(name) && !name.Any(char.IsLower);
    }

    /// <summary>Whether it says how far a job is, and not how good.</summary>
    internal static bool IsPlace(string name) => Places.Contains(name);

    /// <summary>What a word before a metric adds to its name; null when it is no such word.</summary>
    internal static string? PhaseOf(string word) => Phases.TryGetValue(word, out var prefix) ? prefix : null;

    /// <summary>Whether a character may be in a name.</summary>
    internal static bool IsPartOfName(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '@' or '.' or '/' or '-';

    /// <summary>Whether a text can be a name.</summary>
    internal static bool IsName(string text, int start, int end) =>
        end > start && end - start <= LongestName && text[start] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') && text[end - 1] is not ('-' or '.' or '/');

    /// <summary>A name as it is told: with what the words before it say, and in small letters where it begins a sentence.</summary>
    internal static string Compose(string prefix, string name) => prefix + (IsSentence(name) ? name.ToLowerInvariant() : name);

    private static bool IsSentence(string name)
    {
        if (name.Length < 2 || name[0] is < 'A' or > 'Z') return false;
        for (var i = 1; i < name.Length; i++)
        {
            if (name[i] is >= 'A' and <= 'Z') return false;
        }

        return true;
    }

    private static bool HasPart(string name, HashSet<string> words)
    {
        if (words.Contains(name)) return true;
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && name[i] is not ('_' or '.' or '/' or '-' or '@')) continue;
            if (i > start && (start > 0 || i < name.Length) && words.Contains(name.Substring(start, i - start))) return true;
            start = i + 1;
        }

        return false;
    }
}
