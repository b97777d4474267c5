<#
.SYNOPSIS
    Sends many small files and a large one by Send-BatchAiFile, and the same files to the same endpoint by
    'az storage blob upload-batch', in turns. Where there is no az, the module is measured alone.
.PARAMETER Files
    How many files of 4 KiB.
.PARAMETER LargeMiB
    The size of the large file.
.PARAMETER Count
    How often each is sent.
#>
[CmdletBinding()]
param([int] $Files = 1000, [int] $LargeMiB = 1024, [int] $Count = 3)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module "$PSScriptRoot/Bench.psm1" -Force
$folder = Join-Path ([IO.Path]::GetTempPath()) "batchai-bench-$([guid]::NewGuid().ToString('N'))"
$root = Start-BenchService
try {
    # No two are alike, and none can be compressed.
    $random = [Random]::new(20180501)
    $buffer = [byte[]]::new(4096)
    $small = (New-Item -ItemType Directory -Path "$folder/small").FullName
    foreach ($number in 1..$Files) {
        $random.NextBytes($buffer)
        [IO.File]::WriteAllBytes("$small/$number.bin", $buffer)
    }
    $large = (New-Item -ItemType Directory -Path "$folder/large").FullName
    $buffer = [byte[]]::new(1MB)
    $stream = [IO.File]::Create("$large/large.bin")
    foreach ($number in 1..$LargeMiB) {
        $random.NextBytes($buffer)
        $stream.Write($buffer)
    }
    $stream.Dispose()

    $account = New-BatchAiStorageAccount benchstorage
    $null = $account | New-BatchAiContainer files
    $az = Get-Command az -ErrorAction Ignore
    # az takes the account from this variable, so the key is in no argument, and trusts the service's own authority alone.
    $key = $account | Get-BatchAiStorageAccountKey -KeyName key1 -AsPlainText
    $key = if ($key -is [string]) { $key } else { $key.PlainText }
    $env:AZURE_STORAGE_CONNECTION_STRING = "DefaultEndpointsProtocol=https;AccountName=benchstorage;AccountKey=$key;BlobEndpoint=$($account.BlobEndpoint.TrimEnd('/'))"
    $env:REQUESTS_CA_BUNDLE = (Get-BatchAiService -DataRoot $root).CaCertificatePath

    foreach ($what in @{ Name = "$Files files of 4 KiB"; Folder = $small }, @{ Name = "one file of $LargeMiB MiB"; Folder = $large }) {
        $samples = @{ module = @(); az = @() }
        foreach ($turn in 1..$Count) {
            $samples.module += Measure-Milliseconds { Send-BatchAiFile -Path "$($what.Folder)/*" -StorageAccount $account -Container files -Destination "module-$turn" }
            if ($az) {
                $samples.az += Measure-Milliseconds {
                    az storage blob upload-batch --source $what.Folder --destination files --destination-path "az-$turn" --no-progress --only-show-errors
                    if ($LASTEXITCODE -ne 0) { throw 'az could not send the files.' }
                }
            }
            Get-BatchAiContainer files -StorageAccount $account | Get-BatchAiFile | Remove-BatchAiFile -Recurse -Force
        }
        New-BenchRow "Send-BatchAiFile, $($what.Name)" $samples.module
        if ($az) { New-BenchRow "az storage blob upload-batch, $($what.Name)" $samples.az }
    }
}
finally {
    Remove-Item Env:AZURE_STORAGE_CONNECTION_STRING, Env:REQUESTS_CA_BUNDLE -ErrorAction Ignore
    Stop-BenchService $root
    Remove-Item -LiteralPath $folder -Recurse -Force
}
