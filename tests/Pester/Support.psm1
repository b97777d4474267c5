$repository = Split-Path (Split-Path $PSScriptRoot)

<#
.SYNOPSIS
    The path of the manifest of the module that is tested: the built one, or the one that BATCHAI_TEST_MODULE names.
#>
function Get-ModulePath {
    if ($env:BATCHAI_TEST_MODULE) { $env:BATCHAI_TEST_MODULE } else { Join-Path $repository 'out/BatchAi/BatchAi.psd1' }
}

<#
.SYNOPSIS
    Lays a module out that is the built one, but for the cmdlets: those of another framework's build stand in the place
    of those that this PowerShell would load.
.OUTPUTS
    The folder that the module's folder is in; Remove-OtherModule removes it.
#>
function New-OtherModule([string] $Framework) {
    $built = Join-Path $repository 'out/BatchAi'
    $folder = Join-Path ([IO.Path]::GetTempPath()) "batchai-$([guid]::NewGuid().ToString('N'))"
    $module = (New-Item -ItemType Directory -Path (Join-Path $folder 'BatchAi')).FullName
    Get-ChildItem -LiteralPath $built | Where-Object Name -NE 'lib' | Copy-Item -Destination $module -Recurse
    Copy-Item -LiteralPath (Join-Path $built "lib/$Framework") -Destination (Join-Path $module 'lib/net8.0') -Recurse -Container
    Copy-Item -LiteralPath (Join-Path $built "lib/$Framework") -Destination (Join-Path $module "lib/$Framework") -Recurse -Container
    $folder
}

<#
.SYNOPSIS
    Removes a module of New-OtherModule.
#>
function Remove-OtherModule([string] $Folder) {
    # Where a loaded file cannot be deleted it stays behind, in the temporary folder.
    Remove-Item -LiteralPath $Folder -Recurse -Force -ErrorAction Ignore
}

<#
.SYNOPSIS
    The path of a file of the repository.
#>
function Get-RepositoryPath([string] $Path) {
    Join-Path $repository $Path
}

<#
.SYNOPSIS
    Runs a script in a process of its own, with $module as the path of the manifest, and returns what it writes.
#>
function Invoke-Fresh([scriptblock] $Script, [string] $Module = (Get-ModulePath), [string] $Folder = $repository) {
    $text = "`$ErrorActionPreference = 'Stop'; `$module = '$($Module -replace "'", "''")'; $Script"
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($text))
    Push-Location -LiteralPath $Folder
    try {
        $output = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -EncodedCommand $encoded -OutputFormat Text 2>&1 | Out-String
        if ($LASTEXITCODE -ne 0) { throw "The process ended with $LASTEXITCODE`: $output" }
        $output.Trim()
    }
    finally {
        Pop-Location
    }
}

<#
.SYNOPSIS
    Writes files that cmdlets are tried on: job.json (the quickstart's), odd.json (a member is ignored) and bad.json.
#>
function New-JobFile([string] $Folder) {
    $quickstart = Get-RepositoryPath 'examples/quickstart/job.json'
    Copy-Item -LiteralPath $quickstart -Destination $Folder
    $job = Get-Content -Raw -LiteralPath $quickstart | ConvertFrom-Json
    $job.properties | Add-Member mood 'good'
    $job | ConvertTo-Json -Depth 20 | Set-Content -LiteralPath (Join-Path $Folder 'odd.json')
    @'
{
    "properties": {
        "nodecount": 1,
        "stdOutErrPathPrefix": "/tmp",
        "customToolkitSettings": { "commandLine": "true" }
    }
}
'@ | Set-Content -LiteralPath (Join-Path $Folder 'bad.json')
}

<#
.SYNOPSIS
    Starts a service on free ports and on a data root of its own, imports the module and connects to it. Once per file,
    in BeforeAll; Stop-TestService in AfterAll ends it.
.OUTPUTS
    An object with Root, the data root, and Context, the connection.
#>
function Start-TestService {
    # The folder of tests goes before AfterAll runs, so the service has one of its own.
    $root = Join-Path ([IO.Path]::GetTempPath()) "batchai-$([guid]::NewGuid().ToString('N'))"
    Import-Module (Get-ModulePath) -Force -Global
    $null = Start-BatchAiService -DataRoot $root -Port 0 -ErrorAction Stop
    [pscustomobject]@{ Root = $root; Context = Connect-BatchAi -DataRoot $root -ErrorAction Stop }
}

<#
.SYNOPSIS
    Ends a service of Start-TestService, its jobs and its agent, and removes their files.
#>
function Stop-TestService([psobject] $Service) {
    Stop-BatchAiService -DataRoot $Service.Root -IncludeJob -ErrorAction Stop
    Disconnect-BatchAi
    Stop-TestProcess $Service.Root
    Remove-Item -LiteralPath $Service.Root -Recurse -Force
}

<#
.SYNOPSIS
    Ends what still runs on a data root after its service has ended: the agent would wait for more jobs.
#>
function Stop-TestProcess([string] $Root) {
    # An agent that is asked puts its cgroups and the runtime's own files away; one that is killed leaves them.
    $asked = @(Get-TestProcess $Root)
    if ($asked -and -not $IsWindows) {
        & /bin/sh -c 'kill -TERM "$@" 2> /dev/null' sh @($asked.Id)
        $asked | Wait-Process -Timeout 5 -ErrorAction Ignore
    }
    while ($left = Get-TestProcess $Root) {
        $left | Stop-Process -Force -ErrorAction Ignore
        Start-Sleep -Milliseconds 20
    }
}

function Get-TestProcess([string] $Text) {
    # A process that ends meanwhile has no command line any more.
    Get-Process | Where-Object { $_.Id -ne $PID -and "$($_.CommandLine)".Contains($Text) }
}

Export-ModuleMember -Function Get-ModulePath, New-OtherModule, Remove-OtherModule, Get-RepositoryPath, Invoke-Fresh, New-JobFile, Start-TestService, Stop-TestService, Stop-TestProcess
