namespace System.Management.Automation.Host;

/// <summary>What a host cannot do.</summary>
public class HostException : RuntimeException;
