using System.Runtime.InteropServices;

namespace System.Management.Automation.Host;

/// <summary>How large a window is.</summary>
[StructLayout(LayoutKind.Auto)]
public struct Size
{
    public int Width { get; set; }

    public int Height { get; set; }
}
