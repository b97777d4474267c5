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

Describe 'New-BatchAiDirectory' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'makes directories in what the pipeline brings (<Form>)' -ForEach $forms {
        ($share | & $Copy | New-BatchAiDirectory "made-$Form/in", "other-$Form").Path | Should -Be "made-$Form/in", "other-$Form"
    }

    It 'only tells with -WhatIf' {
        $share | New-BatchAiDirectory never -WhatIf | Should -BeNullOrEmpty
        ($share | Get-BatchAiFile).Name | Should -Not -Contain 'never'
    }

    It 'is an error for one that is there, unless forced' {
        $null = $share | New-BatchAiDirectory twice -Confirm:$false
        { $share | New-BatchAiDirectory twice -ErrorAction Stop } | Should -Throw -ErrorId 'AlreadyExists,*'
        ($share | New-BatchAiDirectory twice -Force).Path | Should -Be 'twice'
    }

    It 'is an error for a share that is missing' {
        { New-BatchAiDirectory x -Share nobody -StorageAccount places -ErrorAction Stop } | Should -Throw -ErrorId 'FileShareNotFound,*'
    }
}
