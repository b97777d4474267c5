using System.Collections.Concurrent;

namespace System.Management.Automation;

/// <summary>What a cmdlet did in a run, and how questions are answered. Written by the pipeline thread alone, as PowerShell demands.</summary>
internal sealed class CmdletRecord
{
    private readonly int _thread = Environment.CurrentManagedThreadId;

    internal ConcurrentQueue<KeyValuePair<string, object?>> Streams { get; } = new();

    internal bool IsWhatIf { get; init; }

    /// <summary>Whether every change is asked about; null when only those that matter most are.</summary>
    internal bool? Confirms { get; init; }

    internal ConfirmImpact Impact { get; init; } = ConfirmImpact.Medium;

    internal void Add(Cmdlet cmdlet, string stream, object? value)
    {
        if (Environment.CurrentManagedThreadId != _thread) throw new InvalidOperationException($"{cmdlet.GetType().Name} writes from another thread than the pipeline's.");
        if (cmdlet.Stopping) throw new PipelineStoppedException();
        Streams.Enqueue(new(stream, value));
    }

    internal bool ShouldProcess(Cmdlet cmdlet, string target, string action) =>
        ShouldProcess(cmdlet, $"Performing the operation \"{action}\" on target \"{target}\".", target, action);

    internal bool ShouldProcess(Cmdlet cmdlet, string description, string question, string caption)
    {
        Add(cmdlet, IsWhatIf ? "WhatIf" : "Verbose", description);
        if (IsWhatIf) return false;
        return Confirms ?? Impact == ConfirmImpact.High ? throw NoAnswer($"{caption}: {question}") : true;
    }

    internal bool ShouldContinue(Cmdlet cmdlet, string query)
    {
        Add(cmdlet, "Verbose", query);
        throw NoAnswer(query);
    }

    private static RuntimeException NoAnswer(string question) => new($"A question has nobody to answer it: {question}");
}
