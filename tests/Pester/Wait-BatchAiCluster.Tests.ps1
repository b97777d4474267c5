BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $null = New-BatchAiCluster none -NodeCount 0

    function Wait-Running {
        param([Parameter(ValueFromPipeline)] $Job)
        process {
            while (($now = $Job | Get-BatchAiJob).ExecutionState -eq 'queued') { Start-Sleep -Milliseconds 50 }
            $now
        }
    }
}

AfterAll {
    Stop-TestService $service
}

Describe 'Wait-BatchAiCluster' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'returns those that are ready, and takes a bare number for seconds' {
        (Wait-BatchAiCluster local -Timeout 120).NodeStateCount.Idle | Should -Be 1
        (Wait-BatchAiCluster local -For Steady -Timeout '00:02:00').AllocationState | Should -Be 'steady'
    }

    It 'waits for all of the pipeline (<Form>)' -ForEach $forms {
        (Get-BatchAiCluster | & $Copy | Wait-BatchAiCluster -Timeout 120).Name | Sort-Object | Should -Be 'local', 'none'
    }

    It 'gives up in time, and says how to go on' {
        $busy = New-BatchAiJob busy -CommandLine 'sleep 600' -Cluster local
        $null = Get-BatchAiJob busy | Wait-Running
        Wait-BatchAiCluster local -Timeout 0 -ErrorAction SilentlyContinue -ErrorVariable errors | Should -BeNullOrEmpty
        $errors[0].FullyQualifiedErrorId | Should -Match '^WaitTimedOut,'
        $errors[0].ErrorDetails.RecommendedAction | Should -Match 'Wait-BatchAiCluster local'
        Stop-BatchAiJob busy
    }

    It 'waits in a job of PowerShell' {
        (Wait-BatchAiCluster none -AsJob | Wait-Job | Receive-Job).Name | Should -Be 'none'
    }

    It 'is an error for one that is missing' {
        { Wait-BatchAiCluster nobody -ErrorAction Stop } | Should -Throw -ErrorId 'ClusterNotFound,*'
    }
}
