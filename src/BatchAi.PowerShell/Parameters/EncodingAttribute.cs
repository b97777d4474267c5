using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace BatchAi.Parameters;

/// <summary>Lets a parameter for an encoding take its name or code page, as PowerShell's own cmdlets do.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EncodingAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    // What is no encoding is handed back as it is: the binder says so in its own words.
    public override object Transform(EngineIntrinsics? engineIntrinsics, object inputData)
    {
        try
        {
            return (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
            {
                string name => OfName(name),
                int page => Encoding.GetEncoding(page),
                _ => inputData,
            };
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return inputData;
        }
    }

    // PowerShell's names, which are not those of .NET.
    private static Encoding OfName(string name) => name.ToLowerInvariant() switch
    {
        "utf8" or "utf8nobom" or "utf8bom" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        "unicode" => Encoding.Unicode,
        "bigendianunicode" => Encoding.BigEndianUnicode,
        "utf32" => Encoding.UTF32,
        "latin1" => Encoding.GetEncoding("iso-8859-1"),
        var other when int.TryParse(other, NumberStyles.None, CultureInfo.InvariantCulture, out var page) => Encoding.GetEncoding(page),
        var other => Encoding.GetEncoding(other),
    };
}
