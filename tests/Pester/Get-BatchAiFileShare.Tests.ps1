BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $account = New-BatchAiStorageAccount places
    $null = $account | New-BatchAiFileShare data, test-1, test-2
    $env:AZURE_BATCHAI_STORAGE_ACCOUNT = 'places'
}

AfterAll {
    $env:AZURE_BATCHAI_STORAGE_ACCOUNT = $null
    Stop-TestService $service
}

Describe 'Get-BatchAiFileShare' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'gets all, and those that are named' {
        (Get-BatchAiFileShare).Name | Should -Contain 'data'
        (Get-BatchAiFileShare data).Name | Should -Be 'data'
        (Get-BatchAiFileShare test-*).Name | Sort-Object | Should -Be 'test-1', 'test-2'
    }

    It 'gets it again by its own object (<Form>)' -ForEach $forms {
        (Get-BatchAiFileShare data | & $Copy | Get-BatchAiFileShare).Name | Should -Be 'data'
    }

    It 'is content with a wildcard that finds nothing, and not with a name' {
        Get-BatchAiFileShare nobody-* | Should -BeNullOrEmpty
        { Get-BatchAiFileShare nobody -ErrorAction Stop } | Should -Throw -ErrorId 'FileShareNotFound,*'
    }

    It 'goes on after a name that is missing' {
        (Get-BatchAiFileShare nobody, data -ErrorAction SilentlyContinue -ErrorVariable errors).Name | Should -Be 'data'
        $errors.Count | Should -Be 1
        $errors[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'takes the parent from the pipeline (<Form>)' -ForEach $forms {
        ($account | & $Copy | Get-BatchAiFileShare data).StorageAccountName | Should -Be 'places'
    }

    It 'completes names' {
        (TabExpansion2 'Get-BatchAiFileShare -StorageAccount places -Name da').CompletionMatches.CompletionText | Should -Contain 'data'
    }
}
