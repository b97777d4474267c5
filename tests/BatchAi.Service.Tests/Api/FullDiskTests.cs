using System.Net;
using BatchAi.Service.Tests.Api.Support;
using BatchAi.Service.Tests.State;

namespace BatchAi.Service.Tests.Api;

public sealed class FullDiskTests
{
    private const string Job = Calls.Experiment + "/jobs/late";
    private const string Account = Calls.Subscription + "/resourceGroups/default/providers/Microsoft.Storage/storageAccounts/late";

    [SmallDiskFact]
    public async Task Requests_OnAFullDisk_AreRefusedWholeAndServedWhenThereIsRoom()
    {
        using var disk = SmallDisk.TryMake(megabytes: 8)!;
        await using var service = await TestService.StartAsync(Directory.CreateDirectory(Path.Combine(disk.Path, "root")).FullName);
        await service.Engine!.Told;
        disk.Fill();

        await PutUntilFullAsync(service);
        await (await service.PutAsync(Account, Bodies.Account)).RefusedAsync(HttpStatusCode.InsufficientStorage, "StorageFull");
        await (await service.PutAsync(Job, Large())).RefusedAsync(HttpStatusCode.InsufficientStorage, "StorageFull");
        await (await service.GetAsync(Job)).RefusedAsync(HttpStatusCode.NotFound, "JobNotFound");
        _ = await service.ReadAsync(Calls.Experiment + "/jobs");

        disk.Free();
        await service.FollowAsync(await service.PutAsync(Job, Large()));
        await (await service.PutAsync(Account, Bodies.Account)).ReadAsync();
    }

    // What the database has taken before is still free for it.
    private static async Task PutUntilFullAsync(TestService service)
    {
        for (var i = 0; ; i++)
        {
            using var answer = await service.PutAsync($"{Calls.Experiment}/jobs/early{i}", Large());
            if (answer.StatusCode != HttpStatusCode.Accepted) return;
        }
    }

    private static string Large() => Bodies.Job(new string('x', 50_000));
}
