namespace System.Management.Automation;

/// <summary>Says that nobody waits for the output any more.</summary>
public class PipelineStoppedException : RuntimeException
{
    public PipelineStoppedException()
        : base("The pipeline has been stopped.")
    {
    }

    public PipelineStoppedException(string message)
        : base(message)
    {
    }

    public PipelineStoppedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
