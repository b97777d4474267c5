namespace BatchAi.HelpBuilder.Pages;

/// <summary>Reads a page: a title, and below it Synopsis, Description, Parameters, Inputs, Outputs, maybe Notes, Examples and Links.</summary>
internal sealed class PageReader
{
    private const int FewestExamples = 3;

    private readonly string _file;
    private readonly List<PageFault> _faults;
    private readonly IReadOnlyList<PageSection> _sections;

    private PageReader(string file, IReadOnlyList<PageLine> lines, List<PageFault> faults)
    {
        _file = file;
        _faults = faults;
        _sections = PageSection.Split(lines, 2);
    }

    /// <summary>Reads a page; null when it has no name or something is missing.</summary>
    /// <param name="file">The path, for faults.</param>
    /// <param name="text">The lines.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static HelpPage? Read(string file, IEnumerable<string> text, List<PageFault> faults)
    {
        var known = faults.Count;
        var lines = PageLine.Read(text);
        var name = lines.Select(line => line.Title(1)).FirstOrDefault(title => title is not null) ?? "";
        if (name != Path.GetFileNameWithoutExtension(file)) faults.Add(new PageFault(file, 1, $"The title '# {name}' must be the name of the file."));
        var page = new PageReader(file, lines, faults).Read(name);
        return faults.Count == known ? page : null;
    }

    private HelpPage Read(string name) => new()
    {
        File = _file,
        Name = name,
        Synopsis = string.Join(' ', Text("Synopsis")),
        Description = Text("Description"),
        Parameters = [.. Entries("Parameters", isNeeded: false).Select(entry => entry with { Title = entry.Title.TrimStart('-') })],
        Inputs = Entries("Inputs"),
        Outputs = Entries("Outputs"),
        Notes = Find("Notes")?.Paragraphs() ?? [],
        Examples = Examples(),
        Links = [.. Text("Links").Select(link => link.TrimStart('-', ' '))],
    };

    private IReadOnlyList<string> Text(string title)
    {
        if (Need(title) is not { } section) return [];
        var text = section.Paragraphs();
        if (text.Count == 0) Fail(section.Line, $"The section '{title}' is empty.");
        return text;
    }

    private List<PageEntry> Entries(string title, bool isNeeded = true)
    {
        var section = isNeeded ? Need(title) : Find(title);
        if (section is null) return [];
        var entries = PageSection.Split(section.Lines, 3).Select(part => new PageEntry(part.Title, part.Line, part.Paragraphs())).ToList();
        if (entries.Count == 0) Fail(section.Line, $"The section '{title}' has no titles '### …'.");
        foreach (var entry in entries.Where(entry => entry.Text.Count == 0)) Fail(entry.Line, $"Nothing is said about '{entry.Title}'.");
        return entries;
    }

    private List<PageExample> Examples()
    {
        if (Need("Examples") is not { } section) return [];
        var parts = PageSection.Split(section.Lines, 3);
        if (parts.Count < FewestExamples) Fail(section.Line, $"There must be {FewestExamples} examples at least; there are {parts.Count}.");
        foreach (var part in parts.Where(part => part.Code() is null)) Fail(part.Line, $"The example '{part.Title}' has no block of code.");
        return [.. parts.Select(part => new PageExample(part.Title, part.Code() ?? "", part.Paragraphs()))];
    }

    private PageSection? Find(string title) => _sections.FirstOrDefault(section => section.Title == title);

    private PageSection? Need(string title)
    {
        var section = Find(title);
        if (section is null) Fail(1, $"The section '## {title}' is missing.");
        return section;
    }

    private void Fail(int line, string message) => _faults.Add(new PageFault(_file, line, message));
}
