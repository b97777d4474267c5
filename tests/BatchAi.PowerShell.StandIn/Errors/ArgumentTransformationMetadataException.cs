namespace System.Management.Automation;

/// <summary>Says why a value is nothing that a parameter takes.</summary>
public class ArgumentTransformationMetadataException : RuntimeException
{
    public ArgumentTransformationMetadataException()
    {
    }

    public ArgumentTransformationMetadataException(string message)
        : base(message)
    {
    }

    public ArgumentTransformationMetadataException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
