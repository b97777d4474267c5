namespace BatchAi;

public sealed class JobNamesTests
{
    [Theory]
    [InlineData("job", true)]
    [InlineData("My_job-1", true)]
    [InlineData("", false)]
    [InlineData("my job", false)]
    [InlineData("job.json", false)]
    [InlineData("../job", false)]
    [InlineData("größe", false)]
    public void IsValid_Name_FollowsTheApi(string name, bool expected) => Assert.Equal(expected, JobNames.IsValid(name));

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void IsValid_LongName_EndsAt64(int length, bool expected) => Assert.Equal(expected, JobNames.IsValid(new string('a', length)));

    [Theory]
    [InlineData("/a/job.json", "job")]
    [InlineData("/a/my job (2).json", "my_job__2_")]
    [InlineData("/a/.json", "job")]
    [InlineData("/a/x.y.json", "x_y")]
    public void Of_Path_IsTheFilesName(string path, string expected) => Assert.Equal(expected, JobNames.Of(path));

    [Fact]
    public void Of_AnyPath_IsValid() => Assert.True(JobNames.IsValid(JobNames.Of("/a/" + new string('ß', 200) + ".json")));

    [Theory]
    [InlineData("train", 1, "train-r1")]
    [InlineData("train-r1", 2, "train-r2")]
    [InlineData("train-run", 1, "train-run-r1")]
    [InlineData("train-r", 1, "train-r-r1")]
    public void Again_Name_NumbersCopies(string name, int number, string expected) => Assert.Equal(expected, JobNames.Again(name, number));

    [Fact]
    public void Again_LongName_StaysAName() => Assert.True(JobNames.IsValid(JobNames.Again(new string('a', 64), 12)));
}
