BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'Get-BatchAiClusterNode' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'says that nodes of this machine have no sign-in (<Form>)' -ForEach $forms {
        Get-BatchAiCluster local | & $Copy | Get-BatchAiClusterNode -WarningVariable warnings 3> $null | Should -BeNullOrEmpty
        $warnings | Should -Match 'nothing to sign in to'
    }

    It 'is an error for a cluster that is missing' {
        { Get-BatchAiClusterNode nobody -ErrorAction Stop } | Should -Throw -ErrorId 'ClusterNotFound,*'
    }
}
