BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $account = New-BatchAiStorageAccount places
}

AfterAll {
    Stop-TestService $service
}

Describe 'New-BatchAiFileShare' {
    It 'makes it and returns it' {
        $made = $account | New-BatchAiFileShare made1
        $made | Should -BeOfType ([BatchAi.FileShare])
        $made.Name | Should -Be 'made1'
        ($account | Get-BatchAiFileShare made1).ResourceId | Should -Be $made.ResourceId
    }

    It 'only tells with -WhatIf' {
        $account | New-BatchAiFileShare never1 -WhatIf | Should -BeNullOrEmpty
        { $account | Get-BatchAiFileShare never1 -ErrorAction Stop } | Should -Throw -ErrorId 'FileShareNotFound,*'
    }

    It 'asks nothing with -Confirm:$false' {
        ($account | New-BatchAiFileShare sure1 -Confirm:$false).Name | Should -Be 'sure1'
    }

    It 'refuses one that is there, and returns it with -Force' {
        $made = $account | New-BatchAiFileShare twice1
        { $account | New-BatchAiFileShare twice1 -ErrorAction Stop } | Should -Throw -ErrorId 'AlreadyExists,*'
        ($account | New-BatchAiFileShare twice1 -Force).ResourceId | Should -Be $made.ResourceId
    }

    It 'makes several, each with an error of its own' {
        $null = $account | New-BatchAiFileShare there
        ($account | New-BatchAiFileShare there, other -ErrorAction SilentlyContinue -ErrorVariable errors).Name | Should -Be 'other'
        $errors.Count | Should -Be 1
    }

    It 'takes the account by name and by property name' {
        (New-BatchAiFileShare named -StorageAccount places).StorageAccountName | Should -Be 'places'
        ([pscustomobject]@{ StorageAccountName = 'places' } | New-BatchAiFileShare property).StorageAccountName | Should -Be 'places'
    }

    It 'says what is missing without an account' {
        { New-BatchAiFileShare homeless -ErrorAction Stop } | Should -Throw -ErrorId 'StorageAccountRequired,*'
    }
}
