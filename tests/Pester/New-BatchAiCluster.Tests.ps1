BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'New-BatchAiCluster' {
    It 'makes it and returns it' {
        $made = New-BatchAiCluster made1 -NodeCount 0
        $made | Should -BeOfType ([BatchAi.Cluster])
        $made.Name | Should -Be 'made1'
        (Get-BatchAiCluster made1).ResourceId | Should -Be $made.ResourceId
    }

    It 'only tells with -WhatIf' {
        New-BatchAiCluster never1 -NodeCount 0 -WhatIf | Should -BeNullOrEmpty
        { Get-BatchAiCluster never1 -ErrorAction Stop } | Should -Throw -ErrorId 'ClusterNotFound,*'
    }

    It 'asks nothing with -Confirm:$false' {
        (New-BatchAiCluster sure1 -NodeCount 0 -Confirm:$false).Name | Should -Be 'sure1'
    }

    It 'refuses one that is there' {
        $null = New-BatchAiCluster twice1 -NodeCount 0
        { New-BatchAiCluster twice1 -NodeCount 0 -ErrorAction Stop } | Should -Throw -ErrorId 'AlreadyExists,*'
        (Get-Command New-BatchAiCluster).Parameters.Keys | Should -Not -Contain 'Force'
    }

    It 'takes the workspace from the pipeline' {
        (Get-BatchAiWorkspace default | New-BatchAiCluster piped -NodeCount 0).WorkspaceName | Should -Be 'default'
    }

    It 'takes everything from a file, and parameters over it' {
        $file = Join-Path $TestDrive 'cluster.json'
        @{ properties = @{ vmSize = 'STANDARD_D1_V2'; scaleSettings = @{ manual = @{ targetNodeCount = 0 } }; userAccountSettings = @{ adminUserName = 'someone' } } } | ConvertTo-Json -Depth 5 | Set-Content $file
        $plain = New-BatchAiCluster plain -ConfigFile $file
        $plain.VmSize, $plain.AdminUserName | Should -Be 'STANDARD_D1_V2', 'someone'
        $over = New-BatchAiCluster over -ConfigFile $file -VmSize Standard_NC6 -MinNodeCount 0 -MaxNodeCount 1
        $over.VmSize, $over.MaxNodeCount | Should -Be 'STANDARD_NC6', 1
    }

    It 'never tells a password' {
        $credential = [pscredential]::new('someone', (ConvertTo-SecureString 'canary-4711' -AsPlainText -Force))
        $all = New-BatchAiCluster secret -NodeCount 0 -Credential $credential -Verbose *>&1 | ForEach-Object { $_ | ConvertTo-Json -Depth 4 -WarningAction Ignore; $_ | Out-String }
        $all -join '' | Should -Not -Match 'canary-4711'
        (Get-BatchAiCluster secret).AdminUserName | Should -Be 'someone'
    }

    It 'makes keys for their owner alone, and never overwrites them' {
        $env:BATCHAI_TEST_ROOT = $service.Root
        Invoke-Fresh {
            $env:HOME = "$env:BATCHAI_TEST_ROOT/home"
            $null = New-Item -ItemType Directory -Path $env:HOME
            Import-Module $module
            $null = Connect-BatchAi -DataRoot $env:BATCHAI_TEST_ROOT
            $null = New-BatchAiCluster whatif -NodeCount 0 -GenerateSshKey -WhatIf
            Test-Path $env:HOME/.ssh
            $null = New-BatchAiCluster keyed -NodeCount 0 -GenerateSshKey 3> $null
            $before = Get-Content -Raw $env:HOME/.ssh/id_rsa
            $null = New-BatchAiCluster again -NodeCount 0 -GenerateSshKey
            $before -ceq (Get-Content -Raw $env:HOME/.ssh/id_rsa)
            (Get-Item $env:HOME/.ssh/id_rsa).UnixMode
        } | Should -Match '(?s)id_rsa.*False\s+True\s+-rw-------'
    }

    It 'makes it in a job of PowerShell' {
        (New-BatchAiCluster later -NodeCount 0 -AsJob | Wait-Job | Receive-Job).Name | Should -Be 'later'
    }

    It 'completes <Line>' -ForEach @(
        @{ Line = 'New-BatchAiCluster x -VmSize Standard_NC6'; Word = 'Standard_NC6s_v2' }
        @{ Line = 'New-BatchAiCluster x -Image Ubuntu'; Word = 'UbuntuDSVM' }
        @{ Line = 'New-BatchAiCluster x -VmPriority L'; Word = 'LowPriority' }
    ) {
        (TabExpansion2 $Line).CompletionMatches.CompletionText | Should -Contain $Word
    }
}
