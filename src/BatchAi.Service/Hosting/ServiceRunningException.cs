namespace BatchAi.Service.Hosting;

/// <summary>Another service serves the data root.</summary>
/// <param name="root">The data root.</param>
/// <param name="process">The other's process; 0 when it is not known.</param>
#pragma warning disable RCS1194 // It is about one data root, always.
internal sealed class ServiceRunningException(DataRoot root, int process) : BatchAiException(
    "ServiceAlreadyRunning",
    $"A service{(process > 0 ? $" (pid {process})" : "")} serves '{root.Path}' already.",
    "Use that one ('batchai status' tells where it is), end it with 'batchai stop', or choose another --data-root.");
