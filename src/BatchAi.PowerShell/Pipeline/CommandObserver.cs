using System.Text.RegularExpressions;

namespace BatchAi.Pipeline;

/// <summary>Hears what a client has to tell, on whatever thread, and has it written by the pipeline thread.</summary>
/// <param name="post">Has something done by the pipeline thread.</param>
/// <param name="writeWarning">Writes a warning.</param>
/// <param name="writeVerbose">Writes a detail.</param>
/// <param name="told">What the user was told already.</param>
internal sealed class CommandObserver(Action<Action> post, Action<string> writeWarning, Action<string> writeVerbose, ISet<string>? told = null) : IClientObserver
{
    // The text that was sent, which nobody has seen, has other lines than the user's file.
    private static readonly Regex Place = new(@"^Line \d+, column \d+: ", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // Of many jobs each may have a warning in words of its own.
    private const int MostWarnings = 20;

    private readonly ISet<string> _told = told ?? new HashSet<string>(StringComparer.Ordinal);

    private int _count;

    public void Warn(string message) => post(() =>
    {
        // Once for each cause, however many items have it.
        if (!_told.Add(Bare(message))) return;
        if (++_count <= MostWarnings) writeWarning(message);
        else writeVerbose(message);
        if (_count == MostWarnings) writeWarning("There may be more warnings of this kind; -Verbose shows them.");
    });

    public void Trace(string message) => post(() => writeVerbose(message));

    /// <summary>A warning without what differs between the one who judges a file and the one who judges what was sent.</summary>
    internal static string Bare(string message) => Place.Replace(message, "").Replace('"', '\'').Replace('\\', '\'');
}
