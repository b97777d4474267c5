using System.Text.RegularExpressions;
using BatchAi.House.Support;

namespace BatchAi.House.Texts;

/// <summary>No file names a registry's host or a place on the machine that it was written on.</summary>
public sealed partial class PlaceTests
{
    // In two halves, or this file would be the first fault.
    private static readonly string[] RegistryHosts =
        [.. ((string[])["nu|get.org", "np|mjs.", "deb|ian.org", "ubu|ntu.com", "py|pi.org", "python|hosted.org", "power|shellgallery.com", "crat|es.io"]).Select(host => host.Replace("|", ""))];

    [Fact]
    public void Files_OfTheRepository_NameNoRegistryHost() => Faults.AssertNone(
        LinesWhere(line => Array.Exists(RegistryHosts, host => line.Contains(host, StringComparison.OrdinalIgnoreCase))));

    [Fact]
    public void Files_OfTheRepository_NameNoFolderOfTheirMachine() => Faults.AssertNone(
        LinesWhere(line => line.Contains(Repository.Root, StringComparison.Ordinal) || HomeFolder().IsMatch(line)));

    [Theory]
    [InlineData("see /home/" + "ann/batchai", true)]
    [InlineData("see C:\\Users\\" + "ann\\batchai", true)]
    [InlineData("see ~/.batchai and /mnt/batch", false)]
    [InlineData("https://example.com/home/" + "page/x", false)]
    public void HomeFolder_Line_IsSeen(string line, bool expected) => Assert.Equal(expected, HomeFolder().IsMatch(line));

    private static IEnumerable<string> LinesWhere(Predicate<string> isFault) =>
        from file in Repository.Files
        where file.IsText()
        from line in file.Lines().Index()
        where isFault(line.Item)
        select $"{file}:{line.Index + 1}: {line.Item.Trim()}";

    [GeneratedRegex(@"(?<![\w.])(/home/|/Users/|[A-Za-z]:\\Users\\)[A-Za-z][\w.-]*[/\\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HomeFolder();
}
