BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $share = New-BatchAiStorageAccount exported | New-BatchAiFileShare logs
    $output = @{ Mount = $share; StdOutErrPathPrefix = '$AZ_BATCHAI_JOB_MOUNT_ROOT/logs'; Wait = $true }
    $null = New-BatchAiJob first -CommandLine 'for e in 1 2 3; do echo "epoch $e/3: loss = 0.$((9 - e)), accuracy = $((80 + e))%"; done' @output
    $null = New-BatchAiJob second -CommandLine 'echo loss=0.25' @output
    $null = New-BatchAiJob silent -CommandLine true @output
}

AfterAll {
    Stop-TestService $service
}

Describe 'Export-BatchAiJobMetric' {
    It 'writes a picture, whose name comes first' {
        $file = Get-BatchAiJob first, second | Export-BatchAiJobMetric "$TestDrive/new/loss.svg" loss
        $file | Should -BeOfType ([IO.FileInfo])
        $svg = [xml] ($file | Get-Content -Raw)
        $svg.SelectNodes('//*[local-name()="title"]').InnerText | Should -Be 'second', 'first'
    }

    It 'writes a page without anything from elsewhere' {
        $text = Get-BatchAiJob first | Export-BatchAiJobMetric "$TestDrive/all.html" | Get-Content -Raw
        $text | Should -Match '<td>accuracy \[%\]</td><td>first</td><td>83</td>'
        $text | Should -Not -Match '<script|src=|href='
    }

    It 'draws metrics that were got before (<Form>)' -ForEach @(
        @{ Form = 'live'; Copy = { $input } }
        @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
        @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
    ) {
        $file = Get-BatchAiJobMetric loss -Job first | & $Copy | Export-BatchAiJobMetric "$TestDrive/$Form.svg" loss
        $file | Get-Content -Raw | Should -Match 'first  last 0.6, min 0.6, max 0.8'
    }

    It 'overwrites with -Force alone' {
        $null = Export-BatchAiJobMetric "$TestDrive/kept.svg" -Job first
        { Export-BatchAiJobMetric "$TestDrive/kept.svg" -Job first -ErrorAction Stop } | Should -Throw -ErrorId 'ChartFileExists,*'
        Export-BatchAiJobMetric "$TestDrive/kept.svg" -Job first -Force -Confirm:$false | Should -Not -BeNullOrEmpty
    }

    It 'does nothing with -WhatIf' {
        Export-BatchAiJobMetric "$TestDrive/never/x.svg" -Job first -WhatIf | Should -BeNullOrEmpty
        "$TestDrive/never" | Should -Not -Exist
    }

    It 'is relative to the current location' {
        Push-Location $TestDrive
        try { (Export-BatchAiJobMetric here.svg -Job first).FullName | Should -Be (Join-Path $TestDrive here.svg) }
        finally { Pop-Location }
    }

    It 'reports <Id>' -ForEach @(
        @{ Id = 'ChartFormatUnknown'; Call = { Export-BatchAiJobMetric "$TestDrive/x.png" -Job first } }
        @{ Id = 'NoMetric'; Call = { Export-BatchAiJobMetric "$TestDrive/x.svg" -Job silent } }
        @{ Id = 'JobNotFound'; Call = { Export-BatchAiJobMetric "$TestDrive/x.svg" -Job nobody } }
        @{ Id = 'ChartFileNotWritable'; Call = { Export-BatchAiJobMetric "/proc/x/y.svg" -Job first } }
    ) {
        { $ErrorActionPreference = 'Stop'; & $Call } | Should -Throw -ErrorId "$Id,*"
    }
}
