BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $account = New-BatchAiStorageAccount places
}

AfterAll {
    Stop-TestService $service
}

Describe 'New-BatchAiContainer' {
    It 'makes it and returns it' {
        $made = $account | New-BatchAiContainer made1
        $made | Should -BeOfType ([BatchAi.Container])
        $made.Name | Should -Be 'made1'
        ($account | Get-BatchAiContainer made1).ResourceId | Should -Be $made.ResourceId
    }

    It 'only tells with -WhatIf' {
        $account | New-BatchAiContainer never1 -WhatIf | Should -BeNullOrEmpty
        { $account | Get-BatchAiContainer never1 -ErrorAction Stop } | Should -Throw -ErrorId 'ContainerNotFound,*'
    }

    It 'asks nothing with -Confirm:$false' {
        ($account | New-BatchAiContainer sure1 -Confirm:$false).Name | Should -Be 'sure1'
    }

    It 'refuses one that is there, and returns it with -Force' {
        $made = $account | New-BatchAiContainer twice1
        { $account | New-BatchAiContainer twice1 -ErrorAction Stop } | Should -Throw -ErrorId 'AlreadyExists,*'
        ($account | New-BatchAiContainer twice1 -Force).ResourceId | Should -Be $made.ResourceId
    }

    It 'makes several, each with an error of its own' {
        $null = $account | New-BatchAiContainer there
        ($account | New-BatchAiContainer there, other -ErrorAction SilentlyContinue -ErrorVariable errors).Name | Should -Be 'other'
        $errors.Count | Should -Be 1
    }

    It 'takes the account by name and by property name' {
        (New-BatchAiContainer named -StorageAccount places).StorageAccountName | Should -Be 'places'
        ([pscustomobject]@{ StorageAccountName = 'places' } | New-BatchAiContainer property).StorageAccountName | Should -Be 'places'
    }

    It 'says what is missing without an account' {
        { New-BatchAiContainer homeless -ErrorAction Stop } | Should -Throw -ErrorId 'StorageAccountRequired,*'
    }
}
