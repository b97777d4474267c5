namespace BatchAi.Core.Metrics.Lines;

/// <summary>Reads out of a line how far the job is: its epoch, its step, of how many.</summary>
internal static class PlaceText
{
    private static readonly string[] EpochWords = ["epoch"];
    private static readonly string[] StepWords = ["global_step", "global step", "step", "iteration", "iter", "minibatch", "mini-batch", "batch"];

    // One of these is in each of the words for steps.
    private static readonly string[] StepParts = ["step", "iter", "batch"];
    private static readonly string[] Verbs = ["processed", "processing", "completed", "finished", "done", "progress", "step", "file", "item", "sample", "image", "test:", "val:", "validation:", "eval:"];

    /// <summary>Reads the place.</summary>
    /// <param name="line">The line.</param>
    /// <param name="start">Where it begins.</param>
    internal static LinePlace Read(string line, int start)
    {
        var place = default(LinePlace);
        if (Find(line, start, EpochWords) is { } epoch) ReadEpoch(line, epoch, ref place);
        if (place.Step is null && LineWords.Has(line, start, StepParts) && Find(line, start, StepWords) is { } step) ReadStep(line, step, ref place);
        if (place.Step is null) ReadBar(line, start, ref place);
        if (place is { Step: null, Epoch: null }) ReadCounted(line, start, ref place);
        return place;
    }

    /// <summary>Reads <c>n/m</c> or <c>n of m</c>, after what may stand before a number.</summary>
    internal static bool TryReadCounts(string line, ref int at, out long count, out long? of)
    {
        of = null;
        var i = at;
        while (i < line.Length && line[i] is ' ' or '\t' or ':' or '=' or '#' or '[' or '(') i++;
        if (!LineNumber.TryReadCount(line, ref i, out count)) return false;

        // A range of minibatches: its end is how far it is.
        var rest = ValueText.SkipSpaces(line, i);
        if (rest + 1 < line.Length && line[rest] == '-' && TryReadAfter(line, rest + 1, out var end, out var last)) (count, i) = (last, end);
        rest = ValueText.SkipSpaces(line, i);
        if (rest < line.Length && line[rest] == '/' && TryReadAfter(line, rest + 1, out end, out last)) (of, i) = (last, end);
        else if (string.CompareOrdinal(line, rest, "of ", 0, 3) == 0 && TryReadAfter(line, rest + 3, out end, out last)) (of, i) = (last, end);
        if (i < line.Length && (char.IsLetterOrDigit(line[i]) || line[i] is '/' or '-')) return false;
        at = i;
        return true;
    }

    private static bool TryReadAfter(string line, int at, out int end, out long value)
    {
        end = ValueText.SkipSpaces(line, at);
        return LineNumber.TryReadCount(line, ref end, out value);
    }

    private static void ReadEpoch(string line, int at, ref LinePlace place)
    {
        var i = at;
        if (!TryReadCounts(line, ref i, out var epoch, out var count))
        {
            ReadEpochPart(line, at, ref place);
            return;
        }

        (place.Epoch, place.EpochCount) = (epoch, count);
        place.IsEpochEnd = line.LastIndexOf("Finished", at, at + 1, StringComparison.OrdinalIgnoreCase) >= 0;

        // Epoch: [3][ 10/500] and Train Epoch: 1 [640/60000 (1%)]; the first of the two counts from zero.
        var isNext = i + 1 < line.Length && line[i] == ']' && line[i + 1] == '[';
        i = ValueText.SkipSpaces(line, isNext ? i + 1 : i);
        if (i >= line.Length || line[i] != '[' || !TryReadCounts(line, ref i, out var step, out var steps) || steps is null) return;
        (place.Step, place.StepCount, place.IsFromZero) = (step, steps, isNext);
    }

    // 'epoch': 1.25
    private static void ReadEpochPart(string line, int at, ref LinePlace place)
    {
        while (at < line.Length && line[at] is ' ' or ':' or '=') at++;
        if (!LineNumber.TryRead(line, ref at, out var part) || !ValueText.IsEnd(line, at) || part is not (>= 0 and < 1e9)) return;
        (place.Epoch, place.EpochPart) = ((long)part, part);
    }

