using System.Management.Automation;

namespace BatchAi.Pipeline;

/// <summary>How <c>-Force</c> and <c>-WhatIf</c> go together: the one asks no question, the other does nothing in any case.</summary>
internal static class Confirmation
{
    /// <summary>Whether the cmdlet only tells what it would do: by its own switch, or by the caller's preference.</summary>
    internal static bool IsWhatIf(this PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
            ? given is SwitchParameter { IsPresent: true }
            : LanguagePrimitives.IsTrue(cmdlet.SessionState.PSVariable.GetValue("WhatIfPreference"));

    /// <summary>Whether no question is to be asked, and nothing has to be counted for one.</summary>
    internal static bool IsForced(this PSCmdlet cmdlet, SwitchParameter force) =>
        force && !cmdlet.IsWhatIf() && !cmdlet.MyInvocation.BoundParameters.ContainsKey("Confirm");

    /// <summary>Whether questions about changes of medium impact are asked, or nothing is done in any case.</summary>
    internal static bool AsksAboutMedium(this PSCmdlet cmdlet) =>
        cmdlet.IsWhatIf()
        || cmdlet.MyInvocation.BoundParameters.ContainsKey("Confirm")
        || cmdlet.SessionState.PSVariable.GetValue("ConfirmPreference")?.ToString() is nameof(ConfirmImpact.Low) or nameof(ConfirmImpact.Medium);

    /// <summary>Whether to go on.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="force">Its <c>-Force</c>.</param>
    /// <param name="target">What is changed.</param>
    /// <param name="action">What is done to it.</param>
    internal static bool ShouldDo(this AsyncCommand cmdlet, SwitchParameter force, string target, string action) =>
        cmdlet.IsForced(force) || cmdlet.ShouldProcess(target, action);
}
