namespace BatchAi.Core.JobFiles;

/// <summary>Judges what the shape of a request does not tell.</summary>
/// <param name="properties">The <c>properties</c> of the file; their types may be wrong, which is listed elsewhere.</param>
/// <param name="faults">Where to list what is wrong.</param>
internal delegate void ConfigRule(ConfigPlace properties, FaultList faults);
