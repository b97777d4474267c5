using System.Collections;
using System.Management.Automation;

namespace BatchAi.Parameters;

/// <summary>Has a parameter for a name say where lists go, in place of the binder's words for them.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SingleNameAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics? engineIntrinsics, object inputData) =>
        ReferenceReader.Bare(inputData) is IList several ? throw new ArgumentTransformationMetadataException(ScopeErrors.Several(kind: null, several)) : inputData;
}
