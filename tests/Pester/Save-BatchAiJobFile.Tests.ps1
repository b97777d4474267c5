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

Describe 'Save-BatchAiJobFile' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'saves what the pipeline brings, in folders (<Form>)' -ForEach $forms {
        $target = "$TestDrive/piped-$Form"
        $job | Get-BatchAiJobFile -Recurse | & $Copy | Save-BatchAiJobFile -Destination $target | Should -BeNullOrEmpty
        Get-Content "$target/stdout.txt" | Should -Be '1', '2', '3'
        Get-Content "$target/sub/m.bin" | Should -Be 'm'
    }

    It 'takes a folder for each file' {
        $saved = $job | Get-BatchAiJobFile -Directory stdouterr | Save-BatchAiJobFile -Destination { "$TestDrive/by/$($_.JobName)" } -PassThru
        $saved.FullName | Sort-Object | Should -Be @('execution.log', 'stderr.txt', 'stdout.txt' | ForEach-Object { Join-Path (Resolve-Path $TestDrive).ProviderPath "by/writer/$_" })
    }

    It 'saves all of a job' {
        Save-BatchAiJobFile writer -Destination "$TestDrive/all" -Confirm:$false
        (Get-ChildItem "$TestDrive/all" -Recurse -File).Name | Sort-Object | Should -Be 'execution.log', 'm.bin', 'stderr.txt', 'stdout.txt'
    }

    It 'only tells with -WhatIf' {
        Save-BatchAiJobFile writer -Destination "$TestDrive/never" -PassThru -WhatIf | Should -BeNullOrEmpty
        "$TestDrive/never" | Should -Not -Exist
    }

    It 'does it in a job' {
        $saved = Save-BatchAiJobFile writer -Directory MODEL -Destination "$TestDrive/background" -PassThru -AsJob | Wait-Job | Receive-Job
        $saved.Name | Should -Be 'm.bin'
    }

    It 'is an error for a job that is missing' {
        { Save-BatchAiJobFile nobody -Destination $TestDrive -ErrorAction Stop } | Should -Throw -ErrorId 'JobNotFound,*'
    }
}
