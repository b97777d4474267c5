namespace BatchAi.Client.Local;

/// <summary>What can go wrong with a local service.</summary>
internal static class LocalErrors
{
    internal static BatchAiException NotRunning(string root) => new("ServiceNotRunning", $"No service runs on the data root '{root}'.");

    internal static BatchAiException NotReadable(string root, Exception cause) =>
        new("DataRootNotOwned", $"The data root '{root}' cannot be read: {cause.Message}", "Choose a folder of your own with -DataRoot or BATCHAI_HOME.", cause);

    internal static BatchAiException NotFound(IEnumerable<string> searched) =>
        new("ServiceNotFound", $"The program of the service was found nowhere. Searched: {string.Join(", ", searched)}.");

    internal static BatchAiException NoRuntime(IEnumerable<string> searched) => new(
        "ServiceRuntimeMissing",
        $"The service needs the ASP.NET Core runtime 10, and there is none. Searched: {string.Join(", ", searched)}.",
        "Install it: see https://aka.ms/dotnet/download, or give -ServicePath a self-contained batchai.");

    internal static BatchAiException NotStarted(int exitCode, string words) => new("ServiceNotStarted", $"The service ended with exit code {exitCode} before it was ready. {words}".Trim());

    internal static BatchAiException NotRun(string words) => new("RunNotStarted", $"The program that runs jobs ended before it told how. {words}".Trim());

    internal static BatchAiException NotReady(string root) =>
        new("ServiceNotReady", $"Another service starts or ends on the data root '{root}', and was not done in time.", "Try again in a moment; else look into logs/service.log in the data root.");

    internal static BatchAiException StillRunning(int? process) =>
        new("ServiceStillRunning", $"The service (pid {process}) was asked to end, and still runs.", "Try again; else look into logs/service.log in the data root.");

    internal static BatchAiException NotOnThisSystem() =>
        new("ServiceNotFound", "The local service does not run on this system.", "Connect to a service on another machine: Connect-BatchAi -Endpoint.");
}
