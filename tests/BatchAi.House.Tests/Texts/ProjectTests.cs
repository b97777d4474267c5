using System.Text.RegularExpressions;
using System.Xml.Linq;
using BatchAi.House.Support;

namespace BatchAi.House.Texts;

public sealed partial class ProjectTests
{
    private static readonly string[] Extensions = [".csproj", ".props", ".targets"];

    private static IEnumerable<(RepositoryFile File, XElement Element)> Elements =>
        from file in Repository.Files
        where Extensions.Contains(file.Extension)
        from element in XDocument.Parse(file.Text()).Descendants()
        select (file, element);

    [Fact]
    public void Versions_OfPackages_AreInOnePlace()
    {
        var known = Elements.Where(found => found.Element.Name.LocalName == "PackageVersion" && found.File.Path == "Directory.Packages.props")
            .Select(found => found.Element.Attribute("Include")?.Value)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        Faults.AssertNone(
            from found in Elements
            where found.Element.Name.LocalName == "PackageReference"
            let name = found.Element.Attribute("Include")?.Value
            let hasVersion = found.Element.Attributes().Any(attribute => attribute.Name.LocalName is "Version" or "VersionOverride")
            where hasVersion || (name is not null && !known.Contains(name))
            select $"{found.File}: {name} must have its version in Directory.Packages.props alone.");
    }

    [Fact]
    public void Projects_OfTheRepository_AreInTheSolution()
    {
        var solution = Repository.File("BatchAi.sln").Text().Replace('\\', '/');
        Faults.AssertNone(
            from file in Repository.Files
            where file.Extension == ".csproj" && !solution.Contains($"\"{file.Path}\"", StringComparison.Ordinal)
            select $"{file} is not in BatchAi.sln.");
    }

    [Fact]
    public void Module_HasTheVersionOfItsAssemblies()
    {
        var version = Elements.Single(found => found.Element.Name.LocalName == "VersionPrefix").Element.Value;
        Assert.Equal(version, ModuleVersion().Match(Repository.File("BatchAi.psd1").Text()).Groups["version"].Value);
    }

    [GeneratedRegex(@"ModuleVersion\s*=\s*'(?<version>[\d.]+)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ModuleVersion();
}
