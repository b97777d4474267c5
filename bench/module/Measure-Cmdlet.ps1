<#
.SYNOPSIS
    What cmdlets cost: warm, over the time that the same requests take without them; the first one with the start of a
    service; from Ctrl-C to the prompt; and from a line that a job writes to the pipeline.
.PARAMETER Count
    How many samples of what is short; a quarter of it of what starts processes.
#>
[CmdletBinding()]
param([int] $Count = 100)

$ErrorActionPreference = 'Stop'
$WarningPreference = 'SilentlyContinue'
$ProgressPreference = 'SilentlyContinue'
Import-Module "$PSScriptRoot/Bench.psm1" -Force
$few = [Math]::Max(3, $Count / 4)
$root = Start-BenchService
$info = Get-BatchAiService -DataRoot $root

# One client that keeps its connection, as the module's does. Its callback runs on a thread without a runspace, so it
# cannot be a script block.
Add-Type -TypeDefinition @'
using System.Net.Http;
public static class BenchClient
{
    public static HttpClient Make(string token)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (sender, certificate, chain, errors) => true;
        var client = new HttpClient(handler);
        client.DefaultRequestHeaders.Add("Authorization", "Bearer " + token);
        client.DefaultRequestHeaders.Add("x-batchai-extensions", "1");
        return client;
    }
}
'@

function Measure-Warm([string] $What, [scriptblock] $Cmdlet, [string[]] $Urls, [Net.Http.HttpClient] $Client) {
    $over = foreach ($turn in 0..$Count) {
        $bare = Measure-Milliseconds { foreach ($url in $Urls) { $Client.GetStringAsync($url).GetAwaiter().GetResult() } }
        $whole = Measure-Milliseconds $Cmdlet
        if ($turn -gt 0) { $whole - $bare }
    }
    New-BenchRow $What $over -Aim '50'
}

try {
    $client = [BenchClient]::Make((Get-Content -Raw -LiteralPath $info.TokenPath).Trim())
    $version = 'api-version=2018-05-01'
    $group = "$($info.Endpoint)/subscriptions/$((Get-BatchAiContext).SubscriptionId)/resourceGroups/default"
    $workspace = "$group/providers/Microsoft.BatchAI/workspaces/default"
    $null = New-BatchAiJob bench -CommandLine 'true' -Wait

    Measure-Warm 'Get-BatchAiWorkspace default, over its request' { Get-BatchAiWorkspace default } "${workspace}?$version" $client
    Measure-Warm 'Get-BatchAiCluster, over its request' { Get-BatchAiCluster } "$workspace/clusters?$version" $client
    Measure-Warm 'Get-BatchAiJob bench, over its request' { Get-BatchAiJob bench } "$workspace/experiments/default/jobs/bench?$version" $client
    New-BenchRow 'Get-BatchAiJobPlan, which asks nobody' (1..$Count | ForEach-Object { Measure-Milliseconds { Get-BatchAiJobPlan -CommandLine 'true' } })

    # A shell of its own, from before the import to the answer; the service is there already, or is started.
    $script = "`$w = [Diagnostics.Stopwatch]::StartNew(); Import-Module '$(Get-BenchModule)'; `$null = {0}; `$w.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)"
    $first = 1..$few | ForEach-Object { [double](Invoke-BenchProcess ($script -f "Connect-BatchAi -DataRoot '$root'")) }
    New-BenchRow 'import and first cmdlet, the service runs' $first
    $started = foreach ($turn in 0..$few) {
        $own = Join-Path ([IO.Path]::GetTempPath()) "batchai-bench-$([guid]::NewGuid().ToString('N'))"
        # The copy of the service that a data root keeps is made once for each version, so the second start is the usual one.
        foreach ($start in 'first', 'usual') {
            $time = [double](Invoke-BenchProcess ($script -f "Start-BatchAiService -DataRoot '$own' -Port 0"))
            if ($start -eq 'first') { Stop-BatchAiService -DataRoot $own }
        }
        Stop-BenchService $own
        if ($turn -gt 0) { $time }
    }
    New-BenchRow 'import and first cmdlet, with the start of the service' $started -Aim '1000'

    $share = New-BatchAiStorageAccount benchstorage | New-BatchAiFileShare files

    # From Stop (what Ctrl-C does) until the pipeline has ended.
    $sleeper = New-BatchAiJob sleeper -Mount $share -CommandLine 'echo asleep; sleep 600'
    foreach ($waiting in 'Wait-BatchAiJob sleeper', 'Watch-BatchAiJobOutput sleeper', 'Wait-BatchAiCluster local -For Idle -Timeout 600') {
        $stops = foreach ($turn in 1..$few) {
            $shell = [powershell]::Create()
            $null = $shell.AddScript("Import-Module '$(Get-BenchModule)'; `$null = Connect-BatchAi -DataRoot '$root'; `$ready.Set(); $waiting")
            $ready = [Threading.ManualResetEventSlim]::new()
            $shell.Runspace.SessionStateProxy.SetVariable('ready', $ready)
            $null = $shell.BeginInvoke()
            $null = $ready.Wait(60000)
            Start-Sleep -Milliseconds 300
            if ($shell.InvocationStateInfo.State -ne 'Running') { throw "'$waiting' did not wait: $($shell.Streams.Error)" }
            Measure-Milliseconds { $shell.Stop() }
            $shell.Dispose()
        }
        New-BenchRow "Ctrl-C to the prompt: $($waiting -replace ' .*')" $stops -Aim '500'
    }
    $sleeper | Stop-BatchAiJob -Confirm:$false

    # A job writes the time, every 37 ms, and the pipeline compares it with its own.
    $writer = New-BatchAiJob writer -Mount $share -CommandLine "for i in `$(seq $Count); do date +%s.%N; sleep 0.037; done"
    $delays = $writer | Watch-BatchAiJobOutput -Name stdout.txt | ForEach-Object {
        ([DateTimeOffset]::UtcNow - [DateTimeOffset]::UnixEpoch).TotalMilliseconds - 1000 * [double]::Parse($_, [cultureinfo]::InvariantCulture)
    }
    # The first lines were written while the job was looked for.
    New-BenchRow 'Watch: from a line written to the pipeline' ($delays | Select-Object -Skip 10) -Aim 'p50 100'
}
finally {
    Stop-BenchService $root
}
