namespace System.Management.Automation;

/// <summary>Turns an argument into what a parameter takes.</summary>
public abstract class ArgumentTransformationAttribute : Attribute
{
    public abstract object Transform(EngineIntrinsics? engineIntrinsics, object inputData);
}
