BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'New-BatchAiFileServer' {
    It 'makes it and returns it' {
        $made = New-BatchAiFileServer made1
        $made | Should -BeOfType ([BatchAi.FileServer])
        $made.Name | Should -Be 'made1'
        (Get-BatchAiFileServer made1).ResourceId | Should -Be $made.ResourceId
    }

    It 'only tells with -WhatIf' {
        New-BatchAiFileServer never1 -WhatIf | Should -BeNullOrEmpty
        { Get-BatchAiFileServer never1 -ErrorAction Stop } | Should -Throw -ErrorId 'FileServerNotFound,*'
    }

    It 'asks nothing with -Confirm:$false' {
        (New-BatchAiFileServer sure1 -Confirm:$false).Name | Should -Be 'sure1'
    }

    It 'refuses one that is there' {
        $null = New-BatchAiFileServer twice1
        { New-BatchAiFileServer twice1 -ErrorAction Stop } | Should -Throw -ErrorId 'AlreadyExists,*'
        (Get-Command New-BatchAiFileServer).Parameters.Keys | Should -Not -Contain 'Force'
    }

    It 'takes size and disks' {
        $made = New-BatchAiFileServer disks -VmSize Standard_D1_v2 -DiskCount 2 -DiskSizeGB 10 -StorageSku Premium_LRS -CachingType ReadWrite
        $made.VmSize, $made.DiskCount, $made.DiskSizeGB, $made.StorageSku, $made.CachingType | Should -Be 'STANDARD_D1_V2', 2, 10, 'Premium_LRS', 'readwrite'
    }
}
