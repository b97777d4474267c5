using BatchAi.Service.Engines;

namespace BatchAi.Service.Tests.Engines;

public sealed class GpuSizesTests
{
    [Theory]
    [InlineData("STANDARD_NC6", 1)]
    [InlineData("Standard_NC12", 2)]
    [InlineData("STANDARD_NC24R", 4)]
    [InlineData("STANDARD_NC6S_V2", 1)]
    [InlineData("STANDARD_NC24RS_V3", 4)]
    [InlineData("STANDARD_ND12S", 2)]
    [InlineData("STANDARD_NV24", 4)]
    [InlineData("STANDARD_NV12S_V3", 1)]
    [InlineData("STANDARD_D14", 0)]
    [InlineData("NC6", 0)]
    [InlineData("LOCAL", 0)]
    [InlineData(null, 0)]
    public void Size_HasAzuresNumberOfGpus(string? vmSize, int gpus) => Assert.Equal(gpus, GpuSizes.CountOf(vmSize));
}
