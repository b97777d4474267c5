namespace BatchAi;

/// <summary>A container image and how to run it. The registry's password is no part of a plan.</summary>
public sealed class PlanContainer
{
    /// <summary>The image as the job names it.</summary>
    public string Image { get; set; } = "";

    /// <summary>The private registry to log in to, if any.</summary>
    public string? RegistryServer { get; set; }

    /// <summary>The user of the private registry, if any.</summary>
    public string? RegistryUser { get; set; }

    /// <summary>Size of shared memory in the engine's syntax, e.g. <c>16gb</c>.</summary>
    public string? SharedMemorySize { get; set; }

    /// <summary>Returns the image.</summary>
    public override string ToString() => Image;
}
