using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("BatchAi.Runtime.PowerShellTestFramework", "BatchAi.PowerShell.Tests")]

namespace BatchAi.Runtime;

/// <summary>
/// The usual framework; only, that it is made from this assembly has the module initializers run before the types of
/// tests are looked at, some of which are cmdlets.
/// </summary>
/// <param name="messageSink">Where messages go.</param>
public sealed class PowerShellTestFramework(IMessageSink messageSink) : XunitTestFramework(messageSink);
