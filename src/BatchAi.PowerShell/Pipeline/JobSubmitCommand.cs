using System.Management.Automation;
using System.Net;
using BatchAi.Connections;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet that submits what <see cref="JobSweepCommand"/> reads.</summary>
public abstract class JobSubmitCommand : JobSweepCommand
{
    /// <summary>-ThrottleLimit: how many jobs of the sweep run at once.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? ThrottleLimit { get; set; }

    /// <summary>-Force: a preparation may run on the machine itself where its container cannot be had.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync()
    {
        if (!IsSweep && ThrottleLimit is not null) throw SweepErrors.Needs(nameof(ThrottleLimit), "-Sweep or -ForEachFile");
        return base.BeginAsync();
    }

    /// <summary>Fills in the storage account that a job leaves open. It may be used in a job of PowerShell.</summary>
    /// <param name="config">The job.</param>
    /// <exception cref="BatchAiException">None is given.</exception>
    private protected IJobConfig FillAccount(IJobConfig config)
    {
        if (AccountName is null && config.NeedsAccount) throw JobErrors.NoAccount();
        var key = StorageAccountKey is { } secret ? new NetworkCredential("", secret).Password : null;
        // The key of the environment is that of the environment's account.
        return config.Complete(new JobCompletion { AccountName = AccountName, AccountKey = key ?? (StorageAccount is null ? EnvironmentDefaults.StorageAccountKey : null) });
    }

    /// <summary>Whether a job may run. What a preparation installs was meant for a container; on the machine itself it changes the machine.</summary>
    /// <param name="plan">What the job does.</param>
    /// <exception cref="BatchAiException"><c>PreparationOnHost</c>: there is nobody to ask.</exception>
    private protected async Task<bool> MayRunAsync(JobPlan plan)
    {
        if (Force || plan.Container is not { } container || plan.Steps.All(step => step.Name != "preparation")) return true;
        if (await Client.Compute().HasContainersAsync(StopToken) is not false) return true;
        var question = $"No container engine answers there. Run the job and its preparation on the machine itself, and not in the image '{container.Image}'?";
        try
        {
            return ShouldContinue(question, "Run on the machine itself");
        }
        catch (Exception error) when (error is not PipelineStoppedException)
        {
            // There is nobody to answer.
            throw JobErrors.OnHost(container.Image);
        }
    }
}
