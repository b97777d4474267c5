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

    It 'tells what each node of this machine does (<Form>)' -ForEach $forms {
        $nodes = @(Get-BatchAiCluster local | & $Copy | Get-BatchAiClusterNode)
        $nodes.Count | Should -Be 1
        $nodes[0] | Should -BeOfType ([BatchAi.Node])
        $nodes[0].State | Should -BeIn 'preparing', 'idle'
        $nodes[0].ClusterName | Should -Be 'local'
        $nodes[0].IpAddress | Should -BeNullOrEmpty
    }

    It 'tells the job that runs on a node' {
        $null = Wait-BatchAiCluster local -Timeout 120
        $job = New-BatchAiJob holder -CommandLine 'sleep 1000'
        while ((Get-BatchAiJob holder).ExecutionState -ne 'running') { Start-Sleep -Milliseconds 50 }
        $node = Get-BatchAiClusterNode local
        $node.State, $node.JobName, $node.ExperimentName | Should -Be 'running', 'holder', 'default'
        ($node | Out-String -Width 80).TrimEnd() | Should -Match 'running\s+holder'
        $job | Stop-BatchAiJob
    }

    It 'is an error for a cluster that is missing' {
        { Get-BatchAiClusterNode nobody -ErrorAction Stop } | Should -Throw -ErrorId 'ClusterNotFound,*'
    }
}
