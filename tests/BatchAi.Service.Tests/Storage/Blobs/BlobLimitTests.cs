using System.Net;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using BatchAi.Service.Tests.Storage.Blobs.Contract;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Blobs;

/// <summary>What this service checks, keeps or refuses where others do not.</summary>
public sealed class BlobLimitTests(StorageFixture service) : IClassFixture<StorageFixture>
{
    [Theory]
    [InlineData("PUT", "?comp=snapshot")]
    [InlineData("PUT", "?comp=undelete")]
    [InlineData("PUT", "?comp=page")]
    [InlineData("GET", "?comp=tags")]
    [InlineData("PUT", "?comp=tags")]
    [InlineData("POST", "?comp=query")]
    [InlineData("PUT", "?comp=seal")]
    [InlineData("PUT", "?comp=legalhold")]
    [InlineData("PUT", "?comp=immutabilityPolicies")]
    [InlineData("DELETE", "?deletetype=permanent")]
    [InlineData("PUT", "", "x-ms-blob-type: PageBlob")]
    [InlineData("PUT", "", "x-ms-blob-type: BlockBlob", "x-ms-tags: a=b")]
    [InlineData("PUT", "", "x-ms-blob-type: BlockBlob", "x-ms-encryption-key: a2V5")]
    [InlineData("PUT", "", "x-ms-blob-type: BlockBlob", "x-ms-access-tier: Archive")]
    [InlineData("PUT", "?comp=tier", "x-ms-access-tier: Archive")]
    public async Task WhatPlainFilesCannotDo_IsRefusedForWhatItIs(string method, string options, params string[] headers)
    {
        var blob = await BlobAsync();

        using var answer = await service.SendAsync(method, $"{blob.BlobContainerName}/a{options}", method == "PUT" ? "" : null, [.. headers.Select(header => (header.Split(": ")[0], header.Split(": ")[1]))]);

        Assert.Equal((HttpStatusCode.BadRequest, "FeatureNotSupported"), (answer.StatusCode, answer.Code()));
        Assert.Equal("content", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Theory]
    [InlineData("PUT", "a", "MissingRequiredHeader")]
    [InlineData("PUT", "a", "InvalidHeaderValue", "x-ms-blob-type: Other")]
    [InlineData("PUT", "a", "InvalidHeaderValue", "x-ms-blob-type: BlockBlob", "If-Modified-Since: yesterday")]
    [InlineData("PUT", "a", "InvalidMd5", "x-ms-blob-type: BlockBlob", "x-ms-blob-content-md5: no")]
    [InlineData("PUT", "a", "InvalidHeaderValue", "x-ms-blob-type: BlockBlob", "x-ms-lease-id: no")]
    [InlineData("PUT", "a", "InvalidMetadata", "x-ms-blob-type: BlockBlob", "x-ms-meta-a-b: 1")]
    [InlineData("PUT", "a", "InvalidHeaderValue", "x-ms-copy-source: https://example.org/a")]
    [InlineData("PUT", "a?comp=block", "MissingRequiredQueryParameter")]
    [InlineData("PUT", "a?comp=block&blockid=%2A", "InvalidQueryParameterValue")]
    [InlineData("PUT", "a?comp=blocklist", "InvalidXmlDocument")]
    [InlineData("PUT", "a?comp=lease", "MissingRequiredHeader")]
    [InlineData("PUT", "a?comp=lease", "InvalidHeaderValue", "x-ms-lease-action: acquire", "x-ms-lease-duration: 14")]
    [InlineData("PUT", "a?comp=lease", "InvalidHeaderValue", "x-ms-lease-action: take")]
    [InlineData("PUT", "a?comp=appendblock", "InvalidHeaderValue")]
    [InlineData("PUT", "a?comp=tier", "InvalidHeaderValue", "x-ms-access-tier: Lukewarm")]
    [InlineData("GET", "a?comp=blocklist&blocklisttype=some", "InvalidQueryParameterValue")]
    [InlineData("GET", "?restype=container&comp=list&maxresults=0", "OutOfRangeQueryParameterValue")]
    [InlineData("GET", "?restype=container&comp=list&marker=%21", "InvalidQueryParameterValue")]
    [InlineData("GET", "?restype=container&comp=list&include=uncommittedblobs&marker=.%21", "InvalidQueryParameterValue")]
    [InlineData("PUT", "?restype=container&comp=acl", "InvalidXmlDocument", "x-ms-x: body")]
    public async Task WhatMakesNoSense_IsRefusedWithItsCode(string method, string place, string code, params string[] headers)
    {
        var container = (await BlobAsync()).BlobContainerName;
        var body = method == "GET" ? null : headers.Contains("x-ms-x: body") ? "<wrong/>" : "";

        using var answer = await service.SendAsync(method, place.StartsWith('?') ? container + place : $"{container}/{place}", body, [.. headers.Select(header => (header.Split(": ")[0], header.Split(": ")[1]))]);

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, answer.Code()));
    }

    [Fact]
    public async Task Crc64_IsCheckedUpAndDown()
    {
        var container = (await BlobAsync()).BlobContainerName;
        var blob = service.BlobService.GetBlobContainerClient(container).GetBlockBlobClient("crc");
        var check = new UploadTransferValidationOptions { ChecksumAlgorithm = StorageChecksumAlgorithm.StorageCrc64 };
        await blob.UploadAsync(BinaryData.FromString("content").ToStream(), new BlobUploadOptions { TransferValidation = check });
        await blob.StageBlockAsync("MQ==", BinaryData.FromString("content").ToStream(), new BlockBlobStageBlockOptions { TransferValidation = check });

        using var wrong = await service.SendAsync("PUT", $"{container}/new", "content", ("x-ms-blob-type", "BlockBlob"), ("x-ms-content-crc64", Convert.ToBase64String(new byte[8])));
        using var wrongBlock = await service.SendAsync("PUT", $"{container}/new?comp=block&blockid=MQ==", "content", ("x-ms-content-crc64", Convert.ToBase64String(new byte[8])));
        var read = await blob.DownloadContentAsync(new BlobDownloadOptions { TransferValidation = new() { ChecksumAlgorithm = StorageChecksumAlgorithm.StorageCrc64 }, Range = new(0, 7) });

        Assert.Equal((HttpStatusCode.BadRequest, "Crc64Mismatch", "Crc64Mismatch"), (wrong.StatusCode, wrong.Code(), wrongBlock.Code()));
        Assert.Equal("content", read.Value.Content.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await service.SendAsync("GET", $"{container}/new?comp=blocklist&blocklisttype=all")).StatusCode);
        Assert.False(File.Exists(Path.Combine(service.Folder(container), "new")));
    }

    [Fact]
    public async Task ServiceProperties_AreKept_AndPromisesRefused()
    {
        var properties = (await service.BlobService.GetPropertiesAsync()).Value;
        Assert.False(properties.DeleteRetentionPolicy.Enabled);
        properties.Cors = [new BlobCorsRule { AllowedOrigins = "*", AllowedMethods = "GET", AllowedHeaders = "*", ExposedHeaders = "*", MaxAgeInSeconds = 5 }];
        await service.BlobService.SetPropertiesAsync(properties);

        Assert.Equal("GET", Assert.Single((await service.BlobService.GetPropertiesAsync()).Value.Cors).AllowedMethods);
        properties.DeleteRetentionPolicy = new BlobRetentionPolicy { Enabled = true, Days = 1 };
        Assert.Equal((400, "FeatureNotSupported"), await Refusal.OfAsync(() => service.BlobService.SetPropertiesAsync(properties)));
    }

    [Fact]
    public async Task PublicAccess_IsRefused()
    {
        var container = service.BlobService.GetBlobContainerClient($"t{Guid.NewGuid():N}");

        Assert.Equal((409, "PublicAccessNotPermitted"), await Refusal.OfAsync(() => container.CreateAsync(PublicAccessType.Blob)));
        Assert.False(await container.ExistsAsync());
    }

    [Fact]
    public async Task CreateAlone_MayMakeABlob_AndNotReplaceOne()
    {
        var container = (await BlobAsync()).BlobContainerName;
        var sas = TestSas.OfService(Service.Storage.Http.StorageService.Blob, service.Time.GetUtcNow().AddHours(1), container, permissions: "c");
        BlobClient Signed(string name) => new(new Uri($"{service.Blobs}/{container}/{name}?{sas}"), service.Options(new BlobClientOptions()));

        await Signed("new").UploadAsync(BinaryData.FromString("1"), overwrite: true);

        Assert.Equal((403, "AuthorizationPermissionMismatch"), await Refusal.OfAsync(() => Signed("a").UploadAsync(BinaryData.FromString("1"), overwrite: true)));
        Assert.Equal((403, "AuthorizationPermissionMismatch"), await Refusal.OfAsync(() => Signed("a").DeleteAsync()));
    }

    [Fact]
    public async Task CopyBetweenFilesAndBlobs_KeepsContentAndHidesTheSignature()
    {
        var blob = await BlobAsync();
        var target = service.BlobService.GetBlobContainerClient(blob.BlobContainerName).GetBlobClient("copy");
        var signed = blob.GenerateSasUri(Azure.Storage.Sas.BlobSasPermissions.Read, service.Time.GetUtcNow().AddHours(1));

        await target.StartCopyFromUriAsync(signed);

        var told = (await target.GetPropertiesAsync()).Value;
        Assert.Equal(blob.Uri.AbsoluteUri, told.CopySource.AbsoluteUri);
        Assert.DoesNotContain("sig=", service.Log, StringComparison.Ordinal);
    }

    private async Task<BlobClient> BlobAsync()
    {
        var container = service.BlobService.GetBlobContainerClient($"t{Guid.NewGuid():N}");
        await container.CreateAsync();
        var blob = container.GetBlobClient("a");
        await blob.UploadAsync(BinaryData.FromString("content"));
        return blob;
    }
}
