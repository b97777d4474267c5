namespace BatchAi.Service.Tests.HostingService.Support;

/// <summary>A test that needs a program, and is skipped on machines without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(string program)
    {
        Program = program;
        if (!Programs.Has(program)) Skip = $"There is no {program} here.";
    }

    internal string Program { get; }
}
