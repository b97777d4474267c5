using System.CommandLine;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.CommandLine;

/// <summary>Options and errors that the service's commands share.</summary>
internal static class HostingOptions
{
    internal const int Failed = 1;
    internal const int OtherState = 3;

    internal static Option<string?> DataRoot() => new("--data-root")
    {
        Description = "The folder of the service's files; else BATCHAI_HOME, else ~/.batchai.",
        HelpName = "folder",
    };

    internal static Option<bool> Json() => new("--json") { Description = "Write JSON." };

    internal static DataRoot Root(ParseResult parsed, Option<string?> option) => Hosting.DataRoot.Choose(parsed.GetValue(option));

    /// <summary>Does a command's work; what goes wrong is told in words, with what to do next.</summary>
    internal static async Task<int> RunAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (BatchAiException error)
        {
            await ShowAsync(error.Code, error.Message, error.RecommendedAction);
            return error is ServiceRunningException ? OtherState : Failed;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await ShowAsync("FileAccess", error.Message, null);
            return Failed;
        }
    }

    private static async Task ShowAsync(string code, string message, string? recommendedAction)
    {
        await Console.Error.WriteLineAsync($"error {code}: {message}");
        if (recommendedAction is not null) await Console.Error.WriteLineAsync(recommendedAction);
    }
}
