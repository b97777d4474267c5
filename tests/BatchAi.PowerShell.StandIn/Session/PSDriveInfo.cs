namespace System.Management.Automation;

/// <summary>A drive; here there is none.</summary>
public class PSDriveInfo;
