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

Describe 'New-BatchAiJob with a sweep' {
    It 'makes many jobs of one <Form>' -ForEach @(
        @{ Form = 'from a hashtable'; Name = 'of-config'; Source = { param($sweep) $config | New-BatchAiJob -Name of-config @sweep } }
        @{ Form = 'from a file'; Name = 'of-file'; Source = { param($sweep) New-BatchAiJob -ConfigFile $file -Name of-file @sweep } }
        @{ Form = 'from parameters'; Name = 'of-parameters'; Source = { param($sweep) New-BatchAiJob of-parameters -CommandLine 'test "{lr}" = "$PARAM_LR"' @sweep } }
    ) {
        $jobs = & $Source @{ Sweep = [ordered]@{ seed = 1..2; lr = 0.1, 0.01 }; Wait = $true }
        $jobs.Name | Sort-Object | Should -Be "$Name-seed1-lr0_01", "$Name-seed1-lr0_1", "$Name-seed2-lr0_01", "$Name-seed2-lr0_1"
        $jobs.ExecutionState | Select-Object -Unique | Should -Be 'succeeded'
        $jobs.Group | Select-Object -Unique | Should -Be $Name
    }

    It 'calls a sweep like its file' {
        (New-BatchAiJob -ConfigFile $file -Sweep @{ seed = 7 }).Name | Should -Be 'from-file-seed7'
    }

    It 'lets as many run at once as it is told' {
        $jobs = New-BatchAiJob limited -CommandLine 'sleep 1000' -Sweep @{ seed = 1..3 } -ThrottleLimit 2
        $jobs.GroupLimit | Select-Object -Unique | Should -Be 2
        $jobs | Remove-BatchAiJob
    }

    It 'draws the same every time, and more of it' {
        $few = New-BatchAiJob draw -CommandLine 'true' -Sweep @{ a = 1..1000; b = 1..1000 } -First 3
        (New-BatchAiJob draw -CommandLine 'true' -Sweep @{ a = 1..1000; b = 1..1000 } -First 5).Name[0..2] | Should -Be $few.Name
        (New-BatchAiJob draw -CommandLine 'true' -Sweep @{ a = 1..1000; b = 1..1000 } -First 3 -RandomSeed 1).Name | Should -Not -Be $few.Name
        (Get-BatchAiJob -Group draw).Count | Should -Be 8
    }

    It 'tells what it would be with -WhatIf, and does nothing' {
        New-BatchAiJob unborn -CommandLine 'true' -Sweep @{ seed = 1..3 } -WhatIf | Should -BeNullOrEmpty
        Get-BatchAiJob -Group unborn | Should -BeNullOrEmpty
    }

    It 'has an error for each job that fails' {
        $jobs = New-BatchAiJob failing -CommandLine 'test {seed} -eq 2' -Sweep @{ seed = 1..3 } -FailOnJobFailure -ErrorAction SilentlyContinue -ErrorVariable errors
        $jobs.Count | Should -Be 3
        $errors.FullyQualifiedErrorId | Should -Be (@('JobFailed,BatchAi.Commands.NewBatchAiJobCommand') * 2)
    }

    It 'does it in the background with -AsJob' {
        $background = New-BatchAiJob behind-sweep -CommandLine 'true' -Sweep @{ seed = 1..2 } -AsJob -Wait
        ($background | Wait-Job | Receive-Job).ExecutionState | Should -Be 'succeeded', 'succeeded'
        $background | Remove-Job
    }

    It 'refuses what makes no sense: <Id>' -ForEach @(
        @{ Id = 'SweepRequired'; Parameters = @{ First = 2 } }
        @{ Id = 'SweepRequired'; Parameters = @{ ThrottleLimit = 2 } }
        @{ Id = 'SweepRequired'; Parameters = @{ Sweep = @{ a = 1 }; RandomSeed = 2 } }
        @{ Id = 'InvalidSweep'; Parameters = @{ Sweep = @{ 'a-b' = 1 } } }
        @{ Id = 'InvalidSweep'; Parameters = @{ Sweep = @{ a = 1, 1 } } }
        @{ Id = 'InvalidSweep'; Parameters = @{ Sweep = @{} } }
        @{ Id = 'InvalidSweep'; Parameters = @{ Sweep = $null } }
        @{ Id = 'NoFileForSweep'; Parameters = @{ ForEachFile = @() } }
        @{ Id = 'NoFileForSweep'; Parameters = @{ ForEachFile = $null } }
        @{ Id = 'SweepTooLarge'; Parameters = @{ Sweep = @{ a = 1..1000; b = 1..1000 } } }
        @{ Id = 'FileNotMounted'; Parameters = @{ ForEachFile = 'data/*' } }
    ) {
        { New-BatchAiJob senseless -CommandLine 'true' @Parameters -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
    }

    It 'makes a job for each file, <Form>' -ForEach @(
        @{ Form = 'by a pattern'; Name = 'pattern'; Files = { 'files/*.csv' } }
        @{ Form = 'of Get-BatchAiFile'; Name = 'live'; Files = { $share | Get-BatchAiFile *.csv } }
        @{ Form = 'from CSV'; Name = 'csv'; Files = { $share | Get-BatchAiFile *.csv | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Form = 'from JSON'; Name = 'json'; Files = { $share | Get-BatchAiFile *.csv | ConvertTo-Json | ConvertFrom-Json } }
    ) {
        if (-not ($share = Get-BatchAiStorageAccount sweptfiles -ErrorAction Ignore | Get-BatchAiFileShare files)) {
            $share = New-BatchAiStorageAccount sweptfiles | New-BatchAiFileShare files
            $folder = (New-Item -ItemType Directory -Path (Join-Path $service.Root 'to-send')).FullName
            'one', 'two' | ForEach-Object { Set-Content -LiteralPath "$folder/$_.csv" -Value $_ }
            Send-BatchAiFile "$folder/*" -Share $share
        }

        $jobs = New-BatchAiJob $Name -CommandLine 'grep -q "one\|two" {file}' -Mount $share -ForEachFile (& $Files) -Wait
        $jobs.Name | Sort-Object | Should -Be "$Name-fileone", "$Name-filetwo"
        $jobs.ExecutionState | Should -Be 'succeeded', 'succeeded'
    }
}
