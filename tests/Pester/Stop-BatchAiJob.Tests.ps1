BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'Stop-BatchAiJob' {
    BeforeEach {
        $job = New-BatchAiJob "job-$([guid]::NewGuid())" -CommandLine 'sleep 1000'
    }

    AfterEach {
        $job | Stop-BatchAiJob
    }

    It 'is silent' {
        Stop-BatchAiJob $job.Name | Should -BeNullOrEmpty
        ($job | Get-BatchAiJob).ExecutionState | Should -Be 'failed'
    }

    It 'returns the job with -PassThru' {
        ($job | Stop-BatchAiJob -PassThru).ExecutionState | Should -Be 'failed'
        ($job | Stop-BatchAiJob -NoWait -PassThru).Name | Should -Be $job.Name
    }

    It 'does nothing with -WhatIf' {
        $job | Stop-BatchAiJob -WhatIf -PassThru | Should -BeNullOrEmpty
        ($job | Get-BatchAiJob).ExecutionState | Should -BeIn 'queued', 'running'
    }

    It 'asks nothing with -Confirm:$false' {
        ($job | Stop-BatchAiJob -Confirm:$false -PassThru).ExecutionState | Should -Be 'failed'
    }

    It 'stops a whole sweep' {
        $jobs = New-BatchAiJob "sweep-$([guid]::NewGuid())" -CommandLine 'sleep 1000' -Sweep @{ seed = 1..3 } -ThrottleLimit 1
        ($jobs | Stop-BatchAiJob -PassThru).ExecutionState | Should -Be 'failed', 'failed', 'failed'
    }

    It 'takes serialized jobs by the names of their properties' {
        ($job | ConvertTo-Csv | ConvertFrom-Csv | Stop-BatchAiJob -PassThru).Name | Should -Be $job.Name
    }

    It 'reports a job that is not there, and goes on' {
        $gone = [pscustomobject]@{ Name = 'nobody'; ExperimentName = 'default'; WorkspaceName = 'default'; ResourceGroupName = 'default' }
        $stopped = $gone, $job | Stop-BatchAiJob -PassThru -ErrorAction SilentlyContinue -ErrorVariable errors
        $stopped.Name | Should -Be $job.Name
        $errors[0].FullyQualifiedErrorId | Should -Be 'JobNotFound,BatchAi.Commands.StopBatchAiJobCommand'
    }
}
