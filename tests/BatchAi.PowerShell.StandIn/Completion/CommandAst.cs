namespace System.Management.Automation.Language;

/// <summary>A command that is being typed; here there never is one.</summary>
public abstract class CommandAst;
