using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BatchAi.Core.Execution;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>Writes into an attempt's folder how it fares. A full disk must not keep a job from being ended, nor its end from being told.</summary>
internal sealed class AttemptRecorder(AttemptFolder folder, EventLog log)
{
    /// <summary>Writes a file of the attempt.</summary>
    /// <returns>Whether it is there; the log tells why not.</returns>
    internal bool TryRecord<T>(string path, T value, JsonTypeInfo<T> type) => Try(() => AgentJson.Write(path, value, type));

    /// <summary>Tells the next agent that it may start what has not begun.</summary>
    internal void TryLeave() => Try(() => AttemptHandover.Leave(folder));

    /// <summary>Writes how the attempt ended, and removes the order with its secrets.</summary>
    internal void RecordResult(AttemptResult result)
    {
        if (TryRecord(folder.Result, result, AgentJson.Default.AttemptResult)) File.Delete(folder.Order);
        else RecordOverOrder(result);
    }

    // On a full disk the order's room is there for the result, and the order's secrets do not stay.
    private void RecordOverOrder(AttemptResult result)
    {
        try
        {
            OwnerOnly.Overwrite(folder.Order, JsonSerializer.Serialize(result, AgentJson.Default.AttemptResult));
            File.Move(folder.Order, folder.Result, overwrite: true);
        }
        catch (IOException)
        {
            // It is told all the same; after a restart the tasks' ends, for which there was room, tell it again.
        }
    }

    private bool Try(Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.Write("notRecorded", folder.AttemptId, error.Message);
            return false;
        }
    }
}
