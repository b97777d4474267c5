BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $account = New-BatchAiStorageAccount places
}

AfterAll {
    Stop-TestService $service
}

Describe 'Get-BatchAiStorageAccountKey' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'gets keys that no view shows (<Form>)' -ForEach $forms {
        $keys = $account | & $Copy | Get-BatchAiStorageAccountKey
        $keys.KeyName | Should -Be 'key1', 'key2'
        $text = (Get-BatchAiStorageAccountKey places key1 -AsPlainText).PlainText
        $text.Length | Should -Be 88
        $keys | Format-List -Property * | Out-String -Width 300 | Should -Not -Match ([regex]::Escape($text))
        $keys | ConvertTo-Json -Depth 3 | Should -Not -Match ([regex]::Escape($text))
    }

    It 'is an error for a key or an account that is missing' {
        { Get-BatchAiStorageAccountKey places key9 -ErrorAction Stop } | Should -Throw -ErrorId 'KeyNotFound,*'
        { Get-BatchAiStorageAccountKey nobody -ErrorAction Stop } | Should -Throw -ErrorId 'StorageAccountNotFound,*'
    }
}
