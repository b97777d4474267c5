using System.Management.Automation.Host;

namespace BatchAi.Charts;

/// <summary>Where a chart is drawn: how wide that is, and what it can show.</summary>
/// <param name="Width">How many columns it has.</param>
/// <param name="IsRich">Whether it shows braille and colours.</param>
internal sealed record Terminal(int Width, bool IsRich)
{
    private const int UsualWidth = 80;
    private const int NarrowestWidth = 40;
    private const int WidestWidth = 200;

    /// <summary>What the host draws on.</summary>
    internal static Terminal Of(PSHost? host)
    {
        var isTerminal = host?.UI?.SupportsVirtualTerminal == true && !IsRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "" && IsUnicode;
        return new Terminal(WidthOf(host), isTerminal);
    }

    // No host tells whether somebody looks at what it writes.
#pragma warning disable RS0030
    private static bool IsRedirected => Console.IsOutputRedirected;

    private static bool IsUnicode => Console.OutputEncoding.CodePage == 65001;
#pragma warning restore RS0030

    // One column is left free: some terminals begin a new line when the last one is filled.
    private static int WidthOf(PSHost? host)
    {
        try
        {
            var width = IsRedirected ? UsualWidth : host?.UI?.RawUI?.WindowSize.Width ?? UsualWidth;
            return width < 1 ? UsualWidth : Math.Max(NarrowestWidth, Math.Min(WidestWidth, width - 1));
        }
        catch (Exception error) when (error is NotImplementedException or NotSupportedException or HostException or IOException)
        {
            return UsualWidth;
        }
    }
}
