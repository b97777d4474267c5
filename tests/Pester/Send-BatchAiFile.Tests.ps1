BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $account = New-BatchAiStorageAccount places
    $share = $account | New-BatchAiFileShare files
    $container = $account | New-BatchAiContainer blobs
    $source = New-Item -ItemType Directory "$TestDrive/source"
    'one' | Set-Content "$source/one.txt"
    'two' | Set-Content "$source/two.txt"
}

AfterAll {
    Stop-TestService $service
}

Describe 'Send-BatchAiFile' {
    It 'sends by pattern, from the current location, silently' {
        Push-Location $source
        try { Send-BatchAiFile *.txt -Share $share -Destination pattern | Should -BeNullOrEmpty }
        finally { Pop-Location }
        ($share | Get-BatchAiFile pattern).Name | Should -Be 'one.txt', 'two.txt'
    }

    It 'sends what Get-ChildItem gives, and returns it with -PassThru' {
        $sent = Get-ChildItem $source -File | Send-BatchAiFile -Container $container -Destination piped -PassThru -Confirm:$false
        $sent.Path | Sort-Object | Should -Be 'piped/one.txt', 'piped/two.txt'
        $sent | Should -BeOfType BatchAi.StorageItem
    }

    It 'takes names with brackets as they are' {
        'odd' | Set-Content -LiteralPath "$source/o[d]d.txt"
        Send-BatchAiFile -LiteralPath "$source/o[d]d.txt" -Container $container -Destination odd
        ($container | Get-BatchAiFile odd).Name | Should -Be 'o[d]d.txt'
        Remove-Item -LiteralPath "$source/o[d]d.txt"
    }

    It 'only tells with -WhatIf' {
        Send-BatchAiFile "$source/*" -Share $share -Destination never -PassThru -WhatIf | Should -BeNullOrEmpty
        ($share | Get-BatchAiFile).Name | Should -Not -Contain 'never'
    }

    It 'does it in a job' {
        $sent = Send-BatchAiFile "$source/one.txt" -Share $share -Destination background -PassThru -AsJob | Wait-Job | Receive-Job
        $sent.Path | Should -Be 'background/one.txt'
    }

    It 'is an error for what is missing, and goes on' {
        "$source/none.txt", "$source/one.txt" | Send-BatchAiFile -Share $share -Destination partly -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors[0].FullyQualifiedErrorId | Should -Match '^LocalPathNotFound,'
        ($share | Get-BatchAiFile partly).Name | Should -Be 'one.txt'
    }
}
