BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $null = 'test-1', 'test-2' | ForEach-Object { New-BatchAiCluster $_ -NodeCount 0 }
}

AfterAll {
    Stop-TestService $service
}

Describe 'Get-BatchAiCluster' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'gets all, and those that are named' {
        (Get-BatchAiCluster).Name | Should -Contain 'local'
        (Get-BatchAiCluster local).Name | Should -Be 'local'
        (Get-BatchAiCluster test-*).Name | Sort-Object | Should -Be 'test-1', 'test-2'
    }

    It 'gets it again by its own object (<Form>)' -ForEach $forms {
        (Get-BatchAiCluster local | & $Copy | Get-BatchAiCluster).Name | Should -Be 'local'
    }

    It 'is content with a wildcard that finds nothing, and not with a name' {
        Get-BatchAiCluster nobody-* | Should -BeNullOrEmpty
        { Get-BatchAiCluster nobody -ErrorAction Stop } | Should -Throw -ErrorId 'ClusterNotFound,*'
    }

    It 'goes on after a name that is missing' {
        (Get-BatchAiCluster nobody, local -ErrorAction SilentlyContinue -ErrorVariable errors).Name | Should -Be 'local'
        $errors.Count | Should -Be 1
        $errors[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'takes the parent from the pipeline (<Form>)' -ForEach $forms {
        (Get-BatchAiWorkspace default | & $Copy | Get-BatchAiCluster local).WorkspaceName | Should -Be 'default'
    }

    It 'completes names' {
        (TabExpansion2 'Get-BatchAiCluster lo').CompletionMatches.CompletionText | Should -Contain 'local'
    }
}
