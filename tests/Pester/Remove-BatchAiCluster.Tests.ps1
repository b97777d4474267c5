BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'Remove-BatchAiCluster' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'removes what the pipeline brings, and returns nothing (<Form>)' -ForEach $forms {
        $name = "piped$($Form.ToLower())"
        $made = New-BatchAiCluster $name -NodeCount 0
        $made | & $Copy | Remove-BatchAiCluster -Confirm:$false | Should -BeNullOrEmpty
        { Get-BatchAiCluster $name -ErrorAction Stop } | Should -Throw -ErrorId 'ClusterNotFound,*'
    }

    It 'only tells with -WhatIf, even with -Force' {
        $made = New-BatchAiCluster kept1 -NodeCount 0
        $made | Remove-BatchAiCluster -WhatIf -Force *>&1 | Should -BeNullOrEmpty
        (Get-BatchAiCluster kept1).Name | Should -Be 'kept1'
    }

    It 'counts what goes' {
        $env:BATCHAI_TEST_ROOT = $service.Root
        $text = Invoke-Fresh {
            Import-Module $module
            $null = Connect-BatchAi -DataRoot $env:BATCHAI_TEST_ROOT
            New-BatchAiCluster counted1 -NodeCount 0 | Remove-BatchAiCluster -WhatIf
        }
        $text | Should -Match 'cluster .counted1. in workspace .default. \(nodes: none; jobs: none\)'
    }

    It 'removes by property name' {
        $null = New-BatchAiCluster prop1 -NodeCount 0
        Get-BatchAiCluster prop1 | Select-Object Name, ResourceId | Remove-BatchAiCluster -Confirm:$false
        { Get-BatchAiCluster prop1 -ErrorAction Stop } | Should -Throw -ErrorId 'ClusterNotFound,*'
    }

    It 'is an error for one that is missing, and goes on' {
        $made = New-BatchAiCluster left1 -NodeCount 0
        @(New-BatchAiCluster gone1 -NodeCount 0; $made) | ForEach-Object { if ($_.Name -eq 'gone1') { $_ | Remove-BatchAiCluster -Confirm:$false }; $_ } | Remove-BatchAiCluster -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors.Count | Should -Be 1
        $errors[0].FullyQualifiedErrorId | Should -Match '^ClusterNotFound,'
        { Get-BatchAiCluster left1 -ErrorAction Stop } | Should -Throw -ErrorId 'ClusterNotFound,*'
    }

    It 'asks only who wants to be asked' {
        (Get-Command Remove-BatchAiCluster).ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false).ConfirmImpact | Should -Be 'Medium'
    }
}
