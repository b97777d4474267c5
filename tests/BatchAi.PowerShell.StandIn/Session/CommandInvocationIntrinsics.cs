using System.Collections.ObjectModel;

namespace System.Management.Automation;

/// <summary>Runs scripts; here there is no language, so they write nothing.</summary>
public sealed class CommandInvocationIntrinsics
{
    public Collection<PSObject> InvokeScript(string script) => [];
}
