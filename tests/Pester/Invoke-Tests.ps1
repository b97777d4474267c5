<#
.SYNOPSIS
    Runs the Pester tests on the module in out/BatchAi and ends with a line "Pester: N passed, N failed, N skipped" for
    each process that ran some: all tests on the one for this PowerShell, and what is essential again on the one for .NET Framework.
.PARAMETER Path
    The test files; all by default.
.PARAMETER Framework
    The build to test, in this process. Both, shared among several processes, when not given.
.PARAMETER Tag
    Only tests with one of these tags.
#>
[CmdletBinding()]
param(
    [string[]] $Path = $PSScriptRoot,

    [ValidateSet('net8.0', 'netstandard2.0')]
    [string] $Framework,

    [string[]] $Tag = @()
)

$ErrorActionPreference = 'Stop'

if (-not $Framework) {
    # An assembly stays as it was loaded first, so each build has a process of its own. The tests wait more than they work, so
    # that several processes share them; what the others tell comes after what the first one tells.
    $shell = (Get-Process -Id $PID).Path
    $files = @(Get-ChildItem -Path $Path.ForEach({ $_ -split ',' }) -Recurse -Filter *.Tests.ps1).FullName
    $parts = @(0..2).ForEach({ $part = $_; $files.Where({ $files.IndexOf($_) % 3 -eq $part }) -join ',' }).Where({ $_ })
    $runs = @($parts.ForEach({ , @('-Framework', 'net8.0', '-Tag', ($Tag -join ','), '-Path', $_) })) + , @('-Framework', 'netstandard2.0', '-Tag', 'Essential', '-Path', ($files -join ','))
    $common = '-NoProfile', '-NonInteractive', '-File', $PSCommandPath
    $others = foreach ($run in $runs | Select-Object -Skip 1) {
        Start-ThreadJob { param($shell, $arguments) & $shell @arguments; $LASTEXITCODE } -ArgumentList $shell, ($common + $run)
    }
    & $shell @common @($runs[0])
    $status = $LASTEXITCODE
    foreach ($other in $others) {
        $told = @(Receive-Job $other -Wait -AutoRemoveJob)
        $told | Select-Object -SkipLast 1
        $status = $status -bor $told[-1]
    }
    exit $status
}

Import-Module Pester -MinimumVersion 5.0
Import-Module "$PSScriptRoot/Support.psm1" -Force
$layout = if ($Framework -eq 'netstandard2.0') { New-OtherModule $Framework }
if ($layout) { $env:BATCHAI_TEST_MODULE = Join-Path $layout 'BatchAi/BatchAi.psd1' }

try {
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $Path.ForEach({ $_ -split ',' })
    $configuration.Run.PassThru = $true
    $configuration.Filter.Tag = $Tag.Where({ $_ }).ForEach({ $_ -split ',' })
    $configuration.Output.Verbosity = 'Normal'
    $configuration.Output.RenderMode = 'Plaintext'
    $result = Invoke-Pester -Configuration $configuration
}
finally {
    if ($layout) { Remove-OtherModule $layout }
}

# A file or a block that cannot run fails tests that are then counted nowhere. What has not the tag is nobody's loss.
$failed = $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount
$skipped = $result.SkippedCount + $result.InconclusiveCount
Write-Host "The build for $Framework was tested."
Write-Host "Pester: $($result.PassedCount) passed, $failed failed, $skipped skipped"
exit [int]($failed -gt 0 -or $result.PassedCount -eq 0)
