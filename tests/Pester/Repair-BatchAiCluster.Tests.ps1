BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $cause = "$TestDrive/cause"

    function New-SickCluster([string] $Name) {
        Set-Content -LiteralPath $cause -Value ''
        $null = New-BatchAiCluster $Name -NodeCount 1 -SetupTask "echo 'the cause is there' >&2; test ! -e '$cause'" -SetupTaskOutput '$AZ_BATCHAI_MOUNT_ROOT' 3> $null
        $null = Wait-BatchAiCluster $Name -Timeout 120 -ErrorAction SilentlyContinue
        Get-BatchAiCluster $Name
    }
}

AfterAll {
    Stop-TestService $service
}

Describe 'Repair-BatchAiCluster' {
    It 'replaces unusable nodes when their cause is gone (<Form>)' -ForEach @(
        @{ Form = 'live'; Copy = { $input } }
        @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
    ) {
        $cluster = New-SickCluster "sick-$Form"
        $said = $cluster | Get-BatchAiClusterDiagnostic
        $said.Summary | Should -Match '1 unusable. Node setup failed'
        $said.Node[0].Error.Detail['StdErr'] | Should -Be 'the cause is there'
        Remove-Item -LiteralPath $cause
        $cluster | & $Copy | Repair-BatchAiCluster | Should -BeNullOrEmpty
        (Get-BatchAiCluster "sick-$Form").NodeStateCount.Idle | Should -Be 1
    }

    It 'returns the cluster with -PassThru, and does not wait with -NoWait' {
        $cluster = New-SickCluster passed
        Remove-Item -LiteralPath $cause
        ($cluster | Repair-BatchAiCluster -PassThru -NoWait).Name | Should -Be 'passed'
        (Wait-BatchAiCluster passed -Timeout 120).NodeStateCount.Idle | Should -Be 1
        (Repair-BatchAiCluster passed -PassThru).Name | Should -Be 'passed'
    }

    It 'counts the nodes before it asks, and changes nothing with -WhatIf' {
        $cluster = New-SickCluster counted
        $id = (Get-BatchAiClusterNode counted).NodeId
        $cluster | Repair-BatchAiCluster -WhatIf | Should -BeNullOrEmpty
        (Get-BatchAiClusterNode counted).NodeId | Should -Be $id
        { $cluster | Repair-BatchAiCluster -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'ClusterFailed,*'
        (Get-BatchAiClusterNode counted).NodeId | Should -Not -Be $id
    }

    It 'says that there is nothing to do, and is no error' {
        $null = Wait-BatchAiCluster local -Timeout 120
        $text = Repair-BatchAiCluster local -Verbose 4>&1 | Out-String
        $text | Should -Match 'has no unusable nodes'
        (Repair-BatchAiCluster local -NodeId (Get-BatchAiClusterNode local).NodeId -Verbose 4>&1 | Out-String) | Should -Match 'is idle, and stays'
    }

    It 'is an error for what is missing' {
        { Repair-BatchAiCluster nobody -ErrorAction Stop } | Should -Throw -ErrorId 'ClusterNotFound,*'
        { Repair-BatchAiCluster local -NodeId nobody -ErrorAction Stop } | Should -Throw -ErrorId 'NodeNotFound,*'
    }
}
