BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $account = New-BatchAiStorageAccount places
    function Get-Key { (Get-BatchAiStorageAccountKey places key1 -AsPlainText).PlainText }
}

AfterAll {
    Stop-TestService $service
}

Describe 'New-BatchAiStorageAccountKey' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'replaces a key and returns it (<Form>)' -ForEach $forms {
        $old = Get-Key
        $new = $account | & $Copy | New-BatchAiStorageAccountKey -KeyName key1 -AsPlainText -Confirm:$false
        $new.PlainText | Should -Not -Be $old
        Get-Key | Should -Be $new.PlainText
    }

    It 'only tells with -WhatIf' {
        $old = Get-Key
        $account | New-BatchAiStorageAccountKey -KeyName key1 -WhatIf | Should -BeNullOrEmpty
        Get-Key | Should -Be $old
    }

    It 'is an error for an account that is missing' {
        { New-BatchAiStorageAccountKey nobody key1 -ErrorAction Stop } | Should -Throw -ErrorId 'StorageAccountNotFound,*'
    }
}
