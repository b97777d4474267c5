BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'Restart-BatchAiJob' {
    It 'submits a copy under the first free name' {
        $job = New-BatchAiJob train -CommandLine 'true' -Wait
        ($job | Restart-BatchAiJob).Name | Should -Be 'train-r1'
        ($job | ConvertTo-Csv | ConvertFrom-Csv | Restart-BatchAiJob).Name | Should -Be 'train-r2'
        (Restart-BatchAiJob train-r2).Name | Should -Be 'train-r3'
        (Restart-BatchAiJob train -NewName other -Confirm:$false).CommandLine | Should -Be 'true'
    }

    It 'wants secrets again' {
        $job = New-BatchAiJob secretive -CommandLine 'test "$TOKEN" = b' -EnvironmentSecret @{ TOKEN = 'a' } -Wait
        $error = { $job | Restart-BatchAiJob -ErrorAction Stop } | Should -Throw -ErrorId 'SecretsRequired,*' -PassThru
        $error.ErrorDetails.RecommendedAction | Should -Match 'TOKEN'
        $copy = $job | Restart-BatchAiJob -EnvironmentSecret @{ TOKEN = 'b' | ConvertTo-SecureString -AsPlainText -Force }
        ($copy | Wait-BatchAiJob).ExecutionState | Should -Be 'succeeded'
    }

    It 'submits the failed ones of a sweep again, in its group and with their values' {
        $null = New-BatchAiJob flaky -CommandLine 'test {seed} -eq 2' -Sweep @{ seed = 1..3 } -ThrottleLimit 2 -Wait
        $copies = Get-BatchAiJob -Group flaky -State Failed | Restart-BatchAiJob -Confirm:$false
        $copies.Name | Sort-Object | Should -Be 'flaky-seed1-r1', 'flaky-seed3-r1'
        $copies | ForEach-Object { $_.Group, $_.GroupLimit, "$($_.Name)" | Should -Be 'flaky', 2, "flaky-seed$($_.SweepValue.seed)-r1" }
        (Get-BatchAiJob -Group flaky).Count | Should -Be 5
    }

    It 'does nothing with -WhatIf' {
        $null = New-BatchAiJob spared -CommandLine 'true' -Wait
        Restart-BatchAiJob spared -WhatIf | Should -BeNullOrEmpty
        (Get-BatchAiJob spared*).Name | Should -Be 'spared'
    }

    It 'refuses a name that is taken or is none' {
        $null = New-BatchAiJob taken -CommandLine 'true' -Wait
        { Restart-BatchAiJob taken -NewName taken -ErrorAction Stop } | Should -Throw -ErrorId 'AlreadyExists,*'
        { Restart-BatchAiJob taken -NewName 'no name' -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidJobName,*'
    }

    It 'reports a job that is not there' {
        { Restart-BatchAiJob nobody -ErrorAction Stop } | Should -Throw -ErrorId 'JobNotFound,*'
    }
}
