namespace BatchAi.House.Sizes;

/// <summary>A line of the table of sizes: the files of one project.</summary>
internal sealed class SizeRow(string group, IReadOnlyList<SourceFile> files)
{
    private const int Hundred = 100;

    public const string Header =
        "project                         files   lines/file: p50 p90 max   methods   lines/method: p50 p90 max   // per 100   /// per 100   files >1 type";

    public string Group { get; } = group;

    public Spread FileLines { get; } = Spread.Of(files.Select(file => file.Lines));

    public Spread MethodLines { get; } = Spread.Of(files.SelectMany(file => file.Methods).Select(method => method.Lines));

    public static IEnumerable<SizeRow> Of(IEnumerable<SourceFile> files) =>
        files.GroupBy(file => file.File.Group, StringComparer.Ordinal).Select(group => new SizeRow(group.Key, group.ToList()));

    public override string ToString()
    {
        var code = Math.Max(1, files.Sum(file => file.CodeLines));
        var comments = (double)Hundred * files.Sum(file => file.Comments) / code;
        var documentation = (double)Hundred * files.Sum(file => file.DocumentationLines) / code;
        var methods = files.Sum(file => file.Methods.Count);
        var crowded = files.Count(file => file.Types.Count > 1);
        return $"{Group,-30} {files.Count,6}        {FileLines}   {methods,7}          {MethodLines}   {comments,10:F1}   {documentation,11:F1}   {crowded,13}";
    }
}
