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

Describe 'Receive-BatchAiFile' {
    BeforeAll {
        Send-BatchAiFile "$source/*" -Share $share -Destination deep/er
    }

    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'receives what the pipeline brings, in folders (<Form>)' -ForEach $forms {
        $share | Get-BatchAiFile deep -Recurse | Where-Object -Not IsDirectory | & $Copy | Receive-BatchAiFile -Destination "$TestDrive/piped-$Form" -Confirm:$false | Should -BeNullOrEmpty
        (Get-ChildItem "$TestDrive/piped-$Form" -Recurse -File).Name | Sort-Object | Should -Be 'one.txt', 'two.txt'
    }

    It 'receives a directory, and returns files with -PassThru' {
        $files = Receive-BatchAiFile deep -Share $share -Recurse -Destination "$TestDrive/whole" -PassThru
        $files | Should -BeOfType IO.FileInfo
        Get-Content "$TestDrive/whole/er/one.txt" | Should -Be 'one'
    }

    It 'only tells with -WhatIf' {
        Receive-BatchAiFile deep -Share $share -Recurse -Destination "$TestDrive/never" -PassThru -WhatIf | Should -BeNullOrEmpty
        "$TestDrive/never" | Should -Not -Exist
    }

    It 'is an error for what is missing' {
        { Receive-BatchAiFile nothing -Share $share -Destination $TestDrive -ErrorAction Stop } | Should -Throw -ErrorId 'PathNotFound,*'
    }
}
