using System.Text.RegularExpressions;
using BatchAi.Core.Metrics.Lines;

namespace BatchAi.Core.Metrics;

/// <summary>
/// A user's own rule for metrics: a regular expression with the named groups <c>name</c>, <c>value</c>, <c>step</c> and
/// <c>epoch</c>, or with a group for each metric that is named like it.
/// </summary>
public sealed class MetricPattern
{
    /// <summary>How long a pattern is at the most.</summary>
    public const int MaximumLength = 2048;

    private const int MostMatches = 256;

    // It is there since .NET 7: such an expression takes no more than linear time. It cannot look around or back.
    private const RegexOptions NonBacktracking = (RegexOptions)1024;
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(250);
    private static readonly string[] Roles = ["name", "value", "step", "epoch"];

    private readonly Regex _regex;
    private readonly string[] _metrics;

    private MetricPattern(Regex regex)
    {
        _regex = regex;
        _metrics = [.. regex.GetGroupNames().Where(name => !char.IsDigit(name[0]) && Array.IndexOf(Roles, name) < 0)];
    }

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">A regular expression of .NET.</param>
    /// <exception cref="BatchAiException"><c>InvalidPattern</c>; the message tells the place.</exception>
    public static MetricPattern Parse(string text)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        if (text.Length > MaximumLength) throw Invalid($"The pattern has {text.Length} characters; {MaximumLength} are the most.");
        var pattern = new MetricPattern(Compile(text));
        var groups = pattern._regex.GetGroupNames();
        return pattern._metrics.Length > 0 || groups.Contains("value")
            ? pattern
            : throw Invalid($"The pattern '{text}' has no named group, so that nothing in it is a value.");
    }

    internal void Read(string line, ref LinePlace place, List<LineValue> values)
    {
        try
        {
            var match = _regex.Match(line);
            for (var i = 0; match.Success && i < MostMatches; i++, match = match.NextMatch()) Take(match.Groups, ref place, values);
        }
        catch (RegexMatchTimeoutException error)
        {
            throw new BatchAiException("PatternTooSlow", $"The pattern takes more than {LongestMatch.TotalMilliseconds} ms for a line of {line.Length} characters.", "Write it without nested repetitions, lookarounds and references to groups.", error);
        }
    }

    private void Take(GroupCollection groups, ref LinePlace place, List<LineValue> values)
    {
        if (Count(groups["step"]) is { } step) place.Step = step;
        if (Count(groups["epoch"]) is { } epoch) (place.Epoch, place.IsEpochEnd) = (epoch, true);
        if (groups["value"].Success) Add(groups["name"].Success ? groups["name"].Value.Trim() : "value", groups["value"], values);
        foreach (var name in _metrics) Add(name, groups[name], values);
    }

    private static long? Count(Group group)
    {
        var at = 0;
        return group.Success && LineNumber.TryReadCount(group.Value.Trim(), ref at, out var count) ? count : null;
    }

    private static void Add(string name, Group group, List<LineValue> values)
    {
        var at = 0;
        var text = group.Success ? group.Value : "";
        if (name.Length is > 0 and <= MetricReader.LongestName && ValueText.TryRead(text, ref at, out var value, out var unit)) values.Add(new(name, value, unit));
    }

    private static Regex Compile(string text)
    {
        try
        {
            return Compile(text, RegexOptions.CultureInvariant | NonBacktracking);
        }
        catch (Exception error) when (error is NotSupportedException or ArgumentOutOfRangeException)
        {
            return Compile(text, RegexOptions.CultureInvariant);
        }
    }

    private static Regex Compile(string text, RegexOptions options)
    {
        try
        {
            return new Regex(text, options, LongestMatch);
        }
        catch (ArgumentException error) when (error is not ArgumentOutOfRangeException)
        {
            throw new BatchAiException("InvalidPattern", error.Message, Advice, error);
        }
    }

    private const string Advice = "Write a regular expression of .NET with a named group for each metric, e.g. 'loss is (?<loss>\\S+)', or with the groups name and value.";

    private static BatchAiException Invalid(string message) => new("InvalidPattern", message, Advice);
}
