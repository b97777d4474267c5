BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $null = New-BatchAiJob done -CommandLine 'true' -Wait
    $null = New-BatchAiJob failed -CommandLine 'exit 3' -Wait
}

AfterAll {
    Stop-TestService $service
}

Describe 'Wait-BatchAiJob' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'takes jobs from the pipeline (<Form>)' -ForEach $forms {
        (Get-BatchAiJob | & $Copy | Wait-BatchAiJob).Name | Should -Be 'done', 'failed'
    }

    It 'takes a name' {
        (Wait-BatchAiJob done).ExecutionState | Should -Be 'succeeded'
    }

    It 'takes several from the pipeline, and says so of a list' {
        (Get-BatchAiJob done, failed | Wait-BatchAiJob).Name | Should -Be 'done', 'failed'
        { Wait-BatchAiJob done, failed } | Should -Throw '*One name is expected here, and this is a list.*Get-BatchAi... done, failed |*'
        { Stop-BatchAiJob done, failed } | Should -Throw '*One name is expected*'
        { Get-BatchAiJobDiagnostic done, failed } | Should -Throw "*Get-BatchAiJob done, failed |*"
    }

    It 'makes an error of a failed job only when asked to' {
        Wait-BatchAiJob failed -ErrorAction Stop | Should -Not -BeNullOrEmpty
        $error = { Get-BatchAiJob | Wait-BatchAiJob -FailOnJobFailure -ErrorAction Stop } | Should -Throw -ErrorId 'JobFailed,*' -PassThru
        $error.Exception.Message | Should -Match 'exit code 3'
        $error.TargetObject.ExitCode | Should -Be 3
    }

    It 'ends when the time is over, and leaves the job alone' -ForEach 0.2, '00:00:00.2' {
        $job = New-BatchAiJob "long-$([guid]::NewGuid())" -CommandLine 'sleep 1000'
        { $job | Wait-BatchAiJob -Timeout $_ -ErrorAction Stop } | Should -Throw -ErrorId 'WaitTimedOut,*'
        ($job | Get-BatchAiJob).ExecutionState | Should -BeIn 'queued', 'running'
        $job | Stop-BatchAiJob
    }

    It 'tells each change as information' {
        $null = Wait-BatchAiJob done -InformationVariable told
        $told.MessageData | Should -Contain 'done is succeeded'
    }

    It 'waits in the background, and Stop-Job ends that alone' {
        $job = New-BatchAiJob watched -CommandLine 'sleep 1000'
        $background = $job | Wait-BatchAiJob -AsJob
        $background.Name | Should -Be "Wait-BatchAiJob 'watched'"
        $background | Stop-Job
        $background.State | Should -Be 'Stopped'
        ($job | Get-BatchAiJob).ExecutionState | Should -BeIn 'queued', 'running'
        $job | Stop-BatchAiJob
    }

    It 'reports a job that is not there' {
        { Wait-BatchAiJob nobody -ErrorAction Stop } | Should -Throw -ErrorId 'JobNotFound,*'
    }
}
