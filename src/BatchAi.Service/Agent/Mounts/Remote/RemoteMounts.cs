using System.Security.Cryptography;
using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Mounts.Programs;
using BatchAi.Service.Hosting.Mounts;
using BatchAi.Service.Storage.Remote;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Agent.Mounts.Remote;

/// <summary>
/// The shares and containers of other services that an attempt mounts: by a program where one can, else fetched into
/// folders before it and sent back after it. Only a fetch that came to its end leaves a record, and only what has one
/// is sent back. What cannot be sent back stays in its folder.
/// </summary>
internal sealed class RemoteMounts(AttemptFolder folder, AttemptOrder order, AttemptServices services)
{
    private const string Parent = "fetched";

    /// <summary>Where an attempt's mount of another service is mounted or fetched to. Not in the attempt's own folder, which goes with its end.</summary>
    internal static string PlaceOf(string dataRoot, string attemptId, int mount) =>
        Path.Combine(dataRoot, Parent, attemptId, mount.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private IEnumerable<(int Index, RemoteMount Remote)> All => order.Remotes.Index().Where(mount => mount.Item is not null).Select(mount => (mount.Index, mount.Item!));

    /// <summary>Mounts or fetches all of them.</summary>
    /// <param name="stopAsked">Completes when that is to be given up.</param>
    /// <returns>What was done, for the log.</returns>
    /// <exception cref="MountFailedException">One can neither be mounted nor fetched.</exception>
    internal async Task<IReadOnlyList<string>> MakeAsync(Task stopAsked)
    {
        var done = new List<string>();
        foreach (var (index, remote) in All)
        {
            var program = MountProgram.Find(order.Plan.Mounts[index], remote);
            var why = program is null ? null : await MountAsync(index, remote, program, stopAsked);
            if (why is not null) done.Add(why);
            done.Add(program is null || why is not null ? await FetchAsync(index, remote, why, stopAsked) : $"Mounted {remote.Url} by {program.Path}");
        }

        return done;
    }

    /// <summary>Unmounts those that are mounted, and sends back what has changed in the others.</summary>
    /// <param name="result">The attempt's result; one that could not be sent back changes it.</param>
    /// <param name="tell">Takes what was done, for the logs.</param>
    internal async Task SendBackAsync(AttemptResult result, Action<string> tell)
    {
        foreach (var (index, remote) in All)
        {
            var place = order.Allocation.MountSources[index];
            if (AgentJson.TryRead(folder.Fetched(index), AgentJson.Default.FolderContent) is not { } fetched) await TryLeaveAsync(index, result, tell);
            else if (Directory.Exists(place) && await TrySendAsync(index, remote, fetched, tell) is { } why) Fail(result, order.Plan.Mounts[index], $"{why} Everything is kept in {place}; copy it from there, then remove that folder.", tell);
        }
    }

    // Null when it is mounted.
    private async Task<string?> MountAsync(int index, RemoteMount remote, MountProgram program, Task stopAsked)
    {
        var mount = order.Plan.Mounts[index];
        if (await Programmed(index).MakeAsync(program, mount, remote, stopAsked) is not { } why) return null;
        if (stopAsked.IsCompleted || MountTable.Below(order.Allocation.MountSources[index]).Count > 0) throw new MountFailedException(mount, why);
        return $"{program.Path} could not mount {remote.Url}: {why}";
    }

    private async Task TryLeaveAsync(int index, AttemptResult result, Action<string> tell)
    {
        try
        {
            await LeaveAsync(index, result, tell);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            services.Log.Write("notUnmounted", folder.AttemptId, error.Message);
        }
    }

    // What was not fetched is mounted, or was never there.
    private async Task LeaveAsync(int index, AttemptResult result, Action<string> tell)
    {
        var (mount, place) = (Programmed(index), order.Allocation.MountSources[index]);
        if (await mount.RemoveAsync() is { } left) services.Log.Write("notUnmounted", folder.AttemptId, left);
        else if (!Directory.Exists(place)) return;
        else if (!mount.IsMade || !Directory.EnumerateFileSystemEntries(place).Any()) Discard(place);
        else Fail(result, order.Plan.Mounts[index], $"it was not mounted any more. What was written since is kept in {place}; copy it from there, then remove that folder.", tell);
    }

    private ProgramMount Programmed(int index) => new(folder, services, index, order.Allocation.MountSources[index]);

    private async Task<string> FetchAsync(int index, RemoteMount remote, string? unmounted, Task stopAsked)
    {
        using var end = new CancellationTokenSource();
        var fetching = FetchAsync(index, remote, unmounted, end.Token);
        if (await Task.WhenAny(fetching, stopAsked) != fetching) await end.CancelAsync();
        return await fetching;
    }

    private async Task<string> FetchAsync(int index, RemoteMount remote, string? unmounted, CancellationToken cancellationToken)
    {
        var mount = order.Plan.Mounts[index];
        try
        {
            using var source = Open(mount, remote);
            var content = await new RemoteFetch(source, order.Allocation.MountSources[index], RemoteLimits.Standard).RunAsync(cancellationToken);
            AgentJson.Write(folder.Fetched(index), content, AgentJson.Default.FolderContent);
            return $"Fetched {content.Files.Count} files ({content.Files.Values.Sum(file => file.Length)} bytes) of {remote.Url}; what the job changes in them or adds is sent back at its end";
        }
        catch (OperationCanceledException)
        {
            throw new MountFailedException(mount, "it was given up.");
        }
        catch (Exception error) when (IsExpected(error))
        {
            throw new MountFailedException(mount, $"the storage account '{remote.Account}' is not one of this service, so that its content is fetched, and that failed: {error.Message}{(unmounted is null ? "" : $" Before that, {unmounted}")}");
        }
    }

    // Null when all is sent.
    private async Task<string?> TrySendAsync(int index, RemoteMount remote, FolderContent fetched, Action<string> tell)
    {
        var (mount, place) = (order.Plan.Mounts[index], order.Allocation.MountSources[index]);
        try
        {
            // What a job of root mounted in it is not the job's.
            if (await Unmounter.ClearAsync(place, services.Time) is { } mounted) return mounted;
            using var target = Open(mount, remote);
            var (files, passedOver) = await new RemoteSend(target, place, fetched, folder.AttemptId).RunAsync();
            tell($"Sent {files} files back to {remote.Url}");
            if (passedOver.Count > 0) tell($"Not sent back, being links, pipes or devices: {string.Join(", ", passedOver.Take(10).Select(RemoteClient.Shown))}{(passedOver.Count > 10 ? ", …" : "")}");
        }
        catch (Exception error) when (IsExpected(error))
        {
            return error.Message;
        }

        Discard(place);
        return null;
    }

    private void Fail(AttemptResult result, PlanMount mount, string why, Action<string> tell)
    {
        var words = MountWords.DescribeSendBack(mount, why);
        tell(words);
        services.Log.Write("notSentBack", folder.AttemptId, words);
        var problem = new AttemptProblem { Code = MountWords.CodeOf(mount), Message = words };
        if (result.Outcome == AttemptOutcome.Succeeded) (result.Outcome, result.ExitCode, result.ErrorCode, result.Message) = (AttemptOutcome.MountFailed, null, problem.Code, problem.Message);
        else result.Problems.Add(problem);
    }

    private RemoteFolder Open(PlanMount mount, RemoteMount remote) =>
        RemoteFolder.Open(mount.Kind == PlanMountKinds.FileShare, new RemoteClient(new Uri(remote.Url), remote.Account, remote.Key, remote.Authorities, services.Time));

    private void Discard(string place)
    {
        try
        {
            Directory.Delete(place, recursive: true);
            var parent = Path.GetDirectoryName(place)!;
            if (!Directory.EnumerateFileSystemEntries(parent).Any()) Directory.Delete(parent);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            services.Log.Write("fetchedNotRemoved", folder.AttemptId, error.Message);
        }
    }

    private static bool IsExpected(Exception error) =>
        error is RemoteStorageException or TreeException or IOException or UnauthorizedAccessException or CryptographicException or UriFormatException;
}
