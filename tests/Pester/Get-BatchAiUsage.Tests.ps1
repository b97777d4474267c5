BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'Get-BatchAiUsage' {
    It 'gets the counters of this machine' {
        $usages = Get-BatchAiUsage
        ($usages | Where-Object Id -EQ 'Clusters').CurrentValue | Should -Be 1
        $usages | Should -BeOfType ([BatchAi.Usage])
    }

    It 'takes a region, and the location of what the pipeline brings' {
        (Get-BatchAiUsage eastus | Where-Object Id -EQ 'Clusters').CurrentValue | Should -Be 0
        (Get-BatchAiWorkspace default | Get-BatchAiUsage | Where-Object Id -EQ 'Clusters').CurrentValue | Should -Be 1
    }
}
