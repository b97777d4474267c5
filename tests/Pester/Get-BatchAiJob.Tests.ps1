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

    It 'has a table of 80 columns' {
        Get-BatchAiJob | Out-String -Stream -Width 200 | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual 80 }
    }

    It 'completes names' {
        (TabExpansion2 'Get-BatchAiJob fi' 17).CompletionMatches.CompletionText | Should -Contain 'first'
    }
}
