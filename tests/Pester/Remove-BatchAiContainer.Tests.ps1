BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $account = New-BatchAiStorageAccount places
}

AfterAll {
    Stop-TestService $service
}

Describe 'Remove-BatchAiContainer' {
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
        $made = $account | New-BatchAiContainer $name
        $made | & $Copy | Remove-BatchAiContainer -Confirm:$false | Should -BeNullOrEmpty
        { $account | Get-BatchAiContainer $name -ErrorAction Stop } | Should -Throw -ErrorId 'ContainerNotFound,*'
    }

    It 'only tells with -WhatIf, even with -Force' {
        $made = $account | New-BatchAiContainer kept1
        $made | Remove-BatchAiContainer -WhatIf -Force *>&1 | Should -BeNullOrEmpty
        ($account | Get-BatchAiContainer kept1).Name | Should -Be 'kept1'
    }

    It 'counts what goes' {
        $env:BATCHAI_TEST_ROOT = $service.Root
        $text = Invoke-Fresh {
            Import-Module $module
            $null = Connect-BatchAi -DataRoot $env:BATCHAI_TEST_ROOT
            Get-BatchAiStorageAccount places | New-BatchAiContainer counted1 | Remove-BatchAiContainer -WhatIf
        }
        $text | Should -Match 'container .counted1. in storage account .places. \(nothing in it\)'
    }

    It 'removes by property name' {
        $null = $account | New-BatchAiContainer prop1
        $account | Get-BatchAiContainer prop1 | Select-Object Name, ResourceId | Remove-BatchAiContainer -Confirm:$false
        { $account | Get-BatchAiContainer prop1 -ErrorAction Stop } | Should -Throw -ErrorId 'ContainerNotFound,*'
    }

    It 'is an error for one that is missing, and goes on' {
        $made = $account | New-BatchAiContainer left1
        @($account | New-BatchAiContainer gone1; $made) | ForEach-Object { if ($_.Name -eq 'gone1') { $_ | Remove-BatchAiContainer -Confirm:$false }; $_ } | Remove-BatchAiContainer -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors.Count | Should -Be 1
        $errors[0].FullyQualifiedErrorId | Should -Match '^ContainerNotFound,'
        { $account | Get-BatchAiContainer left1 -ErrorAction Stop } | Should -Throw -ErrorId 'ContainerNotFound,*'
    }

    It 'asks first' {
        (Get-Command Remove-BatchAiContainer).ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false).ConfirmImpact | Should -Be 'High'
    }
}
