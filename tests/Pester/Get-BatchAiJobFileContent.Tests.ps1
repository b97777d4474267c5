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

Describe 'Get-BatchAiJobFileContent' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'gets the lines of what the pipeline brings (<Form>)' -ForEach $forms {
        $job | Get-BatchAiJobFile -Path stdout.txt | & $Copy | Get-BatchAiJobFileContent | Should -Be '1', '2', '3'
    }

    It 'gets the whole text, the end, and the bytes' {
        Get-BatchAiJobFileContent writer -Path stdout.txt -Raw | Should -Be "1`n2`n3`n"
        Get-BatchAiJobFileContent writer -Path stdout.txt -Tail 1 | Should -Be '3'
        Get-BatchAiJobFileContent writer MODEL sub/m.bin -AsByteStream | Should -Be 109, 10
    }

    It 'takes an encoding by its name' {
        (Get-BatchAiJobFileContent writer MODEL sub/m.bin -Encoding bigendianunicode -Raw).Length | Should -Be 1
        { Get-BatchAiJobFileContent writer MODEL sub/m.bin -Encoding nonsense } | Should -Throw
    }

    It 'is an error for a file that is missing' {
        { Get-BatchAiJobFileContent writer -Path nothing -ErrorAction Stop } | Should -Throw -ErrorId 'JobFileNotFound,*'
    }
}
