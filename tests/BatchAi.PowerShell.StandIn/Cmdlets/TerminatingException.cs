namespace System.Management.Automation;

#pragma warning disable RCS1194 // Nobody but a cmdlet of the stand-in makes one.

/// <summary>Ends a cmdlet whose error has been recorded.</summary>
internal sealed class TerminatingException : PipelineStoppedException;
