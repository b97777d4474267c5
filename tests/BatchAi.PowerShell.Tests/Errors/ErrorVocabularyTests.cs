using System.Text.RegularExpressions;

namespace BatchAi;

public sealed partial class ErrorVocabularyTests
{
    [Fact]
    public void Entries_AreThoseOfTheHelp()
    {
        var expected = Errors.All.OrderBy(entry => entry.Id, StringComparer.OrdinalIgnoreCase).Select(entry => $"{entry.Id}: {entry.Category}: {entry.Action}");

        Assert.Equal(expected, HelpEntries());
    }

    [Fact]
    public void Entries_SayWhatToDo() => Assert.All(Errors.All, entry => Assert.Matches(@"^[A-Z].*\.$|^[A-Z].*[^.]$", entry.Action));

    [Theory]
    [InlineData(404, "ObjectNotFound")]
    [InlineData(401, "AuthenticationError")]
    [InlineData(503, "ResourceUnavailable")]
    [InlineData(null, "NotSpecified")]
    public void Of_CodeThatIsNotListed_HasTheCategoryOfTheStatus(int? status, string expected)
    {
        var record = Errors.Of(new BatchAiException("SomethingElse", "No.") { HttpStatus = status }, "target");

        Assert.Equal(expected, record.CategoryInfo.Category.ToString());
        Assert.Equal("SomethingElse", record.FullyQualifiedErrorId);
        Assert.Equal("target", record.TargetObject);
    }

    [Fact]
    public void Of_ExceptionWithItsOwnAdvice_KeepsIt() =>
        Assert.Equal("Do this.", Errors.Of(new BatchAiException("NotConnected", "No.", "Do this."), null).ErrorDetails.RecommendedAction);

    private static IEnumerable<string> HelpEntries()
    {
        var text = File.ReadAllText(Path.Combine(BuiltModule.Folder, "en-US", "about_BatchAi_Errors.help.txt"));
        var table = text[text.IndexOf("\nERRORS\n", StringComparison.Ordinal)..];
        return Entry().Matches(table).Select(match => $"{match.Groups["id"].Value}: {match.Groups["words"].Value}");
    }

    [GeneratedRegex(@"^ {6}(?<id>\w+)\n {10}(?<words>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();
}
