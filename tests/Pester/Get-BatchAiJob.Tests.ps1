BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'Get-BatchAiJob' {
    BeforeAll {
        $null = New-BatchAiJob first -CommandLine 'true' -Wait
        $null = New-BatchAiJob second -CommandLine 'exit 1' -Wait
        $null = New-BatchAiExperiment other
        $null = New-BatchAiJob third -CommandLine 'true' -Experiment other -Wait
    }

    It 'gets the jobs of the experiment, the latest last' {
        (Get-BatchAiJob).Name | Should -Be 'first', 'second'
    }

    It 'takes wildcards, and is content when they match nothing' {
        (Get-BatchAiJob s*).Name | Should -Be 'second'
        Get-BatchAiJob x* -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'gets the others when one is missing' {
        (Get-BatchAiJob nobody, first -ErrorAction SilentlyContinue -ErrorVariable errors).Name | Should -Be 'first'
        $errors[0].FullyQualifiedErrorId | Should -Be 'JobNotFound,BatchAi.Commands.GetBatchAiJobCommand'
    }

    It 'takes experiments and clusters from the pipeline (<Form>)' -ForEach @(
        @{ Form = 'live'; Copy = { $input } }
        @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
    ) {
        (Get-BatchAiExperiment other | & $Copy | Get-BatchAiJob).Name | Should -Be 'third'
        (Get-BatchAiWorkspace default | & $Copy | Get-BatchAiJob).Name | Should -Be 'first', 'second', 'third'
        (Get-BatchAiCluster local | & $Copy | Get-BatchAiJob).Name | Should -Be 'first', 'second', 'third'
        (Get-BatchAiJob first | & $Copy | Get-BatchAiJob).Name | Should -Be 'first'
    }

    It 'picks by state' {
        (Get-BatchAiJob -State Failed).Name | Should -Be 'second'
        (Get-BatchAiJob -Cluster local -State Succeeded).Name | Should -Be 'first', 'third'
    }

    It 'picks by group, and shows jobs by their groups' {
        $null = New-BatchAiExperiment swept
        $null = New-BatchAiJob rates -Experiment swept -CommandLine 'true' -Sweep ([ordered]@{ seed = 1..2; lr = 0.1, 0.01 })
        $null = New-BatchAiJob alone -Experiment swept -CommandLine 'true'
        $jobs = Get-BatchAiJob -Experiment swept -Group RATES
        $jobs.Name | Should -Be 'rates-seed1-lr0_1', 'rates-seed1-lr0_01', 'rates-seed2-lr0_1', 'rates-seed2-lr0_01'
        $jobs[3].SweepValue.Keys | Should -Be 'seed', 'lr'
        $jobs[3].SweepValue.LR | Should -Be '0.01'
        (Get-BatchAiJob -Experiment swept -Group r*, nobody).Count | Should -Be 4
        Get-BatchAiJob -Experiment swept -Group nobody | Should -BeNullOrEmpty
        $table = $jobs | Format-Table -View Group | Out-String -Width 80
        $table | Should -Match 'Group: rates'
        $table | Should -Match 'rates-seed2-lr0_01 .* seed=2, lr=0.01'
        ($jobs[3] | ConvertTo-Json -Depth 4 | ConvertFrom-Json).SweepValue.seed | Should -Be '2'
        (TabExpansion2 'Get-BatchAiJob -Experiment swept -Group ' 40).CompletionMatches.CompletionText | Should -Contain 'rates'
    }

    It 'has a table of 80 columns' {
        Get-BatchAiJob | Out-String -Stream -Width 200 | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual 80 }
    }

    It 'completes names' {
        (TabExpansion2 'Get-BatchAiJob fi' 17).CompletionMatches.CompletionText | Should -Contain 'first'
    }
}
