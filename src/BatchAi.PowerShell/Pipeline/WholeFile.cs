using System.Text;

namespace BatchAi.Pipeline;

/// <summary>Writes files whole or not at all: none is ever seen half written.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file, in place of one that is there; its folder is made.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">What it is to hold.</param>
    internal static void Write(FileInfo file, string text)
    {
        file.Directory!.Create();
        var part = file.FullName + ".partial";
        File.WriteAllText(part, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        if (File.Exists(file.FullName)) File.Delete(file.FullName);
        File.Move(part, file.FullName);
    }
}
