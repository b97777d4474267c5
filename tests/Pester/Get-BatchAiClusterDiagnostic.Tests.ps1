BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $null = Wait-BatchAiCluster local -Timeout 120
}

AfterAll {
    Stop-TestService $service
}

Describe 'Get-BatchAiClusterDiagnostic' {
    It 'tells how a cluster fares (<Form>)' -ForEach @(
        @{ Form = 'live'; Copy = { $input } }
        @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
        @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
    ) {
        $said = Get-BatchAiCluster local | & $Copy | Get-BatchAiClusterDiagnostic
        $said | Should -BeOfType ([BatchAi.ClusterDiagnostic])
        $said.Name, $said.State, $said.CurrentNodeCount | Should -Be 'local', 'steady', 1
        $said.Summary | Should -Be 'The cluster has 1 node: 1 idle. Nothing is wrong with it.'
        $said.Node[0].State | Should -Be 'idle'
    }

    It 'shows a list that fits 80 columns' {
        $text = Get-BatchAiClusterDiagnostic local | Out-String -Width 80
        $text | Should -Match 'Nothing is wrong'
        $text -split '\r?\n' | ForEach-Object { ($_ -replace '\e\[[\d;]*m').Length | Should -BeLessOrEqual 80 }
    }

    It 'is an error for a cluster that is missing' {
        { Get-BatchAiClusterDiagnostic nobody -ErrorAction Stop } | Should -Throw -ErrorId 'ClusterNotFound,*'
    }
}
