BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'Get-BatchAiJobNode' {
    It 'gets the nodes of a job (<Form>)' -ForEach @(
        @{ Form = 'live'; Copy = { $input } }
        @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
    ) {
        $node = New-BatchAiJob "on-$Form" -CommandLine 'true' -Wait | & $Copy | Get-BatchAiJobNode
        $node | Should -BeOfType ([BatchAi.Node])
        $node.ClusterName | Should -Be 'local'
        $node.NodeId | Should -Not -BeNullOrEmpty
    }

    It 'reports a job that is not there' {
        { Get-BatchAiJobNode nobody -ErrorAction Stop } | Should -Throw -ErrorId 'JobNotFound,*'
    }
}
