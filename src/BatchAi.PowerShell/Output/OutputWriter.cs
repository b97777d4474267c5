using System.Management.Automation;

namespace BatchAi.Output;

/// <summary>Writes lines of jobs as strings that know where they come from. All jobs that are watched together share one.</summary>
/// <param name="write">Writes to the pipeline.</param>
/// <param name="isRaw">Whether the lines are written alone.</param>
/// <param name="hasSeveralJobs">Whether more than one job is watched.</param>
/// <param name="hasSeveralFiles">Whether more than one file is watched, though the others may not be there yet.</param>
internal sealed class OutputWriter(Action<object> write, bool isRaw, bool hasSeveralJobs, bool hasSeveralFiles = false)
{
    private int _files;

    /// <summary>One more file is shown.</summary>
    internal void Found() => _files++;

    /// <summary>Writes a line.</summary>
    internal void Write(OutputLine line)
    {
        if (isRaw) write(line.Text);
        else write(Describe(line, _files > 1 || hasSeveralFiles || hasSeveralJobs ? Mark(line) : ""));
    }

    private string Mark(OutputLine line) => hasSeveralJobs ? $"{line.JobName}|{line.Mark}| " : $"{line.Mark}| ";

    private static PSObject Describe(OutputLine line, string mark)
    {
        var text = new PSObject(mark + line.Text);
        text.Properties.Add(new PSNoteProperty("Line", line.Text));
        text.Properties.Add(new PSNoteProperty(nameof(OutputLine.ReceivedAt), line.ReceivedAt));
        text.Properties.Add(new PSNoteProperty(nameof(OutputLine.Node), line.Node));
        text.Properties.Add(new PSNoteProperty(nameof(OutputLine.Stream), line.Stream));
        text.Properties.Add(new PSNoteProperty(nameof(OutputLine.File), line.File));
        text.Properties.Add(new PSNoteProperty(nameof(OutputLine.JobName), line.JobName));
        if (line.IsContinued) text.Properties.Add(new PSNoteProperty("Continued", true));
        return text;
    }
}
