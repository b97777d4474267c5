namespace BatchAi;

public sealed class FaultMessageTests
{
    [Fact]
    public void Describe_FaultWithAPlace_NamesIt()
    {
        var fault = new JobConfigFault { Message = "No.", Path = "$.a", Line = 3, Column = 5 };

        Assert.Equal("/a/job.json:3:5: No. ($.a)", FaultMessage.Describe(fault, "/a/job.json"));
    }

    [Fact]
    public void Describe_FaultWithoutAPlace_NamesTheFile() =>
        Assert.Equal("/a/job.json: No. ($)", FaultMessage.Describe(new JobConfigFault { Message = "No." }, "/a/job.json"));

    [Fact]
    public void Advise_FaultWithASuggestion_GivesIt() =>
        Assert.Equal("Write 'nodeCount' instead.", FaultMessage.Advise(new JobConfigFault { Suggestion = "nodeCount", Line = 3 }));

    [Theory]
    [InlineData(3, "Correct line 3 and test the file again.")]
    [InlineData(0, "Correct it and try again.")]
    public void Advise_AnyFault_SaysWhatToDo(int line, string expected) =>
        Assert.Equal(expected, FaultMessage.Advise(new JobConfigFault { Line = line }));

    [Theory]
    [InlineData("Error", true)]
    [InlineData("Warning", false)]
    public void IsError_Severity_Decides(string severity, bool expected) =>
        Assert.Equal(expected, FaultMessage.IsError(new JobConfigFault { Severity = severity }));
}
