BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $account = New-BatchAiStorageAccount places
    $null = $account | New-BatchAiContainer data, test-1, test-2
    $env:AZURE_BATCHAI_STORAGE_ACCOUNT = 'places'
}

AfterAll {
    $env:AZURE_BATCHAI_STORAGE_ACCOUNT = $null
    Stop-TestService $service
}

Describe 'Get-BatchAiContainer' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'gets all, and those that are named' {
        (Get-BatchAiContainer).Name | Should -Contain 'data'
        (Get-BatchAiContainer data).Name | Should -Be 'data'
        (Get-BatchAiContainer test-*).Name | Sort-Object | Should -Be 'test-1', 'test-2'
    }

    It 'gets it again by its own object (<Form>)' -ForEach $forms {
        (Get-BatchAiContainer data | & $Copy | Get-BatchAiContainer).Name | Should -Be 'data'
    }

    It 'is content with a wildcard that finds nothing, and not with a name' {
        Get-BatchAiContainer nobody-* | Should -BeNullOrEmpty
        { Get-BatchAiContainer nobody -ErrorAction Stop } | Should -Throw -ErrorId 'ContainerNotFound,*'
    }

    It 'goes on after a name that is missing' {
        (Get-BatchAiContainer nobody, data -ErrorAction SilentlyContinue -ErrorVariable errors).Name | Should -Be 'data'
        $errors.Count | Should -Be 1
        $errors[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'takes the parent from the pipeline (<Form>)' -ForEach $forms {
        ($account | & $Copy | Get-BatchAiContainer data).StorageAccountName | Should -Be 'places'
    }

    It 'completes names' {
        (TabExpansion2 'Get-BatchAiContainer -StorageAccount places -Name da').CompletionMatches.CompletionText | Should -Contain 'data'
    }
}
