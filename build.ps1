<#
.SYNOPSIS
    Builds and tests BatchAi. Everything it does is one of the commands that it prints.
.PARAMETER Task
    Clean: removes what was built. Build: builds the solution, and the module in out/BatchAi. Test: builds, and runs
    all tests; those of Pester only where there is Pester 5. The first command that fails ends the script.
.PARAMETER Configuration
    Debug or Release.
.EXAMPLE
    ./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Clean', 'Build', 'Test')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
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
}
finally {
    Pop-Location
}
