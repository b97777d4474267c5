<#
.SYNOPSIS
    What an import of the module costs, beside that of an empty binary module with the same manifest, formats and help.
    Each sample is a PowerShell of its own, the two in turns.
.PARAMETER Count
    How many processes for each.
#>
[CmdletBinding()]
param([int] $Count = 20)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/Bench.psm1" -Force
$built = Split-Path (Get-BenchModule)
$folder = Join-Path ([IO.Path]::GetTempPath()) "batchai-bench-$([guid]::NewGuid().ToString('N'))"

# The empty one: the same cmdlets by name, so that exports are as many, and nothing in them.
$empty = (New-Item -ItemType Directory -Path "$folder/BatchAi/lib/net8.0").FullName
Copy-Item -LiteralPath "$built/BatchAi.psd1", "$built/BatchAi.psm1" -Destination "$folder/BatchAi"
Get-ChildItem -LiteralPath $built -Filter *.ps1xml | Copy-Item -Destination "$folder/BatchAi"
Copy-Item -LiteralPath "$built/en-US" -Destination "$folder/BatchAi" -Recurse
$classes = foreach ($name in (Import-PowerShellDataFile -LiteralPath (Get-BenchModule)).CmdletsToExport) {
    $verb, $noun = $name -split '-'
    "[Cmdlet(`"$verb`", `"$noun`")] public sealed class $verb$($noun)Command : Cmdlet { }"
}
$source = "using System.Management.Automation;`nnamespace Empty {`n$($classes -join "`n")`n}"
Add-Type -TypeDefinition $source -OutputAssembly "$empty/BatchAi.PowerShell.dll" -OutputType Library

try {
    $samples = @{ empty = [Collections.Generic.List[double]]::new(); module = [Collections.Generic.List[double]]::new() }
    foreach ($turn in 0..$Count) {
        foreach ($kind in 'empty', 'module') {
            $manifest = if ($kind -eq 'empty') { "$folder/BatchAi/BatchAi.psd1" } else { Get-BenchModule }
            $time = [double](Invoke-BenchProcess "`$w = [Diagnostics.Stopwatch]::StartNew(); Import-Module '$manifest'; `$w.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)")
            # The first of each only warms the disk.
            if ($turn -gt 0) { $samples[$kind].Add($time) }
        }
    }
    $rows = @(
        New-BenchRow 'import of an empty module, same manifest, formats and help' $samples.empty
        New-BenchRow 'import of BatchAi' $samples.module -Aim '1.5 times'
    )
    $rows
    [pscustomobject][ordered]@{ What = 'how many times, of the medians'; N = $Count; Min = ''; P50 = [Math]::Round($rows[1].P50 / $rows[0].P50, 2); P99 = ''; Unit = 'x'; Aim = '1.5' }
}
finally {
    Remove-Item -LiteralPath $folder -Recurse -Force
}
