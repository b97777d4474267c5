BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $null = 'first', 'test-1', 'test-2' | ForEach-Object { New-BatchAiFileServer $_ }
}

AfterAll {
    Stop-TestService $service
}

Describe 'Get-BatchAiFileServer' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'gets all, and those that are named' {
        (Get-BatchAiFileServer).Name | Should -Contain 'first'
        (Get-BatchAiFileServer first).Name | Should -Be 'first'
        (Get-BatchAiFileServer test-*).Name | Sort-Object | Should -Be 'test-1', 'test-2'
    }

    It 'gets it again by its own object (<Form>)' -ForEach $forms {
        (Get-BatchAiFileServer first | & $Copy | Get-BatchAiFileServer).Name | Should -Be 'first'
    }

    It 'is content with a wildcard that finds nothing, and not with a name' {
        Get-BatchAiFileServer nobody-* | Should -BeNullOrEmpty
        { Get-BatchAiFileServer nobody -ErrorAction Stop } | Should -Throw -ErrorId 'FileServerNotFound,*'
    }

    It 'goes on after a name that is missing' {
        (Get-BatchAiFileServer nobody, first -ErrorAction SilentlyContinue -ErrorVariable errors).Name | Should -Be 'first'
        $errors.Count | Should -Be 1
        $errors[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'takes the parent from the pipeline (<Form>)' -ForEach $forms {
        (Get-BatchAiWorkspace default | & $Copy | Get-BatchAiFileServer first).WorkspaceName | Should -Be 'default'
    }

    It 'completes names' {
        (TabExpansion2 'Get-BatchAiFileServer fi').CompletionMatches.CompletionText | Should -Contain 'first'
    }
}
