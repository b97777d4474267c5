using BatchAi.House.Support;
using Xunit.Abstractions;

namespace BatchAi.House.Sizes;

public sealed class SizeTests(ITestOutputHelper output)
{
    private const int MaximumFileLines = 250;
    private const int MaximumTestFileLines = 500;
    private const int MaximumCmdletLines = 120;
    private const int MaximumMethodLines = 40;
    private const int MaximumP90MethodLines = 25;

    private static readonly string[] ScriptExtensions = [".ps1", ".psm1", ".py", ".sh"];

    private static readonly Lazy<IReadOnlyList<SourceFile>> Sources =
        new(() => Repository.Files.Where(file => file.Extension == ".cs").Select(SourceFile.Read).ToList());

    [Fact]
    public void Methods_OfEachProject_StayShort()
    {
        var rows = SizeRow.Of(Sources.Value).ToList();
        output.WriteLine(SizeRow.Header);
        rows.ForEach(row => output.WriteLine(row.ToString()));

        var longMethods =
            from file in Sources.Value
            from method in file.Methods
            where method.Lines > MaximumMethodLines
            select $"{file.File}:{method.Line}: {method.Name} has {method.Lines} lines; {MaximumMethodLines} are allowed.";
        var longRows = rows.Where(row => row.MethodLines.P90 > MaximumP90MethodLines)
            .Select(row => $"{row.Group}: a tenth of the methods have more than {MaximumP90MethodLines} lines (p90 is {row.MethodLines.P90}).");
        Faults.AssertNone(longMethods.Concat(longRows));
    }

    [Fact]
    public void Files_OfCode_StayShort() => Faults.AssertNone(
        from file in Sources.Value
        let limit = LimitOf(file.File)
        where file.Lines > limit
        select $"{file.File} has {file.Lines} lines; {limit} are allowed.");

    [Fact]
    public void Files_OfScript_StayShort() => Faults.AssertNone(
        from file in Repository.Files
        where IsScript(file)
        let limit = LimitOf(file)
        let lines = LineCounts.Of(file.Text())
        where lines > limit
        select $"{file} has {lines} lines; {limit} are allowed.");

    [Fact]
    public void Files_OfCode_HoldOneTypeOfTheirName() => Faults.AssertNone(
        from file in Sources.Value
        let name = file.File.Name.Split('.', '{')[0]
        where file.Types.Count > 1 || (file.Types.Count == 1 && file.Types[0] != name)
        select $"{file.File} holds {string.Join(", ", file.Types)}.");

    [Fact]
    public void Files_OfCode_CanBeParsed() => Faults.AssertNone(
        from file in Sources.Value
        from error in file.SyntaxErrors
        select $"{file.File}: {error}");

    private static int LimitOf(RepositoryFile file)
    {
        if (file.IsTest) return MaximumTestFileLines;
        return file.Path.StartsWith("src/BatchAi.PowerShell/Commands/", StringComparison.Ordinal) ? MaximumCmdletLines : MaximumFileLines;
    }

    private static bool IsScript(RepositoryFile file) =>
        ScriptExtensions.Contains(file.Extension, StringComparer.OrdinalIgnoreCase)
        || (file.Extension.Length == 0 && file.IsText() && file.Text().StartsWith("#!", StringComparison.Ordinal));
}
