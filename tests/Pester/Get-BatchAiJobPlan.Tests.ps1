BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    New-JobFile $TestDrive
    $good = Join-Path $TestDrive 'job.json'
    $bad = Join-Path $TestDrive 'bad.json'
}

AfterAll {
    Remove-Module BatchAi -ErrorAction Ignore
}

Describe 'Get-BatchAiJobPlan' {
    It 'plans the quickstart' {
        $plan = Get-BatchAiJobPlan (Get-RepositoryPath 'examples/quickstart/job.json')
        $plan | Should -BeOfType ([BatchAi.JobPlan])
        $plan.JobName | Should -Be 'job'
        $plan.ToolType | Should -Be 'cntk'
        $plan.NodeCount | Should -Be 1
        $plan.Mounts.RelativePath | Should -Be @('logs', 'scripts', 'data')
        $plan.Outputs.Id | Should -Be @('stdouterr', 'MODEL')
        $plan.Steps[-1].Tasks[0].CommandLine | Should -Match 'ConvNet_MNIST\.py'
        $plan.Environment.Name | Should -Contain 'AZ_BATCHAI_OUTPUT_MODEL'
    }

    It 'takes -Name' {
        (Get-BatchAiJobPlan $good -Name first-run).JobName | Should -Be 'first-run'
        (Get-BatchAiJobPlan $good -Name swept -Sweep ([ordered]@{ seed = 1..2; lr = 0.1 })).JobName | Should -Be 'swept-seed1-lr0_1', 'swept-seed2-lr0_1'
    }

    It 'gives plans of one file that can be compared' {
        $first, $second = 1..2 | ForEach-Object { Get-BatchAiJobPlan $good | ConvertTo-Json -Depth 10 }
        $first | Should -Be $second
    }

    It 'refuses the name <Name>' -ForEach @(
        @{ Name = 'my job' }
        @{ Name = '../job' }
        @{ Name = 'a' * 65 }
    ) {
        { Get-BatchAiJobPlan $good -Name $Name } | Should -Throw -ErrorId 'InvalidJobName,BatchAi.Commands.GetBatchAiJobPlanCommand'
    }

    It 'makes a name of any file name' {
        $file = Join-Path $TestDrive 'my job (2).json'
        Copy-Item -LiteralPath $good -Destination $file
        (Get-BatchAiJobPlan $file).JobName | Should -Be 'my_job__2_'
    }

    It 'writes the faults of a bad file and returns nothing' {
        Get-BatchAiJobPlan $bad -ErrorAction SilentlyContinue -ErrorVariable errors | Should -BeNullOrEmpty
        $errors.FullyQualifiedErrorId | Should -Contain 'UnknownMember,BatchAi.Commands.GetBatchAiJobPlanCommand'
    }

    It 'takes files from the pipeline, and stops asking for more when enough were seen' {
        $script:read = 0
        $source = { while ($true) { $script:read++; Get-Item -LiteralPath $good } }
        & $source | Get-BatchAiJobPlan | Select-Object -First 2 | Should -HaveCount 2
        $script:read | Should -Be 2
    }

    It 'never shows a secret' {
        $job = Get-Content -Raw -LiteralPath $good | ConvertFrom-Json
        $job.properties | Add-Member secrets @(@{ name = 'TOKEN'; value = 'canary-4711' })
        $file = Join-Path $TestDrive 'secret.json'
        $job | ConvertTo-Json -Depth 20 | Set-Content -LiteralPath $file
        $plan = Get-BatchAiJobPlan $file -Verbose 4> (Join-Path $TestDrive 'verbose.txt')
        $plan | ConvertTo-Json -Depth 10 | Should -Not -Match 'canary-4711'
        Get-Content -Raw (Join-Path $TestDrive 'verbose.txt') | Should -Not -Match 'canary-4711'
        $plan.Environment.Name | Should -Contain 'TOKEN'
    }

    It 'gives plans that survive Export-Clixml' {
        $file = Join-Path $TestDrive 'plan.xml'
        Get-BatchAiJobPlan $good | Export-Clixml -LiteralPath $file -Depth 6
        (Import-Clixml -LiteralPath $file).Steps[-1].Tasks[0].CommandLine | Should -Match 'ConvNet_MNIST\.py'
    }

    It 'reports a job that cannot be planned with the code of the reason' {
        $job = Get-Content -Raw -LiteralPath $good | ConvertFrom-Json
        $job.properties.stdOutErrPathPrefix = '$A/logs'
        $job.properties | Add-Member environmentVariables @(@{ name = 'A'; value = '$B' }, @{ name = 'B'; value = '$A' })
        $file = Join-Path $TestDrive 'circle.json'
        $job | ConvertTo-Json -Depth 20 | Set-Content -LiteralPath $file
        Get-BatchAiJobPlan $file -ErrorAction SilentlyContinue -ErrorVariable errors | Should -BeNullOrEmpty
        $errors.Count | Should -Be 1
        $errors[0].FullyQualifiedErrorId | Should -Match '^\w+,BatchAi\.Commands\.GetBatchAiJobPlanCommand$'
        $errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'has no -WhatIf, as it changes nothing' {
        (Get-Command Get-BatchAiJobPlan).Parameters.Keys | Should -Not -Contain 'WhatIf'
    }
}
