BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'Export-BatchAiJobConfig' {
    BeforeAll {
        $null = New-BatchAiJob first -CommandLine 'echo ü' -EnvironmentSecret @{ TOKEN = 'canary-4711' } -Wait
        $null = New-BatchAiJob second -CommandLine 'true' -Wait
    }

    It 'writes a file that can be submitted again' {
        $file = Export-BatchAiJobConfig second "$TestDrive/second.json"
        $file | Should -BeOfType ([IO.FileInfo])
        $file | Test-BatchAiJobConfig | Should -BeTrue
        (New-BatchAiJob -ConfigFile $file -Name copied).CommandLine | Should -Be 'true'
    }

    It 'writes no secret, and warns of it' {
        $file = Get-BatchAiJob first | Export-BatchAiJobConfig -Path "$TestDrive/first.json" -WarningVariable warnings 3> $null
        $file | Get-Content -Raw | Should -Not -Match 'canary'
        $file | Get-Content -Raw | Should -Match 'echo ü'
        $warnings | Should -Match 'TOKEN'
    }

    It 'writes several into a folder, from serialized jobs too' {
        (Get-BatchAiJob first, second | ConvertTo-Csv | ConvertFrom-Csv | Export-BatchAiJobConfig -Path "$TestDrive/jobs/" 3> $null).Name | Should -Be 'first.json', 'second.json'
    }

    It 'overwrites with -Force alone' {
        $null = Export-BatchAiJobConfig second "$TestDrive/kept.json"
        { Export-BatchAiJobConfig second "$TestDrive/kept.json" -ErrorAction Stop } | Should -Throw -ErrorId 'ConfigFileExists,*'
        Export-BatchAiJobConfig second "$TestDrive/kept.json" -Force | Should -Not -BeNullOrEmpty
    }

    It 'does nothing with -WhatIf' {
        Export-BatchAiJobConfig second "$TestDrive/never/" -WhatIf | Should -BeNullOrEmpty
        "$TestDrive/never" | Should -Not -Exist
    }

    It 'reports a job that is not there' {
        { Export-BatchAiJobConfig nobody -ErrorAction Stop } | Should -Throw -ErrorId 'JobNotFound,*'
    }
}
