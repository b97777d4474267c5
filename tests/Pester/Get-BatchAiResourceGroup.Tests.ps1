BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $null = 'test-1', 'test-2' | ForEach-Object { New-BatchAiResourceGroup $_ }
}

AfterAll {
    Stop-TestService $service
}

Describe 'Get-BatchAiResourceGroup' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'gets all, and those that are named' {
        (Get-BatchAiResourceGroup).Name | Should -Contain 'default'
        (Get-BatchAiResourceGroup default).Name | Should -Be 'default'
        (Get-BatchAiResourceGroup test-*).Name | Sort-Object | Should -Be 'test-1', 'test-2'
    }

    It 'gets it again by its own object (<Form>)' -ForEach $forms {
        (Get-BatchAiResourceGroup default | & $Copy | Get-BatchAiResourceGroup).Name | Should -Be 'default'
    }

    It 'is content with a wildcard that finds nothing, and not with a name' {
        Get-BatchAiResourceGroup nobody-* | Should -BeNullOrEmpty
        { Get-BatchAiResourceGroup nobody -ErrorAction Stop } | Should -Throw -ErrorId 'ResourceGroupNotFound,*'
    }

    It 'goes on after a name that is missing' {
        (Get-BatchAiResourceGroup nobody, default -ErrorAction SilentlyContinue -ErrorVariable errors).Name | Should -Be 'default'
        $errors.Count | Should -Be 1
        $errors[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'takes the parent from the pipeline (<Form>)' -ForEach $forms {
        (Get-BatchAiWorkspace default | & $Copy | Get-BatchAiResourceGroup).Name | Should -Be 'default'
    }

    It 'completes names' {
        (TabExpansion2 'Get-BatchAiResourceGroup de').CompletionMatches.CompletionText | Should -Contain 'default'
    }
}
