using System.Text.RegularExpressions;
using BatchAi.House.Support;

namespace BatchAi.House.Texts;

public sealed partial class ChangelogTests
{
    [Fact]
    public void Changelog_UnderEachVersion_HasLinesThatStartWithAVerb() =>
        Faults.AssertNone(FaultsOf(Repository.File("CHANGELOG.md").Lines()));

    [Theory]
    [InlineData("# Changes|some words|## Unreleased|- Add a thing.|  that goes on|## 1.0.0|- Fix it.", 0)]
    [InlineData("## Unreleased|- Added a thing.", 1)]
    [InlineData("## Unreleased|A thing.", 1)]
    public void FaultsOf_Text_CountsLinesWithoutAVerb(string text, int expected) =>
        Assert.Equal(expected, FaultsOf(text.Split('|')).Count());

    private static IEnumerable<string> FaultsOf(IReadOnlyList<string> lines) =>
        from line in lines.SkipWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        where line.Length > 0 && !Allowed().IsMatch(line)
        select $"CHANGELOG.md: {line}";

    // A version, a change, or the rest of the change above.
    [GeneratedRegex("^(## |- (Add|Fix|Update|Change|Deprecate|Remove) |  )", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Allowed();
}
