using System.Collections;
using System.Management.Automation;

namespace BatchAi.Parameters;

/// <summary>Lets a parameter take a name, an id, or an object: live, deserialized, or read from JSON or CSV.</summary>
/// <param name="kind">What the parameter names.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReferenceAttribute(ResourceKind kind) : ArgumentTransformationAttribute
{
    /// <summary>What the parameter names.</summary>
    public ResourceKind Kind => kind;

    /// <inheritdoc/>
    // What cannot be read is handed back as it is: the binder then tries the next way to bind it.
    public override object Transform(EngineIntrinsics? engineIntrinsics, object inputData) => ReferenceReader.Read(inputData, kind)
        ?? (ReferenceReader.Bare(inputData) is IList several ? throw new ArgumentTransformationMetadataException(ScopeErrors.Several(kind, several)) : inputData);
}
