using System.IO.Pipelines;
using System.Text;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Http;

public sealed class DocumentTests
{
    [Fact]
    public async Task Xml_OfNames_IsEncodedWhereXmlHasNoLetter()
    {
        using var output = new MemoryStream();
        var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
        var answer = StorageAnswer.Xml(async xml =>
        {
            xml.WriteStartElement("Names");
            foreach (var name in new[] { "plain & <good>", "a\u0001b/c", "\ud83d\ude00", "line\nbreak", "\uffff" }) xml.Name("Name", name);
            xml.Metadata([new("a", "b")]);
            await xml.WriteEndElementAsync();
        });

        await answer.WriteAsync!(pipe, CancellationToken.None);
        await pipe.CompleteAsync();

        Assert.Equal(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><Names><Name>plain &amp; &lt;good&gt;</Name><Name Encoded=\"true\">a%01b%2Fc</Name><Name>\ud83d\ude00</Name>"
            + "<Name Encoded=\"true\">line%0Abreak</Name><Name Encoded=\"true\">%EF%BF%BF</Name><Metadata><a>b</a></Metadata></Names>",
            Encoding.UTF8.GetString(output.ToArray()));
    }

    [Theory]
    [InlineData("<BlockList><Latest>a</Latest></BlockList>", true)]
    [InlineData("<Other/>", false)]
    [InlineData("<BlockList>", false)]
    [InlineData("", false)]
    [InlineData("<!DOCTYPE BlockList [<!ENTITY a \"b\">]><BlockList>&a;</BlockList>", false)]
    [InlineData("<BlockList><Latest>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</Latest></BlockList>", false)]
    public async Task XmlBody_IsReadOrRefused(string body, bool isGood)
    {
        var call = TestCall.Of(body);
        if (isGood)
        {
            Assert.Single((await XmlBody.ReadAsync(call, "BlockList", 80)).Elements());
            return;
        }

        var error = await Assert.ThrowsAsync<StorageException>(() => XmlBody.ReadAsync(call, "BlockList", 80));
        Assert.Equal((400, "InvalidXmlDocument"), (error.Status, error.Code));
    }

    [Fact]
    public void Metadata_OfHeaders_KeepsHowNamesAreWritten()
    {
        var metadata = MetadataHeaders.Read(TestCall.Of(("X-MS-Meta-MyName", "one two"), ("x-ms-meta-b_2", "x"), ("x-ms-version", "1")));

        Assert.Equal([new("b_2", "x"), new("MyName", "one two")], metadata);
        Assert.Contains(("x-ms-meta-MyName", "one two"), StorageAnswer.Ok.With(metadata).Headers);
    }

    [Theory]
    [InlineData("x-ms-meta-", "a", "EmptyMetadataKey")]
    [InlineData("x-ms-meta-1a", "a", "InvalidMetadata")]
    [InlineData("x-ms-meta-a-b", "a", "InvalidMetadata")]
    [InlineData("x-ms-meta-a", "\u00e9", "InvalidMetadata")]
    public void Metadata_ThatCannotBe_IsRefused(string header, string value, string code) => TestCall.Refused(400, code, () => MetadataHeaders.Read(TestCall.Of((header, value))));

    [Fact]
    public void Metadata_TooMuch_IsRefused() => TestCall.Refused(400, "MetadataTooLarge", () => MetadataHeaders.Read(TestCall.Of(("x-ms-meta-a", new string('a', 8192)))));

    [Fact]
    public void Conditions_OfHeaders_AreRead()
    {
        var conditions = Conditions.Of(TestCall.Of(("If-Match", "\"0x1\", W/\"0x2\""), ("If-None-Match", "*"), ("If-Modified-Since", "Fri, 02 Jan 2026 03:04:05 GMT")));

        Assert.Equal(["0x1", "0x2"], conditions.Match!);
        Assert.Equal(["*"], conditions.NoneMatch!);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), conditions.ModifiedSince);
        Assert.False(Conditions.OfSource(TestCall.Of(("If-Match", "a"))).Any);
        TestCall.Refused(400, "InvalidHeaderValue", () => Conditions.Of(TestCall.Of(("If-Unmodified-Since", "yesterday"))));
    }

    [Fact]
    public void Range_OwnHeader_GoesFirst()
    {
        Assert.Equal(new RequestedRange(5, null), RequestedRange.Read(TestCall.Of(("Range", "bytes=0-1"), ("x-ms-range", "bytes=5-"))));
        Assert.Null(RequestedRange.Read(TestCall.Of(("Range", "bytes=5-1"))));
        TestCall.Refused(400, "InvalidHeaderValue", () => RequestedRange.Read(TestCall.Of(("x-ms-range", "bytes=5-1"))));
        Assert.Equal((512, 512), RequestedRange.ReadBounded(TestCall.Of(("x-ms-range", "bytes=512-1023"))));
        TestCall.Refused(400, "InvalidHeaderValue", () => RequestedRange.ReadBounded(TestCall.Of(("Range", "bytes=512-"))));
        TestCall.Refused(400, "MissingRequiredHeader", () => RequestedRange.ReadBounded(TestCall.Of()));
    }

    [Fact]
    public void Headers_ThatAreMissingOrDoubled_AreRefused()
    {
        TestCall.Refused(400, "MissingRequiredHeader", () => TestCall.Of().RequireHeader("x-ms-blob-type"));
        TestCall.Refused(400, "InvalidHeaderValue", () => TestCall.Of(("x-ms-a", "1"), ("x-ms-a", "2")).Header("x-ms-a"));
        TestCall.Refused(400, "InvalidHeaderValue", () => TestCall.Of(("x-ms-a", "-1")).NumberHeader("x-ms-a"));
        TestCall.Refused(411, "MissingContentLengthHeader", () => TestCall.Of().RequireLength());
        Assert.Equal(7, TestCall.Of(("x-ms-a", "7")).NumberHeader("x-ms-a"));
    }
}
