BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $null = New-BatchAiCluster changed -NodeCount 0
}

AfterAll {
    Stop-TestService $service
}

Describe 'Update-BatchAiCluster' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'is silent without -PassThru, and returns the cluster with it' {
        Update-BatchAiCluster changed -NodeCount 0 | Should -BeNullOrEmpty
        (Update-BatchAiCluster changed -NodeCount 0 -PassThru).TargetNodeCount | Should -Be 0
    }

    It 'only tells with -WhatIf, with and without -PassThru' {
        Update-BatchAiCluster changed -NodeCount 3 -WhatIf | Should -BeNullOrEmpty
        Update-BatchAiCluster changed -NodeCount 3 -WhatIf -PassThru | Should -BeNullOrEmpty
        (Get-BatchAiCluster changed).TargetNodeCount | Should -Be 0
    }

    It 'takes the cluster from the pipeline (<Form>)' -ForEach $forms {
        (Get-BatchAiCluster changed | & $Copy | Update-BatchAiCluster -NodeCount 0 -DeallocationOption Terminate -PassThru -Confirm:$false).NodeDeallocationOption | Should -Be 'terminate'
    }

    It 'refuses what cannot be' {
        { Update-BatchAiCluster changed -ErrorAction Stop } | Should -Throw -ErrorId 'ScaleRequired,*'
        { Update-BatchAiCluster changed -MinNodeCount 1 -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidScale,*'
        { Update-BatchAiCluster nobody -NodeCount 1 -ErrorAction Stop } | Should -Throw -ErrorId 'ClusterNotFound,*'
    }
}
