BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'New-BatchAiStorageAccount' {
    It 'makes it and returns it' {
        $made = New-BatchAiStorageAccount made1
        $made | Should -BeOfType ([BatchAi.StorageAccount])
        $made.Name | Should -Be 'made1'
        (Get-BatchAiStorageAccount made1).ResourceId | Should -Be $made.ResourceId
    }

    It 'only tells with -WhatIf' {
        New-BatchAiStorageAccount never1 -WhatIf | Should -BeNullOrEmpty
        { Get-BatchAiStorageAccount never1 -ErrorAction Stop } | Should -Throw -ErrorId 'StorageAccountNotFound,*'
    }

    It 'asks nothing with -Confirm:$false' {
        (New-BatchAiStorageAccount sure1 -Confirm:$false).Name | Should -Be 'sure1'
    }

    It 'refuses one that is there, and returns it with -Force' {
        $made = New-BatchAiStorageAccount twice1
        { New-BatchAiStorageAccount twice1 -ErrorAction Stop } | Should -Throw -ErrorId 'AlreadyExists,*'
        (New-BatchAiStorageAccount twice1 -Force).ResourceId | Should -Be $made.ResourceId
    }

    It 'never holds a key' {
        $account = New-BatchAiStorageAccount keyless
        $key = (Get-BatchAiStorageAccountKey keyless key1 -AsPlainText).PlainText
        $account | ConvertTo-Json -Depth 4 | Should -Not -Match ([regex]::Escape($key))
        $account | Format-List -Property * | Out-String -Width 300 | Should -Not -Match ([regex]::Escape($key))
    }
}