    private static void ReadStep(string line, int at, ref LinePlace place)
    {
        if (TryReadCounts(line, ref at, out var step, out var count)) (place.Step, place.StepCount) = (step, count);
    }

    // 45%|####      | 45/100 [00:10<00:12, 4.5it/s] and 1563/1875 [=====>....] - ETA: 1s
    private static void ReadBar(string line, int start, ref LinePlace place)
    {
        var bar = line.IndexOf("%|", start, StringComparison.Ordinal);
        if (bar > start && line.IndexOf('|', bar + 2) is > 0 and var end)
        {
            var i = end + 1;
            if (TryReadCounts(line, ref i, out var step, out var count) && count is not null) (place.Step, place.StepCount) = (step, count);
            else ReadPercent(line, start, bar, ref place);
            return;
        }

        if (start >= line.Length || TryReadRound(line, start, ref place)) return;
        var at = start;
        if (!TryReadCounts(line, ref at, out var done, out var of) || of is null) return;
        at = ValueText.SkipSpaces(line, at);
        if (line[start] == '[' ? at < line.Length && line[at] == ']' : IsBarNext(line, at)) (place.Step, place.StepCount) = (done, of);
    }

    // [10]    train-rmse:0.12
    private static bool TryReadRound(string line, int start, ref LinePlace place)
    {
        var at = start + 1;
        if (line[start] != '[' || !LineNumber.TryReadCount(line, ref at, out var round) || at + 1 >= line.Length || line[at] != ']' || line[at + 1] != '\t') return false;
        place.Step = round;
        return true;
    }

    private static bool IsBarNext(string line, int at) => at < line.Length && (line[at] is '[' or '━' || string.CompareOrdinal(line, at, "- ", 0, 2) == 0);

    // "Processed 10 of 100 files", "Progress: 45%", "total [####....] 45.00%".
    private static void ReadCounted(string line, int start, ref LinePlace place)
    {
        var percent = line.IndexOf('%', start);
        if (percent > start && (IsVerb(line, start) || IsMeter(line, start, percent) || Find(line, percent + 1, ["done", "complete", "completed", "finished"]) is not null)) ReadPercent(line, start, percent, ref place);
        if (place.Fraction is not null || !IsVerb(line, start)) return;
        for (var i = start; i < line.Length; i++)
        {
            if (line[i] is not (>= '0' and <= '9') || (i > start && line[i - 1] is not (' ' or '[' or '(' or ':'))) continue;
            if (TryReadCounts(line, ref i, out var step, out var count) && count is not null) (place.Step, place.StepCount) = (step, count);
            return;
        }
    }

    private static bool IsMeter(string line, int start, int percent) => line.IndexOf("[#", start, percent - start, StringComparison.Ordinal) >= 0 && string.CompareOrdinal(line, start, "this epoch", 0, 10) != 0;

    private static bool IsVerb(string line, int start) => LineWords.IsAt(line, start, Verbs, StringComparison.OrdinalIgnoreCase);

    private static void ReadPercent(string line, int start, int end, ref LinePlace place)
    {
        var at = end;
        while (at > start && (line[at - 1] is (>= '0' and <= '9') or '.')) at--;
        if (at < end && LineNumber.TryRead(line, ref at, out var percent) && at == end && percent is >= 0 and <= 100) place.Fraction = percent / 100;
    }

    /// <summary>Where the number after the first of some words begins; null when there is none.</summary>
    private static int? Find(string line, int start, string[] words)
    {
        foreach (var word in words)
        {
            for (var at = start; at < line.Length && (at = line.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += word.Length)
            {
                var end = at + word.Length;
                if (!IsInName(line, start, at - 1) && (end >= line.Length || !IsLetter(line[end]))) return end;
            }
        }

        return null;
    }

    // The - of Epoch[1 of 6]-Minibatch[1-10] is no part of a name.
    private static bool IsInName(string line, int start, int before) =>
        before >= start && IsLetter(line[before]) && !(line[before] == '-' && before > start && line[before - 1] == ']');

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || c is '_' or '/' or '-';
}
