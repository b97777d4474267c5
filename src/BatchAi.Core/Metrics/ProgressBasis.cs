namespace BatchAi.Core.Metrics;

/// <summary>By what progress is known, the better the later.</summary>
internal enum ProgressBasis
{
    /// <summary>Nothing was told.</summary>
    None,

    /// <summary>Percentages.</summary>
    Percentage,

    /// <summary>Steps, of how many.</summary>
    Steps,

    /// <summary>Epochs, of how many.</summary>
    Epochs,
}
