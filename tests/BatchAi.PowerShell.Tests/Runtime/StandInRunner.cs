using System.Reflection;

namespace BatchAi.Runtime;

/// <summary>Runs cmdlets on the stand-in.</summary>
internal static class StandInRunner
{
    private delegate IReadOnlyList<KeyValuePair<string, object?>> Driver(
        Type type, IReadOnlyDictionary<string, object?> parameters, IReadOnlyList<object?> input, string location, CancellationToken stop);

    // The compiler knows the reference assembly alone, and that has no driver.
    private static readonly Driver Drive = Assembly.Load("System.Management.Automation")
        .GetType("System.Management.Automation.CmdletDriver", throwOnError: true)!
        .GetMethod("Run")!
        .CreateDelegate<Driver>();

    internal static IReadOnlyList<KeyValuePair<string, object?>> Run(
        Type type, IReadOnlyDictionary<string, object?> parameters, IReadOnlyList<object?> input, string location, CancellationToken stop) => Drive(type, parameters, input, location, stop);
}
