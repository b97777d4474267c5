BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'Remove-BatchAiStorageAccount' {
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
        $made = New-BatchAiStorageAccount $name
        $made | & $Copy | Remove-BatchAiStorageAccount -Confirm:$false | Should -BeNullOrEmpty
        { Get-BatchAiStorageAccount $name -ErrorAction Stop } | Should -Throw -ErrorId 'StorageAccountNotFound,*'
    }

    It 'only tells with -WhatIf, even with -Force' {
        $made = New-BatchAiStorageAccount kept1
        $made | Remove-BatchAiStorageAccount -WhatIf -Force *>&1 | Should -BeNullOrEmpty
        (Get-BatchAiStorageAccount kept1).Name | Should -Be 'kept1'
    }

    It 'counts what goes' {
        $env:BATCHAI_TEST_ROOT = $service.Root
        $text = Invoke-Fresh {
            Import-Module $module
            $null = Connect-BatchAi -DataRoot $env:BATCHAI_TEST_ROOT
            New-BatchAiStorageAccount counted1 | Remove-BatchAiStorageAccount -WhatIf
        }
        $text | Should -Match 'storage account .counted1. in resource group .default. \(nothing in it\)'
    }

    It 'removes by property name' {
        $null = New-BatchAiStorageAccount prop1
        Get-BatchAiStorageAccount prop1 | Select-Object Name, ResourceId | Remove-BatchAiStorageAccount -Confirm:$false
        { Get-BatchAiStorageAccount prop1 -ErrorAction Stop } | Should -Throw -ErrorId 'StorageAccountNotFound,*'
    }

    It 'is an error for one that is missing, and goes on' {
        $made = New-BatchAiStorageAccount left1
        @(New-BatchAiStorageAccount gone1; $made) | ForEach-Object { if ($_.Name -eq 'gone1') { $_ | Remove-BatchAiStorageAccount -Confirm:$false }; $_ } | Remove-BatchAiStorageAccount -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors.Count | Should -Be 1
        $errors[0].FullyQualifiedErrorId | Should -Match '^StorageAccountNotFound,'
        { Get-BatchAiStorageAccount left1 -ErrorAction Stop } | Should -Throw -ErrorId 'StorageAccountNotFound,*'
    }

    It 'asks first' {
        (Get-Command Remove-BatchAiStorageAccount).ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false).ConfirmImpact | Should -Be 'High'
    }
}
