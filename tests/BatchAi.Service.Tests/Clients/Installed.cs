namespace BatchAi.Service.Tests.Clients;

/// <summary>Commands that tell by their success that somebody else's client is installed.</summary>
internal static class Installed
{
    internal const string Python = "/usr/bin/python3";
    internal const string PythonFlow = Start + "['azure.identity', 'azure.mgmt.batchai', 'azure.mgmt.resource', 'azure.mgmt.storage', 'azure.storage.fileshare', 'aiohttp'])))";
    internal const string PythonOfOldFlow = Start + "['msrest', 'msrestazure'])))";
    internal const string AzFlow = "import importlib.util as u, shutil, sys; sys.exit(not (shutil.which('az') and u.find_spec('azure.cli.command_modules.batchai')))";
    internal const string NodeFlow = "require.resolve('@azure/arm-batchai')";
    private const string Start = "import importlib.util as u, sys; sys.exit(not all(map(u.find_spec, ";
}
