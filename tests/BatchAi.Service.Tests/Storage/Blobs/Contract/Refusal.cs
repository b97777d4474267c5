using Azure;

namespace BatchAi.Service.Tests.Storage.Blobs.Contract;

/// <summary>What a client was told when it was refused something.</summary>
internal static class Refusal
{
    /// <summary>The status and code of the refusal of something that must not succeed.</summary>
    internal static async Task<(int Status, string? Code)> OfAsync(Func<Task> action)
    {
        var error = await Assert.ThrowsAsync<RequestFailedException>(action);
        return (error.Status, error.ErrorCode);
    }
}
