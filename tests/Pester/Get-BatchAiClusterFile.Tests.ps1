BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $share = New-BatchAiStorageAccount places | New-BatchAiFileShare logs
    $null = New-BatchAiCluster prepared -NodeCount 1 -Mount $share -SetupTask 'echo ready' -SetupTaskOutput '$AZ_BATCHAI_MOUNT_ROOT/logs' | Wait-BatchAiCluster -Timeout 120 -ErrorAction Stop
}

AfterAll {
    Stop-TestService $service
}

Describe 'Get-BatchAiClusterFile' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'gets what the setup task wrote (<Form>)' -ForEach $forms {
        $files = Get-BatchAiCluster prepared | & $Copy | Get-BatchAiClusterFile
        $files.Name -like 'stdout-*.txt' | Should -HaveCount 1
        $files.DownloadUrl | Where-Object { $_ } | Should -BeNullOrEmpty
    }

    It 'makes links on demand, which no view shows' {
        $file = Get-BatchAiClusterFile prepared -WithLink -Expiry 5 | Where-Object Name -like 'stdout-*'
        [Text.Encoding]::UTF8.GetString((Invoke-WebRequest $file.DownloadUrl -SkipCertificateCheck).Content).Trim() | Should -Be 'ready'
        $file | Out-String -Width 300 | Should -Not -Match 'sig='
        $file | Format-List | Out-String -Width 300 | Should -Not -Match 'sig='
    }

    It 'gets nothing of a cluster without a setup task' {
        Get-BatchAiClusterFile local | Should -BeNullOrEmpty
    }

    It 'is an error for a directory that is missing' {
        { Get-BatchAiClusterFile prepared -Path nowhere -ErrorAction Stop } | Should -Throw -ErrorId 'PathNotFound,*'
    }
}
