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

Describe 'Remove-BatchAiFile' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'removes what the pipeline brings (<Form>)' -ForEach $forms {
        Send-BatchAiFile "$source/*" -Share $share -Destination "piped-$Form"
        $share | Get-BatchAiFile "piped-$Form/*" | & $Copy | Remove-BatchAiFile -Confirm:$false | Should -BeNullOrEmpty
        $share | Get-BatchAiFile "piped-$Form" | Should -BeNullOrEmpty
    }

    It 'asks about directories, and not about a file' {
        Send-BatchAiFile "$source/*" -Container $container -Destination asked
        Remove-BatchAiFile asked/one.txt -Container $container
        Remove-BatchAiFile asked -Container $container -Recurse -WhatIf -Force
        ($container | Get-BatchAiFile asked).Name | Should -Be 'two.txt'
        { Remove-BatchAiFile asked -Container $container -Force -ErrorAction Stop } | Should -Throw -ErrorId 'RecurseRequired,*'
        Remove-BatchAiFile asked -Container $container -Recurse -Force
        $container | Get-BatchAiFile | Should -BeNullOrEmpty
    }

    It 'is an error for what is missing' {
        { Remove-BatchAiFile nothing -Share $share -ErrorAction Stop } | Should -Throw -ErrorId 'PathNotFound,*'
    }
}
