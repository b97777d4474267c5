namespace System.Management.Automation;

/// <summary>The engine as transformations see it; here there is none.</summary>
public class EngineIntrinsics;
