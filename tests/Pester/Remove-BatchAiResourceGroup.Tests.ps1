BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'Remove-BatchAiResourceGroup' {
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
        $made = New-BatchAiResourceGroup $name
        $made | & $Copy | Remove-BatchAiResourceGroup -Confirm:$false | Should -BeNullOrEmpty
        { Get-BatchAiResourceGroup $name -ErrorAction Stop } | Should -Throw -ErrorId 'ResourceGroupNotFound,*'
    }

    It 'only tells with -WhatIf, even with -Force' {
        $made = New-BatchAiResourceGroup kept1
        $made | Remove-BatchAiResourceGroup -WhatIf -Force *>&1 | Should -BeNullOrEmpty
        (Get-BatchAiResourceGroup kept1).Name | Should -Be 'kept1'
    }

    It 'counts what goes' {
        $env:BATCHAI_TEST_ROOT = $service.Root
        $text = Invoke-Fresh {
            Import-Module $module
            $null = Connect-BatchAi -DataRoot $env:BATCHAI_TEST_ROOT
            New-BatchAiResourceGroup counted1 | Remove-BatchAiResourceGroup -WhatIf
        }
        $text | Should -Match 'resource group .counted1. \(nothing in it\)'
    }

    It 'removes by property name' {
        $null = New-BatchAiResourceGroup prop1
        Get-BatchAiResourceGroup prop1 | Select-Object Name, ResourceId | Remove-BatchAiResourceGroup -Confirm:$false
        { Get-BatchAiResourceGroup prop1 -ErrorAction Stop } | Should -Throw -ErrorId 'ResourceGroupNotFound,*'
    }

    It 'is an error for one that is missing, and goes on' {
        $made = New-BatchAiResourceGroup left1
        @(New-BatchAiResourceGroup gone1; $made) | ForEach-Object { if ($_.Name -eq 'gone1') { $_ | Remove-BatchAiResourceGroup -Confirm:$false }; $_ } | Remove-BatchAiResourceGroup -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors.Count | Should -Be 1
        $errors[0].FullyQualifiedErrorId | Should -Match '^ResourceGroupNotFound,'
        { Get-BatchAiResourceGroup left1 -ErrorAction Stop } | Should -Throw -ErrorId 'ResourceGroupNotFound,*'
    }

    It 'asks first' {
        (Get-Command Remove-BatchAiResourceGroup).ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false).ConfirmImpact | Should -Be 'High'
    }
}
