BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'Remove-BatchAiJob' {
    BeforeEach {
        $job = New-BatchAiJob "job-$([guid]::NewGuid())" -CommandLine 'true' -Wait
    }

    It 'is silent' {
        Remove-BatchAiJob $job.Name | Should -BeNullOrEmpty
        Get-BatchAiJob "$($job.Name)*" | Should -BeNullOrEmpty
    }

    It 'returns the job as it was with -PassThru' {
        ($job | Remove-BatchAiJob -PassThru).ExecutionState | Should -Be 'succeeded'
    }

    It 'does nothing with -WhatIf' {
        $job | Remove-BatchAiJob -WhatIf -PassThru | Should -BeNullOrEmpty
        $job | Get-BatchAiJob | Should -Not -BeNullOrEmpty
    }

    It 'asks nothing with -Confirm:$false' {
        ($job | Remove-BatchAiJob -Confirm:$false -PassThru).Name | Should -Be $job.Name
    }

    It 'takes serialized jobs by the names of their properties' {
        ($job | ConvertTo-Json -Depth 4 | ConvertFrom-Json | Remove-BatchAiJob -PassThru).Name | Should -Be $job.Name
    }

    It 'removes many together, and goes on when one is gone' {
        $jobs = New-BatchAiJob "sweep-$([guid]::NewGuid())" -CommandLine 'sleep 1000' -Sweep @{ seed = 1..4 }
        Remove-BatchAiJob $jobs[1].Name
        $removed = $jobs + $jobs[0] | Remove-BatchAiJob -PassThru -ErrorAction SilentlyContinue -ErrorVariable errors
        $removed.Name | Sort-Object | Should -Be $jobs[0, 2, 3].Name
        $errors[0].FullyQualifiedErrorId | Should -Be 'JobNotFound,BatchAi.Commands.RemoveBatchAiJobCommand'
        Get-BatchAiJob -Group $jobs[0].Group | Should -BeNullOrEmpty
    }

    It 'stops a job that runs' {
        $endless = New-BatchAiJob "job-$([guid]::NewGuid())" -CommandLine 'sleep 1000'
        $endless | Remove-BatchAiJob
        Get-BatchAiJob "$($endless.Name)*" | Should -BeNullOrEmpty
    }

    It 'reports a job that is not there' {
        { Remove-BatchAiJob nobody -ErrorAction Stop } | Should -Throw -ErrorId 'JobNotFound,*'
    }
}
