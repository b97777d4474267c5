using System.Globalization;
using System.Text;

namespace BatchAi.Core.JobFiles;

/// <summary>Faults as lines of text.</summary>
public static class FaultText
{
    /// <summary>A fault on one line that editors can follow, e.g. <c>job.json:12:7: error UnknownMember: … ($.properties.nodecount)</c>.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="fileName">The file's name as the user gave it.</param>
    public static string Format(JobConfigFault fault, string fileName)
    {
        var line = new StringBuilder(fileName);
        if (fault.Line > 0) line.AppendFormat(CultureInfo.InvariantCulture, ":{0}:{1}", fault.Line, fault.Column);
        line.Append(": ").Append(fault.Severity == "Error" ? "error" : "warning").Append(' ').Append(fault.Code);
        return line.Append(": ").Append(fault.Message).Append(" (").Append(fault.Path).Append(')').ToString();
    }
}
