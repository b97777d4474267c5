using System.Management.Automation;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet that goes to other threads and comes back to write.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Writing")]
public sealed class WritingCommand : AsyncCommand
{
    [Parameter]
    public string[] Name { get; set; } = [];

    protected override async Task BeginAsync()
    {
        await Task.Yield();
        WriteObject("begin");
    }

    protected override async Task ProcessAsync()
    {
        await ForEachAsync(Name, async name =>
        {
            await Task.Run(() => Post(() => WriteVerbose($"on the way to {name}")));
            if (name == "bad") throw new BatchAiException("NotConnected", "No.");
            if (name == "odd") throw new InvalidOperationException("Odd.");
            WriteObject(name);
        });
    }

    protected override Task EndAsync()
    {
        WriteObject("end");
        return Task.CompletedTask;
    }
}
