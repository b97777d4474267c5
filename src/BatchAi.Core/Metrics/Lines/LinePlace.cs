namespace BatchAi.Core.Metrics.Lines;

/// <summary>How far a job is, as a line of its output tells.</summary>
internal record struct LinePlace
{
    /// <summary>The epoch, as the line counts.</summary>
    public long? Epoch { get; set; }

    /// <summary>How many epochs there will be.</summary>
    public long? EpochCount { get; set; }

    /// <summary>The step in the epoch, or in all when no epoch is told: a minibatch, a sample, an iteration.</summary>
    public long? Step { get; set; }

    /// <summary>How many steps there will be, in the epoch or in all.</summary>
    public long? StepCount { get; set; }

    /// <summary>A part of an epoch that the line itself tells, e.g. epoch 1.25.</summary>
    public double? EpochPart { get; set; }

    /// <summary>How much is done, from 0 to 1, where the line tells that alone.</summary>
    public double? Fraction { get; set; }

    /// <summary>Whether the line tells of an epoch's end.</summary>
    public bool IsEpochEnd { get; set; }

    /// <summary>Whether epochs count from zero.</summary>
    public bool IsFromZero { get; set; }

    /// <summary>Whether the line tells of any place.</summary>
    public readonly bool IsTold => Epoch is not null || Step is not null || Fraction is not null;

    /// <summary>How many epochs are done; null when no epoch is told.</summary>
    public readonly double? EpochsDone
    {
        get
        {
            if (EpochPart is { } told) return told;
            if (Epoch is not { } epoch) return null;
            var before = IsFromZero ? epoch : epoch - 1;
            if (IsEpochEnd) return before + 1;
            return before + (Step is { } step && StepCount is > 0 and var count ? Math.Min(1, (double)step / count) : 0);
        }
    }
}
