namespace System.Management.Automation;

/// <summary>Ends a cmdlet whose error has been recorded.</summary>
internal sealed class TerminatingException : PipelineStoppedException;
