BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'Get-BatchAiDiagnostic' {
    It 'collects what an issue needs, without secrets' {
        { Get-BatchAiCluster nobody -ErrorAction Stop } | Should -Throw
        $file = Get-BatchAiDiagnostic "$TestDrive/report.zip" -DataRoot $service.Root
        $file | Should -BeOfType ([IO.FileInfo])
        Expand-Archive $file "$TestDrive/report"
        (Get-ChildItem "$TestDrive/report" -Recurse -File).Name | Should -Contain 'service.log'
        Get-Content -Raw "$TestDrive/report/versions.txt" | Should -Match "PowerShell: $([regex]::Escape($PSVersionTable.PSVersion.ToString()))"
        Get-Content -Raw "$TestDrive/report/modules.txt" | Should -Match 'BatchAi'
        Get-Content -Raw "$TestDrive/report/errors.txt" | Should -Match 'ClusterNotFound'
        Get-Content -Raw "$TestDrive/report/assemblies.tsv" | Should -Match 'Azure.Core\t[^\t]+\tBatchAi\t'
        $token = (Get-Content -Raw (Join-Path $service.Root 'token')).Trim()
        Get-ChildItem "$TestDrive/report" -Recurse -File | Get-Content -Raw | Should -Not -Match $token
    }

    It 'never overwrites a file, unless it is forced to' {
        $null = Get-BatchAiDiagnostic "$TestDrive/twice.zip" -DataRoot $service.Root
        { Get-BatchAiDiagnostic "$TestDrive/twice.zip" -DataRoot $service.Root -ErrorAction Stop } | Should -Throw -ErrorId 'ConfigFileExists,*'
        Get-BatchAiDiagnostic "$TestDrive/twice.zip" -DataRoot $service.Root -Force | Should -Not -BeNullOrEmpty
    }

    It 'only tells with -WhatIf' {
        Get-BatchAiDiagnostic "$TestDrive/never.zip" -WhatIf | Should -BeNullOrEmpty
        "$TestDrive/never.zip" | Should -Not -Exist
    }
}
