namespace BatchAi.Parameters;

/// <summary>With what a chart is drawn.</summary>
public enum ChartStyle
{
    /// <summary>As the terminal can show it.</summary>
    Auto,

    /// <summary>With braille characters, a colour for each job.</summary>
    Braille,

    /// <summary>With letters, one for each job.</summary>
    Ascii,
}
