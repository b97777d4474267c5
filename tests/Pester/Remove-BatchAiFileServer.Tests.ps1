BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'Remove-BatchAiFileServer' {
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
        $made = New-BatchAiFileServer $name
        $made | & $Copy | Remove-BatchAiFileServer -Confirm:$false | Should -BeNullOrEmpty
        { Get-BatchAiFileServer $name -ErrorAction Stop } | Should -Throw -ErrorId 'FileServerNotFound,*'
    }

    It 'only tells with -WhatIf, even with -Force' {
        $made = New-BatchAiFileServer kept1
        $made | Remove-BatchAiFileServer -WhatIf -Force *>&1 | Should -BeNullOrEmpty
        (Get-BatchAiFileServer kept1).Name | Should -Be 'kept1'
    }

    It 'counts what goes' {
        $env:BATCHAI_TEST_ROOT = $service.Root
        $text = Invoke-Fresh {
            Import-Module $module
            $null = Connect-BatchAi -DataRoot $env:BATCHAI_TEST_ROOT
            New-BatchAiFileServer counted1 | Remove-BatchAiFileServer -WhatIf
        }
        $text | Should -Match 'file server .counted1. in workspace .default. \(1 x 1 GB with all files\)'
    }

    It 'removes by property name' {
        $null = New-BatchAiFileServer prop1
        Get-BatchAiFileServer prop1 | Select-Object Name, ResourceId | Remove-BatchAiFileServer -Confirm:$false
        { Get-BatchAiFileServer prop1 -ErrorAction Stop } | Should -Throw -ErrorId 'FileServerNotFound,*'
    }

    It 'is an error for one that is missing, and goes on' {
        $made = New-BatchAiFileServer left1
        @(New-BatchAiFileServer gone1; $made) | ForEach-Object { if ($_.Name -eq 'gone1') { $_ | Remove-BatchAiFileServer -Confirm:$false }; $_ } | Remove-BatchAiFileServer -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors.Count | Should -Be 1
        $errors[0].FullyQualifiedErrorId | Should -Match '^FileServerNotFound,'
        { Get-BatchAiFileServer left1 -ErrorAction Stop } | Should -Throw -ErrorId 'FileServerNotFound,*'
    }

    It 'asks first' {
        (Get-Command Remove-BatchAiFileServer).ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false).ConfirmImpact | Should -Be 'High'
    }
}
