namespace BatchAi.Client.Output;

public sealed class OutputFileNameTests
{
    [Theory]
    [InlineData("stdout.txt", "stdout", null)]
    [InlineData("stderr-wk-0.txt", "stderr", "wk-0")]
    [InlineData("stdout-1.txt", "stdout", "1")]
    [InlineData("stdout-job_prep.txt", "stdout", null)]
    [InlineData("stderr-job_prep-tvm-1.txt", "stderr", "tvm-1")]
    [InlineData("execution.log", null, null)]
    [InlineData("execution-tvm-1.log", null, "tvm-1")]
    [InlineData("model.dnn", null, null)]
    public void Read_Names_TellStreamAndNode(string name, string? stream, string? node) => Assert.Equal(new OutputFileName(stream, node), OutputFileName.Read(name));
}
