BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'New-BatchAiResourceGroup' {
    It 'makes it and returns it' {
        $made = New-BatchAiResourceGroup made1
        $made | Should -BeOfType ([BatchAi.ResourceGroup])
        $made.Name | Should -Be 'made1'
        (Get-BatchAiResourceGroup made1).ResourceId | Should -Be $made.ResourceId
    }

    It 'only tells with -WhatIf' {
        New-BatchAiResourceGroup never1 -WhatIf | Should -BeNullOrEmpty
        { Get-BatchAiResourceGroup never1 -ErrorAction Stop } | Should -Throw -ErrorId 'ResourceGroupNotFound,*'
    }

    It 'asks nothing with -Confirm:$false' {
        (New-BatchAiResourceGroup sure1 -Confirm:$false).Name | Should -Be 'sure1'
    }

    It 'refuses one that is there, and returns it with -Force' {
        $made = New-BatchAiResourceGroup twice1
        { New-BatchAiResourceGroup twice1 -ErrorAction Stop } | Should -Throw -ErrorId 'AlreadyExists,*'
        (New-BatchAiResourceGroup twice1 -Force).ResourceId | Should -Be $made.ResourceId
    }

    It 'takes location and tags' {
        $made = New-BatchAiResourceGroup tagged -Location eastus -Tag @{ kind = 'test' }
        $made.Location | Should -Be 'eastus'
        $made.Tag['kind'] | Should -Be 'test'
    }
}
