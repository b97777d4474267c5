# What the measurements of the module share: samples, and a service of their own.

$repository = Split-Path (Split-Path $PSScriptRoot)

<#
.SYNOPSIS
    The manifest of the built module.
#>
function Get-BenchModule { Join-Path $repository 'out/BatchAi/BatchAi.psd1' }

<#
.SYNOPSIS
    Minimum, median and 99th percentile of samples, by the nearest measured value, as one row of a table.
#>
function New-BenchRow([string] $What, [double[]] $Samples, [string] $Aim = '', [string] $Unit = 'ms') {
    $sorted = $Samples | Sort-Object
    $at = { param($share) @($sorted)[[Math]::Max(0, [Math]::Ceiling($share * @($sorted).Count) - 1)] }
    [pscustomobject][ordered]@{
        What = $What
        N    = @($sorted).Count
        Min  = [Math]::Round((& $at 0), 1)
        P50  = [Math]::Round((& $at 0.5), 1)
        P99  = [Math]::Round((& $at 0.99), 1)
        Unit = $Unit
        Aim  = $Aim
    }
}

<#
.SYNOPSIS
    Milliseconds that a script takes; its output goes nowhere.
#>
function Measure-Milliseconds([scriptblock] $Script) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $null = & $Script
    $watch.Elapsed.TotalMilliseconds
}

<#
.SYNOPSIS
    Starts a service on free ports and on a data root of its own, and connects to it.
#>
function Start-BenchService {
    $root = Join-Path ([IO.Path]::GetTempPath()) "batchai-bench-$([guid]::NewGuid().ToString('N'))"
    Import-Module (Get-BenchModule) -Global
    $null = Start-BatchAiService -DataRoot $root -Port 0 -ErrorAction Stop
    $null = Connect-BatchAi -DataRoot $root -ErrorAction Stop
    $root
}

<#
.SYNOPSIS
    Ends a service, its jobs and its agent, and removes their files.
#>
function Stop-BenchService([string] $Root) {
    Stop-BatchAiService -DataRoot $Root -IncludeJob
    while ($left = Get-Process | Where-Object { $_.Id -ne $PID -and "$($_.CommandLine)".Contains($Root) }) {
        $left | Stop-Process -Force -ErrorAction Ignore
        Start-Sleep -Milliseconds 20
    }
    Remove-Item -LiteralPath $Root -Recurse -Force
}

<#
.SYNOPSIS
    Runs a script in a PowerShell of its own, and returns what it writes.
#>
function Invoke-BenchProcess([string] $Script) {
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($Script))
    & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -EncodedCommand $encoded -OutputFormat Text
}

Export-ModuleMember -Function Get-BenchModule, New-BenchRow, Measure-Milliseconds, Start-BenchService, Stop-BenchService, Invoke-BenchProcess
