BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $null = 'first', 'test1', 'test2' | ForEach-Object { New-BatchAiStorageAccount $_ }
}

AfterAll {
    Stop-TestService $service
}

Describe 'Get-BatchAiStorageAccount' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'gets all, and those that are named' {
        (Get-BatchAiStorageAccount).Name | Should -Contain 'first'
        (Get-BatchAiStorageAccount first).Name | Should -Be 'first'
        (Get-BatchAiStorageAccount test*).Name | Sort-Object | Should -Be 'test1', 'test2'
    }

    It 'gets it again by its own object (<Form>)' -ForEach $forms {
        (Get-BatchAiStorageAccount first | & $Copy | Get-BatchAiStorageAccount).Name | Should -Be 'first'
    }

    It 'is content with a wildcard that finds nothing, and not with a name' {
        Get-BatchAiStorageAccount nobody-* | Should -BeNullOrEmpty
        { Get-BatchAiStorageAccount nobody -ErrorAction Stop } | Should -Throw -ErrorId 'StorageAccountNotFound,*'
    }

    It 'goes on after a name that is missing' {
        (Get-BatchAiStorageAccount nobody, first -ErrorAction SilentlyContinue -ErrorVariable errors).Name | Should -Be 'first'
        $errors.Count | Should -Be 1
        $errors[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'takes the parent from the pipeline (<Form>)' -ForEach $forms {
        (Get-BatchAiResourceGroup default | & $Copy | Get-BatchAiStorageAccount).Name | Should -Contain 'first'
    }

    It 'completes names' {
        (TabExpansion2 'Get-BatchAiStorageAccount fi').CompletionMatches.CompletionText | Should -Contain 'first'
    }
}
