namespace BatchAi.Service.Tests.Api.Support;

/// <summary>Requests that are good.</summary>
internal static class Bodies
{
    internal const string Workspace = """{"location":"East US","tags":{"team":"vision"}}""";

    internal const string Cluster = """
        {"properties":{"vmSize":"Standard_NC6","userAccountSettings":{"adminUserName":"me","adminUserPassword":"secret-word"},
         "scaleSettings":{"manual":{"targetNodeCount":1}}}}
        """;

    internal const string FileServer = """
        {"properties":{"vmSize":"STANDARD_D1","sshConfiguration":{"userAccountSettings":{"adminUserName":"me","adminUserPassword":"secret-word"}},
         "dataDisks":{"diskSizeInGB":10,"diskCount":1,"storageAccountType":"Standard_LRS"}}}
        """;

    internal const string Group = """{"location":"eastus","tags":{"a":"b"}}""";

    internal const string Account = """{"location":"eastus","kind":"StorageV2","sku":{"name":"Standard_LRS"},"properties":{"supportsHttpsTrafficOnly":true}}""";

    internal static string Job(string command = "true", string cluster = Calls.Cluster) => $$$"""
        {"properties":{"cluster":{"id":"{{{cluster}}}"},"nodeCount":1,"stdOutErrPathPrefix":"/tmp",
         "customToolkitSettings":{"commandLine":"{{{command}}}"},"secrets":[{"name":"WORD","value":"secret-word"}]}}
        """;
}
