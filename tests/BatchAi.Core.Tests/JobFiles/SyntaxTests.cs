using System.Diagnostics;
using System.Text;
using BatchAi.Core.JobFiles;

namespace BatchAi.Core.Tests.JobFiles;

public sealed class SyntaxTests
{
    [Theory]
    [InlineData("", 1, 1, "a JSON object")]
    [InlineData(" \n ", 2, 2, "a JSON object")]
    [InlineData("hello", 1, 1, "a JSON object")]
    [InlineData("{", 1, 2, "a name in double quotes or '}'")]
    [InlineData("{\"a\":1", 1, 7, "',' or '}'")]
    [InlineData("{\"a\":1} x", 1, 9, "the end of the file")]
    [InlineData("{\"a\" 1}", 1, 6, "':'")]
    [InlineData("{\"a\":}", 1, 6, "a value")]
    [InlineData("{\"a\":1 \"b\":2}", 1, 8, "',' or '}'")]
    [InlineData("{\n  'a': 1\n}", 2, 3, "a name in double quotes or '}'")]
    [InlineData("{\"a\":1,,}", 1, 8, "a name in double quotes or '}'")]
    [InlineData("[1 2]", 1, 4, "',' or ']'")]
    [InlineData("[1,\r\n  ?]", 2, 3, "a value or ']'")]
    [InlineData("[1}", 1, 3, "',' or ']'")]
    [InlineData("{\"ä😀\": \"é\" x}", 1, 12, "',' or '}'")]
    [InlineData("{\"a\":\"C:\\data\"}", 1, 10, "an escape that JSON knows, such as \\\\ for a backslash")]
    [InlineData("{\"a\":\"b\nc\"}", 1, 8, "the closing double quote of the text, or an escape such as \\n for a line break")]
    [InlineData("{\"a\":\"bc", 1, 9, "the closing double quote of a text")]
    [InlineData("{\"a\":tru}", 1, 9, "a value")]
    public void Read_TextThatIsNoJson_SaysWhereAndWhatWasExpected(string text, int line, int column, string expected)
    {
        var fault = Assert.Single(JobText.Read(text).Faults);
        Assert.Equal((FaultCodes.InvalidJson, line, column, expected), (fault.Code, fault.Line, fault.Column, fault.Expected));
        Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n\t\"properties\": {\"ä😀é\": 1, \"nodeCount\": \"x\"}}", 2, 40)]
    [InlineData("{\r\n\"properties\":\r\n{\"nodeCount\": \"x\"}}", 3, 15)]
    [InlineData("{\r\"properties\":\r{\"nodeCount\": \"x\"}}", 3, 15)]
    [InlineData("\uFEFF{\"properties\":{\"nodeCount\":\"x\"}}", 1, 28)]
    [InlineData("/* a\n ü */ {\"properties\":{\"nodeCount\":\"x\"}}", 2, 34)]
    public void Place_OfAFault_CountsLinesAndCharacters(string text, int line, int column)
    {
        var fault = Assert.Single(JobText.Read(text).Faults, fault => fault.Code == FaultCodes.WrongType);
        Assert.Equal((line, column), (fault.Line, fault.Column));
    }

    [Fact]
    public void Read_ADuplicateMember_IsAnErrorAtTheSecond()
    {
        var fault = Assert.Single(JobText.Read(JobText.Valid.Replace("\"nodeCount\": 2,", "\"nodeCount\": 2, \"nodeCount\": 3,", StringComparison.Ordinal)).Faults);
        Assert.Equal((FaultCodes.DuplicateMember, "$.properties.nodeCount", 4, 21), (fault.Code, fault.Path, fault.Line, fault.Column));
    }

    [Fact]
    public void Read_HalfACharacter_IsAnError()
    {
        var faults = JobText.Read("""{"\ud800":"\udc00"}""").Faults;
        Assert.Equal(2, faults.Count(fault => fault.Code == FaultCodes.InvalidText));
    }

    [Theory]
    [InlineData("utf-16", true, "UTF-16")]
    [InlineData("utf-16BE", true, "UTF-16")]
    [InlineData("utf-16", false, "UTF-16")]
    [InlineData("utf-16BE", false, "UTF-16")]
    [InlineData("utf-32", true, "UTF-32")]
    [InlineData("utf-32BE", true, "UTF-32")]
    [InlineData("utf-32", false, "UTF-32")]
    [InlineData("utf-32BE", false, "UTF-32")]
    public void Read_AnotherEncoding_SaysToSaveAsUtf8(string encoding, bool hasMark, string name)
    {
        var coder = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. hasMark ? coder.GetPreamble() : [], .. coder.GetBytes(JobText.Valid)];
        var fault = Assert.Single(JobFile.Read(bytes).Faults);
        Assert.Equal(FaultCodes.InvalidEncoding, fault.Code);
        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BytesThatAreNotUtf8_SaysWhere()
    {
        byte[] bytes = [.. "{\n \"ä\": \""u8, 0xE4, .. "\"}"u8];
        var fault = Assert.Single(JobFile.Read(bytes).Faults);
        Assert.Equal((FaultCodes.InvalidEncoding, 2, 8), (fault.Code, fault.Line, fault.Column));
    }

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, FaultCodes.TooDeep)]
    [InlineData(200, FaultCodes.TooDeep)]
    [InlineData(10_000, FaultCodes.TooDeep)]
    public void Read_DeepNesting_EndsAtALimit(int depth, string? code)
    {
        var arrays = depth - 1;
        var faults = JobText.Read("{\"unheardOf\":" + new string('[', arrays) + new string(']', arrays) + "}").Faults;
        Assert.Equal(code is not null, faults.Any(fault => fault.Code == code));
        Assert.DoesNotContain(faults, fault => fault.Code == FaultCodes.InvalidJson);
    }

    [Fact]
    public void Read_AVeryLargeFile_IsRefusedUnread()
    {
        var fault = Assert.Single(JobFile.Read(new byte[JobFile.MaximumBytes + 1]).Faults);
        Assert.Equal((FaultCodes.FileTooLarge, 0), (fault.Code, fault.Line));
    }

    [Theory]
    [InlineData("many values")]
    [InlineData("many names")]
    [InlineData("long name")]
    [InlineData("long number")]
    [InlineData("long mount")]
    [InlineData("long path")]
    [InlineData("many uses")]
    [InlineData("one long use")]
    [InlineData("long url")]
    [InlineData("long duration")]
    public void Read_ABomb_IsRefusedQuickly(string name)
    {
        var text = Bomb(name, JobFile.MaximumBytes - 200);
        var clock = Stopwatch.StartNew();
        var result = JobText.Read(text);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{name} took {clock.Elapsed}.");
        Assert.Null(result.Job);
        Assert.All(result.Faults, fault => Assert.True(fault.Message.Length + fault.Path.Length < 1000));
    }

    private static string Bomb(string name, int size) => name switch
    {
        "many values" => "[" + Repeat("1,", size) + "]",
        "many names" => "{" + string.Join(',', Enumerable.Range(0, 15_000).Select(i => $"\"nodeSetXp{i}\":1")) + "}",
        "long name" => "{\"" + Repeat("n", size) + "\":1}",
        "long number" => """{"properties":{"nodeCount":""" + Repeat("9", size) + "}}",
        "long mount" => """{"properties":{"mountVolumes":{"fileServers":[{"relativeMountPath":""" + '"' + Repeat("a/", size) + "\"}]}}}",
        "long path" => """{"properties":{"stdOutErrPathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/""" + Repeat("a/", size) + "\"}}",
        "many uses" => """{"properties":{"stdOutErrPathPrefix":""" + '"' + Repeat("$AZ_BATCHAI_INPUT_", size) + "\"}}",
        "one long use" => """{"properties":{"stdOutErrPathPrefix":"$""" + Repeat("AZ_BATCHAI_INPUT_", size) + "\"}}",
        "long url" => """{"properties":{"mountVolumes":{"azureFileShares":[{"azureFileUrl":"https://""" + Repeat("a", size) + "\"}]}}}",
        _ => """{"properties":{"constraints":{"maxWallClockTime":"P""" + Repeat("1", size) + "D\"}}}",
    };

    private static string Repeat(string text, int size) => string.Concat(Enumerable.Repeat(text, size / text.Length));

    [Fact]
    public void Read_AFileCutAnywhere_NeverThrows()
    {
        var bytes = Encoding.UTF8.GetBytes(JobText.Valid);
        for (var length = 0; length < bytes.Length - 1; length++)
        {
            var result = JobFile.Read(bytes.AsMemory(0, length));
            Assert.True(!result.IsValid && result.Faults.Count == 1, $"Cut after {length} bytes: {string.Join('\n', result.Faults.Select(fault => FaultText.Format(fault, "cut")))}");
        }
    }

    [Fact]
    public void Read_AFileWithRandomBytesChanged_NeverThrows()
    {
        var random = new Random(20180501);
        var valid = Encoding.UTF8.GetBytes(JobText.Valid);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = (byte[])valid.Clone();
            for (var change = random.Next(1, 9); change > 0; change--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var result = JobFile.Read(bytes);
            Assert.Equal(result.IsValid, result.Faults.All(fault => fault.Severity == "Warning"));
            Assert.All(result.Faults, fault => Assert.NotEmpty(FaultText.Format(fault, "job.json")));
        }
    }
}
