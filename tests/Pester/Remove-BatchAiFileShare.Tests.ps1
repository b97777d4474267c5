BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $account = New-BatchAiStorageAccount places
}

AfterAll {
    Stop-TestService $service
}

Describe 'Remove-BatchAiFileShare' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'removes what the pipeline brings, and returns nothing (<Form>)' -ForEach $forms {
        $name = "piped$($Form.ToLower())"
        $made = $account | New-BatchAiFileShare $name
        $made | & $Copy | Remove-BatchAiFileShare -Confirm:$false | Should -BeNullOrEmpty
        { $account | Get-BatchAiFileShare $name -ErrorAction Stop } | Should -Throw -ErrorId 'FileShareNotFound,*'
    }

    It 'only tells with -WhatIf, even with -Force' {
        $made = $account | New-BatchAiFileShare kept1
        $made | Remove-BatchAiFileShare -WhatIf -Force *>&1 | Should -BeNullOrEmpty
        ($account | Get-BatchAiFileShare kept1).Name | Should -Be 'kept1'
    }

    It 'counts what goes' {
        $env:BATCHAI_TEST_ROOT = $service.Root
        $text = Invoke-Fresh {
            Import-Module $module
            $null = Connect-BatchAi -DataRoot $env:BATCHAI_TEST_ROOT
            Get-BatchAiStorageAccount places | New-BatchAiFileShare counted1 | Remove-BatchAiFileShare -WhatIf
        }
        $text | Should -Match 'file share .counted1. in storage account .places. \(nothing in it\)'
    }

    It 'removes by property name' {
        $null = $account | New-BatchAiFileShare prop1
        $account | Get-BatchAiFileShare prop1 | Select-Object Name, ResourceId | Remove-BatchAiFileShare -Confirm:$false
        { $account | Get-BatchAiFileShare prop1 -ErrorAction Stop } | Should -Throw -ErrorId 'FileShareNotFound,*'
    }

    It 'is an error for one that is missing, and goes on' {
        $made = $account | New-BatchAiFileShare left1
        @($account | New-BatchAiFileShare gone1; $made) | ForEach-Object { if ($_.Name -eq 'gone1') { $_ | Remove-BatchAiFileShare -Confirm:$false }; $_ } | Remove-BatchAiFileShare -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors.Count | Should -Be 1
        $errors[0].FullyQualifiedErrorId | Should -Match '^FileShareNotFound,'
        { $account | Get-BatchAiFileShare left1 -ErrorAction Stop } | Should -Throw -ErrorId 'FileShareNotFound,*'
    }

    It 'asks first' {
        (Get-Command Remove-BatchAiFileShare).ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false).ConfirmImpact | Should -Be 'High'
    }
}
