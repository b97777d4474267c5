BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    Push-Location $TestDrive
    @{ properties = @{ nodeCount = 1; stdOutErrPathPrefix = '$AZ_BATCHAI_JOB_TEMP'; customToolkitSettings = @{ commandLine = 'echo "hello $NAME"' } } } |
        ConvertTo-Json -Depth 5 | Set-Content hello.json
}

AfterAll {
    Pop-Location
    Stop-TestService $service
}

Describe 'Invoke-BatchAiJob' {
    It 'writes the lines of the job, and nothing else' {
        $lines = Invoke-BatchAiJob hello.json -EnvironmentVariable @{ NAME = 'you' } 6> $null
        $lines | Should -Be 'hello you'
        $lines.Line | Should -Be 'hello you'
        $lines.Stream | Should -Be 'stdout'
        $lines.JobName | Should -Be 'hello'
    }

    It 'lists the files for people' {
        $null = Invoke-BatchAiJob hello.json -InformationVariable told 6> $null
        "$told" | Should -Match 'stdout\.txt'
    }

    It 'takes files from the pipeline' {
        (Get-Item hello.json | Invoke-BatchAiJob -Set 'properties.customToolkitSettings.commandLine=echo piped' 6> $null) | Should -Be 'piped'
    }

    It 'does nothing with -WhatIf' {
        Invoke-BatchAiJob hello.json -WhatIf | Should -BeNullOrEmpty
    }

    It 'fails with the job when asked to' {
        { Invoke-BatchAiJob hello.json -Set 'properties.customToolkitSettings.commandLine=exit 9' -FailOnJobFailure -ErrorAction Stop 6> $null } | Should -Throw -ErrorId 'JobFailed,*'
    }

    It 'reports a file that is not there' {
        { Invoke-BatchAiJob nothing.json -ErrorAction Stop } | Should -Throw -ErrorId 'ConfigFileNotFound,*'
    }
}
