BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $config = @{ properties = @{ nodeCount = 1; stdOutErrPathPrefix = '$AZ_BATCHAI_JOB_TEMP'; customToolkitSettings = @{ commandLine = 'true' } } }
    $file = Join-Path $service.Root 'from-file.json'
    $config | ConvertTo-Json -Depth 5 | Set-Content -LiteralPath $file
}

AfterAll {
    Stop-TestService $service
}

Describe 'New-BatchAiJob' {
    It 'takes a job <Form>' -ForEach @(
        @{ Form = 'as a hashtable'; Name = 'hashtable'; Source = { $config } }
        @{ Form = 'as an object'; Name = 'object'; Source = { $config | ConvertTo-Json -Depth 5 | ConvertFrom-Json } }
        @{ Form = 'as JSON'; Name = 'json'; Source = { $config | ConvertTo-Json -Depth 5 } }
        @{ Form = 'by the path of its file'; Name = 'path'; Source = { $file } }
        @{ Form = 'by its file'; Name = 'item'; Source = { Get-Item -LiteralPath $file } }
        @{ Form = 'by a property name'; Name = 'property'; Source = { [pscustomobject]@{ ConfigFile = $file } } }
    ) {
        $job = & $Source | New-BatchAiJob -Name "from-$Name"
        $job | Should -BeOfType ([BatchAi.Job])
        $job.Name | Should -Be "from-$Name"
        $job.CommandLine | Should -Be 'true'
    }

    It 'calls a job like its file, wherever that comes from' {
        (New-BatchAiJob -ConfigFile $file).Name | Should -Be 'from-file'
        { $config | New-BatchAiJob -ErrorAction Stop } | Should -Throw -ErrorId 'NameRequired,*'
    }

    It 'takes parameters alone, with the name first' {
        $job = New-BatchAiJob by-parameters -CommandLine 'exit 0' -Wait
        $job.ExecutionState | Should -Be 'succeeded'
        $job.Attempt | Should -Be 1
    }

    It 'takes a bare number as seconds' -ForEach 30, '30', '00:00:30' {
        (New-BatchAiJob "limit-$([guid]::NewGuid())" -CommandLine 'true' -MaxWallClockTime $_).MaxWallClockTime | Should -Be ([timespan]'00:00:30')
    }

    It 'changes nothing with -WhatIf, and shows no secret' {
        New-BatchAiJob never -CommandLine 'true' -EnvironmentSecret @{ TOKEN = 'canary-4711' } -WhatIf | Should -BeNullOrEmpty
        { Get-BatchAiJob never -ErrorAction Stop } | Should -Throw -ErrorId 'JobNotFound,*'
        $script = {
            Import-Module $module
            Connect-BatchAi -DataRoot '<root>' | Out-Null
            New-BatchAiJob never -CommandLine 'echo once' -EnvironmentSecret @{ TOKEN = 'canary-4711' } -WhatIf
        }.ToString().Replace('<root>', $service.Root)
        $told = Invoke-Fresh ([scriptblock]::Create($script))
        $told | Should -Match 'echo once'
        $told | Should -Match 'TOKEN'
        $told | Should -Not -Match 'canary'
    }

    It 'does it with -Confirm:$false' {
        (New-BatchAiJob confirmed -CommandLine 'true' -Confirm:$false).Name | Should -Be 'confirmed'
    }

    It 'goes on with the next file when one is bad' {
        $bad = Join-Path $service.Root 'bad.json'
        '{}' | Set-Content -LiteralPath $bad
        Copy-Item -LiteralPath $file -Destination (Join-Path $service.Root 'good.json')
        $made = Get-Item -LiteralPath $bad, (Join-Path $service.Root 'good.json') | New-BatchAiJob -ErrorAction SilentlyContinue -ErrorVariable errors
        $made.Name | Should -Be 'good'
        $errors.FullyQualifiedErrorId | Should -Contain 'MissingMember,BatchAi.Commands.NewBatchAiJobCommand'
    }

    It 'does it in the background with -AsJob' {
        $background = New-BatchAiJob behind -CommandLine 'true' -Wait -AsJob
        $background.PSJobTypeName | Should -Be 'BatchAiJob'
        ($background | Wait-Job | Receive-Job).ExecutionState | Should -Be 'succeeded'
        $background | Remove-Job
    }

    It 'asks nobody where a preparation would run outside its container' {
        { New-BatchAiJob prepared -CommandLine 'true' -ContainerImage ubuntu -PreparationCommandLine 'true' -ErrorAction Stop } | Should -Throw -ErrorId 'PreparationOnHost,*'
        (New-BatchAiJob prepared -CommandLine 'true' -ContainerImage ubuntu -PreparationCommandLine 'true' -Force 3> $null).Name | Should -Be 'prepared'
    }

    It 'mounts shares and containers that come from the pipeline of New-BatchAiMount' {
        $account = New-BatchAiStorageAccount "pester$(Get-Random)" -Sku Standard_LRS
        $share = $account | New-BatchAiFileShare -Name logs
        $container = $account | New-BatchAiContainer -Name data
        $job = New-BatchAiJob mounting -CommandLine 'echo hello > $AZ_BATCHAI_JOB_MOUNT_ROOT/data/hello.txt' -Mount ($share, $container | New-BatchAiMount) -Wait
        $job.ExecutionState | Should -Be 'succeeded'
        $job.Mount.Kind | Should -Be 'FileShare', 'Container'
        $job.StdOutErrPathPrefix | Should -Be '$AZ_BATCHAI_JOB_MOUNT_ROOT/logs'
        (New-BatchAiJob mounting-more -CommandLine 'true' -Mount $share, $container -Wait).ExecutionState | Should -Be 'succeeded'
    }
}
