BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $account = New-BatchAiStorageAccount places
    $share = $account | New-BatchAiFileShare logs
    $job = New-BatchAiJob writer -CommandLine 'seq 3; echo wrong >&2; mkdir $AZ_BATCHAI_OUTPUT_MODEL/sub; echo m > $AZ_BATCHAI_OUTPUT_MODEL/sub/m.bin' -Mount $share -OutputDirectory @{ MODEL = '$AZ_BATCHAI_JOB_MOUNT_ROOT/logs' }
    $null = $job | Wait-BatchAiJob
}

AfterAll {
    Stop-TestService $service
}

Describe 'Get-BatchAiJobFile' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'gets the files of all directories (<Form>)' -ForEach $forms {
        ($job | & $Copy | Get-BatchAiJobFile).Path | Should -Be 'execution.log', 'stderr.txt', 'stdout.txt', 'sub'
        ($job | & $Copy | Get-BatchAiJobFile -Directory MODEL -Recurse).Path | Should -Be 'sub', 'sub/m.bin'
    }

    It 'shows no link in any view' {
        $files = $job | Get-BatchAiJobFile -WithLink
        $files[0].DownloadUrl | Should -Match '^https://.*sig='
        $files | Format-Table | Out-String -Width 80 | Should -Not -Match 'sig='
        $files | Format-List | Out-String | Should -Not -Match 'sig='
    }

    It 'completes directories' {
        (TabExpansion2 'Get-BatchAiJobFile writer -Directory ').CompletionMatches.CompletionText | Should -Be 'stdouterr', 'MODEL'
    }

    It 'is an error for a job or a path that is missing' {
        { Get-BatchAiJobFile nobody -ErrorAction Stop } | Should -Throw -ErrorId 'JobNotFound,*'
        { Get-BatchAiJobFile writer MODEL nothing -ErrorAction Stop } | Should -Throw -ErrorId 'JobFileNotFound,*'
    }
}
