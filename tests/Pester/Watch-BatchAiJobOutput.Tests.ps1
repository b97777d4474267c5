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

Describe 'Watch-BatchAiJobOutput' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'shows what a job wrote (<Form>)' -ForEach $forms {
        $job | & $Copy | Watch-BatchAiJobOutput -Stream StdOut | Should -Be '1', '2', '3'
    }

    It 'writes strings that know where they come from, and survive Clixml' {
        $lines = Watch-BatchAiJobOutput writer
        $lines | Should -HaveCount 4
        $lines | Export-Clixml "$TestDrive/lines.xml"
        $copy = Import-Clixml "$TestDrive/lines.xml" | Where-Object Stream -EQ stderr
        $copy | Should -Be 'stderr.txt| wrong'
        $copy.Line | Should -Be 'wrong'
        $copy.JobName | Should -Be 'writer'
        $copy.ReceivedAt | Should -Not -BeNullOrEmpty
    }

    It 'ends when nobody reads any more' {
        $job | Watch-BatchAiJobOutput -Stream StdOut | Select-Object -First 1 | Should -Be '1'
    }

    It 'breaks commands to build agents' {
        $sly = New-BatchAiJob sly -CommandLine 'echo "a ##vso[task.complete] ##[command]b"; echo "::error::c"' -Mount $share
        try {
            $env:TF_BUILD = 'True'
            $sly | Watch-BatchAiJobOutput -Stream StdOut | Should -Be 'a ## vso[task.complete] ## [command]b', ': :error: :c'
            $sly | Watch-BatchAiJobOutput -Stream StdOut -Raw | Should -Be 'a ## vso[task.complete] ## [command]b', ': :error: :c'
        }
        finally {
            $env:TF_BUILD = $null
        }
    }

    It 'is an error when the job fails, if asked for' {
        $bad = New-BatchAiJob bad -CommandLine 'exit 5' -Mount $share
        { $bad | Watch-BatchAiJobOutput -FailOnJobFailure -ErrorAction Stop } | Should -Throw -ErrorId 'JobFailed,*'
    }

    It 'is an error for a job that is missing' {
        { Watch-BatchAiJobOutput nobody -ErrorAction Stop } | Should -Throw -ErrorId 'JobNotFound,*'
    }
}
