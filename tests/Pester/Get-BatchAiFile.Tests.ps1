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

Describe 'Get-BatchAiFile' {
    BeforeAll {
        Send-BatchAiFile "$source/*" -Share $share -Destination deep/er
        Send-BatchAiFile "$source/*" -Container $container -Destination deep/er
    }

    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'lists what the pipeline brings (<Form>)' -ForEach $forms {
        ($share | & $Copy | Get-BatchAiFile -Recurse).Path | Should -Be 'deep', 'deep/er', 'deep/er/one.txt', 'deep/er/two.txt'
        ($container | & $Copy | Get-BatchAiFile -Recurse).Path | Should -Be 'deep', 'deep/er', 'deep/er/one.txt', 'deep/er/two.txt'
    }

    It 'finds by pattern, and tells the path below what was looked through' {
        $file = Get-BatchAiFile deep/*/o*.txt -Share files -StorageAccount places
        $file.Path | Should -Be 'deep/er/one.txt'
        $file.RelativePath | Should -Be 'er/one.txt'
    }

    It 'is an error for what is missing' {
        { $share | Get-BatchAiFile nothing -ErrorAction Stop } | Should -Throw -ErrorId 'PathNotFound,*'
        { Get-BatchAiFile -Share files -ErrorAction Stop } | Should -Throw -ErrorId 'StorageAccountRequired,*'
    }
}
