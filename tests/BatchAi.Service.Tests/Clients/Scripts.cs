using System.Text.Json;

namespace BatchAi.Service.Tests.Clients;

/// <summary>The files of the quickstart of June 2018, with a script that learns nothing in place of its own.</summary>
internal static class Scripts
{
    internal const string Train = """
        import os, sys
        assert len(os.listdir(sys.argv[1])) == 2
        for epoch in range(3):
            with open(os.path.join(sys.argv[2], f'ConvNet_MNIST_{epoch}.dnn'), 'w') as model:
                model.write(str(epoch))
            print(f'Finished Epoch[{epoch + 1} of 3]', file=sys.stderr, flush=True)
        """;

    internal const string Job = """
        {
          "properties": {
            "nodeCount": 1,
            "cntkSettings": {
              "pythonScriptFilePath": "$AZ_BATCHAI_JOB_MOUNT_ROOT/scripts/cntk/ConvNet_MNIST.py",
              "commandLineArgs": "$AZ_BATCHAI_JOB_MOUNT_ROOT/data/mnist_cntk $AZ_BATCHAI_OUTPUT_MODEL"
            },
            "stdOutErrPathPrefix": "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
            "outputDirectories": [{ "id": "MODEL", "pathPrefix": "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs" }],
            "mountVolumes": {
              "azureFileShares": [
                { "azureFileUrl": "https://<AZURE_BATCHAI_STORAGE_ACCOUNT>.file.core.windows.net/logs", "relativeMountPath": "logs" },
                { "azureFileUrl": "https://<AZURE_BATCHAI_STORAGE_ACCOUNT>.file.core.windows.net/scripts", "relativeMountPath": "scripts" }
              ],
              "azureBlobFileSystems": [{ "accountName": "<AZURE_BATCHAI_STORAGE_ACCOUNT>", "containerName": "data", "relativeMountPath": "data" }]
            }
          }
        }
        """;

    internal const string Cluster = """
        {
          "properties": {
            "vmSize": "STANDARD_D1",
            "userAccountSettings": { "adminUserName": "me", "adminUserPassword": "Pass-word1" },
            "scaleSettings": { "manual": { "targetNodeCount": 1 } },
            "nodeSetup": {
              "mountVolumes": {
                "azureFileShares": [{ "azureFileUrl": "https://<AZURE_BATCHAI_STORAGE_ACCOUNT>.file.core.windows.net/logs", "relativeMountPath": "external" }]
              }
            }
          }
        }
        """;

    /// <summary>A job that only runs a command; the command line adds its mounts.</summary>
    internal static string Custom(string command) => $$"""
        {
          "properties": {
            "nodeCount": 1,
            "customToolkitSettings": { "commandLine": "{{JsonEncodedText.Encode(command)}}" },
            "stdOutErrPathPrefix": "$AZ_BATCHAI_JOB_MOUNT_ROOT/afs"
          }
        }
        """;
}
