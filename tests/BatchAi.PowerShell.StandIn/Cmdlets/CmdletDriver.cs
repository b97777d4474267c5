namespace System.Management.Automation;

/// <summary>Runs cmdlets: sets their parameters and gives them what the pipeline holds. It is no binder: names are exact, and of the pipeline only whole objects bind.</summary>
public static class CmdletDriver
{
    /// <summary>Runs a cmdlet.</summary>
    /// <param name="type">Its class.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="input">What the pipeline holds; one null when there is no pipeline.</param>
    /// <param name="location">The current location.</param>
    /// <param name="stop">Tells it to stop, as Ctrl-C does.</param>
    /// <returns>What it wrote, each thing with the name of its stream.</returns>
    public static IReadOnlyList<KeyValuePair<string, object?>> Run(Type type, IReadOnlyDictionary<string, object?> parameters, IReadOnlyList<object?> input, string location, CancellationToken stop)
    {
        var binding = new CmdletBinding(type);
        var record = binding.CreateRecord(parameters);
        var cmdlet = (PSCmdlet)Activator.CreateInstance(type)!;
        (cmdlet.Record, cmdlet.SessionState) = (record, new SessionState { Location = location });
        binding.Bind(cmdlet, parameters, input[0]);
        using var stopping = stop.Register(cmdlet.Stop);
        try
        {
            cmdlet.Begin();
            foreach (var item in input)
            {
                if (item is not null) binding.BindPipeline(cmdlet, item);
                cmdlet.Process();
            }

            cmdlet.End();
        }
        catch (PipelineStoppedException)
        {
            // It was stopped, or stopped itself by an error that is in the record.
        }
        finally
        {
            (cmdlet as IDisposable)?.Dispose();
        }

        return [.. record.Streams, .. cmdlet.Host.UI.Lines.Select(line => new KeyValuePair<string, object?>("Host", line))];
    }
}
