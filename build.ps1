<#
.SYNOPSIS
    Builds, tests and packs BatchAi. Everything it does is one of the commands that it prints.
.PARAMETER Task
    Clean: removes what was built. Build: builds the solution, and the module in out/BatchAi. Test: builds, and runs
    all tests; those of Pester only where there is Pester 5. Docs: makes the help of the module from docs/cmdlets alone.
    Pack: makes the module's package in out, for repositories of PowerShell, from a Release build; it must not have
    more than 100 MB. The first command that fails ends the script.
.PARAMETER Configuration
    Debug or Release; Release for Pack, else Debug, when it is not given.
.PARAMETER Runtime
    With Pack: kinds of machines, e.g. linux-x64, for each of which the service is packed as well, with all that it
    needs, .NET included.
.EXAMPLE
    ./build.ps1 -Task Test
.EXAMPLE
    ./build.ps1 -Task Pack -Runtime linux-x64
#>
[CmdletBinding()]
param(
    [ValidateSet('Clean', 'Build', 'Test', 'Docs', 'Pack')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = $(if ($Task -eq 'Pack') { 'Release' } else { 'Debug' }),

    [ValidatePattern('^[a-z0-9.-]+$')]
    [string[]] $Runtime = @()
)

$ErrorActionPreference = 'Stop'

function Invoke-Step([string] $Command, [string[]] $Arguments) {
    Write-Host "> $Command $Arguments"
    & $Command @Arguments
    if ($LASTEXITCODE -ne 0) {
        Write-Host "'$Command' ended with exit code $LASTEXITCODE."
        exit $LASTEXITCODE
    }
}

function Invoke-Pester5 {
    if (Get-Module -ListAvailable Pester | Where-Object Version -GE ([version] '5.0')) {
        $shell = (Get-Process -Id $PID).Path
        Invoke-Step $shell '-NoProfile', '-NonInteractive', '-File', 'tests/Pester/Invoke-Tests.ps1'
    }
    else {
        Write-Host 'The Pester tests were skipped: there is no Pester 5.'
    }
}

function Assert-Size([string] $Path) {
    $file = Get-Item -LiteralPath $Path
    $megabytes = [math]::Round($file.Length / 1MB, 1)
    Write-Host "$($file.FullName): $megabytes MB"
    if ($file.Length -gt 100MB) {
        Write-Host 'A package must not have more than 100 MB.'
        exit 1
    }
}

function Build-ServicePackage([string] $Name) {
    $version = (Import-PowerShellDataFile -LiteralPath BatchAi.psd1).ModuleVersion
    $folder = "out/service/$Name"
    if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse -Force }
    Invoke-Step dotnet 'publish', 'src/BatchAi.Service', '--configuration', $Configuration, '--runtime', $Name, '--self-contained', '--output', $folder
    $package = "out/batchai-$version-$Name.zip"
    if (Test-Path -LiteralPath $package) { Remove-Item -LiteralPath $package }
    # Compress-Archive would forget which files are programs.
    Add-Type -AssemblyName System.IO.Compression.FileSystem
    [IO.Compression.ZipFile]::CreateFromDirectory((Convert-Path $folder), (Join-Path $PWD $package))
    Assert-Size $package
}

Push-Location -LiteralPath $PSScriptRoot
try {
    if ($Task -eq 'Clean') {
        Invoke-Step dotnet 'clean', '--configuration', $Configuration
        if (Test-Path out) { Remove-Item -Recurse -Force out }
    }
    if ($Task -eq 'Build') {
        Invoke-Step dotnet 'build', '--configuration', $Configuration
    }
    if ($Task -eq 'Test') {
        Invoke-Step dotnet 'test', '--configuration', $Configuration
        Invoke-Pester5
    }
    if ($Task -eq 'Docs') {
        Invoke-Step dotnet 'build', 'src/BatchAi.PowerShell', '--configuration', $Configuration, '--framework', 'net8.0'
    }
    if ($Task -eq 'Pack') {
        # What an earlier build left is no part of the package.
        if (Test-Path out/BatchAi) { Remove-Item -Recurse -Force out/BatchAi }
        Invoke-Step dotnet 'pack', 'build/BatchAi.Module', '--configuration', $Configuration, '--output', 'out'
        Assert-Size "out/BatchAi.$((Import-PowerShellDataFile -LiteralPath BatchAi.psd1).ModuleVersion).nupkg"
        foreach ($name in $Runtime) { Build-ServicePackage $name }
    }
}
finally {
    Pop-Location
}
