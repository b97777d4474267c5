BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'Register-BatchAiProvider' {
    It 'registers, and returns nothing' {
        Register-BatchAiProvider -Confirm:$false | Should -BeNullOrEmpty
        Register-BatchAiProvider | Should -BeNullOrEmpty
    }

    It 'only tells with -WhatIf' {
        Register-BatchAiProvider -WhatIf | Should -BeNullOrEmpty
    }
}
