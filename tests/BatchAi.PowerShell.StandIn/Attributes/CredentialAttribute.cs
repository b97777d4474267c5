namespace System.Management.Automation;

/// <summary>Turns a name into a credential; here it takes credentials only.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class CredentialAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics? engineIntrinsics, object inputData) => inputData;
}
