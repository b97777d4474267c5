using System.Net;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Blobs;

/// <summary>Many who write under the same condition: it holds for one of them.</summary>
public sealed class ConditionRaceTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    private const int Writers = 8;

    [Fact]
    public async Task WhatMustNotBeThere_IsMadeOnce()
    {
        var place = await PlaceAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => PutAsync(place, $"{i}", ("If-None-Match", "*"))));

        Assert.Equal([HttpStatusCode.Created, .. Enumerable.Repeat(HttpStatusCode.Conflict, Writers - 1)], answers.Select(answer => answer.Status).Order());
        Assert.Equal($"{Array.FindIndex(answers, answer => answer.Status == HttpStatusCode.Created)}", await ReadAsync(place));
    }

    [Fact]
    public async Task WhatMustBeUnchanged_IsReplacedOnce()
    {
        var place = await PlaceAsync();
        var (_, mark) = await PutAsync(place, "old");

        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => PutAsync(place, $"{i}", ("If-Match", mark))));

        Assert.Equal([HttpStatusCode.Created, .. Enumerable.Repeat(HttpStatusCode.PreconditionFailed, Writers - 1)], answers.Select(answer => answer.Status).Order());
        Assert.Equal($"{Array.FindIndex(answers, answer => answer.Status == HttpStatusCode.Created)}", await ReadAsync(place));
    }

    [Fact]
    public async Task Lease_IsTakenByOne()
    {
        var place = await PlaceAsync();
        await PutAsync(place, "content");

        var taken = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            using var answer = await service.SendAsync("PUT", $"{place}?comp=lease", "", ("x-ms-lease-action", "acquire"), ("x-ms-lease-duration", "-1"));
            return answer.StatusCode;
        }));

        Assert.Equal([HttpStatusCode.Created, .. Enumerable.Repeat(HttpStatusCode.Conflict, Writers - 1)], taken.Order());
    }

    private async Task<string> PlaceAsync()
    {
        var name = $"t{Guid.NewGuid():N}";
        await service.AddAsync(TreeKind.Blobs, name);
        return $"{name}/a";
    }

    private async Task<(HttpStatusCode Status, string Mark)> PutAsync(string place, string content, params (string Name, string Value)[] headers)
    {
        using var answer = await service.SendAsync("PUT", place, content, [("x-ms-blob-type", "BlockBlob"), .. headers]);
        return (answer.StatusCode, $"{answer.Headers.ETag}");
    }

    private async Task<string> ReadAsync(string place)
    {
        using var answer = await service.SendAsync("GET", place);
        return await answer.Content.ReadAsStringAsync();
    }
}
