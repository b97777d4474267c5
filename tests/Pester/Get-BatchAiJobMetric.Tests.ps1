BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $share = New-BatchAiStorageAccount measured | New-BatchAiFileShare logs
    $output = @{ Mount = $share; StdOutErrPathPrefix = '$AZ_BATCHAI_JOB_MOUNT_ROOT/logs'; Wait = $true }
    $null = New-BatchAiJob first -CommandLine 'for e in 1 2 3; do echo "epoch $e/3: loss = 0.$((9 - e)), accuracy = $((80 + e))%"; done; echo took 7 rounds' @output
    $null = New-BatchAiJob second -CommandLine 'echo loss=0.25' @output -EnvironmentVariable @{ PARAM_LR = '0.1' }
    $null = New-BatchAiJob silent -CommandLine 'python3 --version; echo train.py --lr=0.1' @output
}

AfterAll {
    Stop-TestService $service
}

Describe 'Get-BatchAiJobMetric' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
        )
    }

    It 'gets what jobs tell, from <Form> jobs' -ForEach $forms {
        $metrics = Get-BatchAiJob first, second | & $Copy | Get-BatchAiJobMetric
        $metrics.ForEach({ "$($_.JobName) $($_.Name) $($_.Value)$($_.Unit)" }) | Should -Be 'first loss 0.6', 'first accuracy 83%', 'second loss 0.25'
    }

    It 'takes the first word for a name of metrics, since jobs come from the pipeline' {
        (Get-BatchAiJob first, second | Get-BatchAiJobMetric loss).JobName | Should -Be 'first', 'second'
        (Get-BatchAiJobMetric acc* -Job first).Name | Should -Be 'accuracy'
    }

    It 'orders jobs, the best first' {
        (Get-BatchAiJob first, second | Get-BatchAiJobMetric loss -Best Minimum).JobName | Should -Be 'second', 'first'
        (Get-BatchAiJob first, second | Get-BatchAiJobMetric loss -Best Maximum).JobName | Should -Be 'first', 'second'
    }

    It 'tells the points and the values of a sweep' {
        $metric = Get-BatchAiJobMetric loss -Job first
        $metric.Points.X | Should -Be 1, 2, 3
        $metric.Points.Value | Should -Be 0.8, 0.7, 0.6
        (Get-BatchAiJobMetric -Job second).Parameter.lr | Should -Be '0.1'
    }

    It 'completes names of metrics: those of the job, or of the newest jobs' {
        (TabExpansion2 'Get-BatchAiJobMetric -Job first -Name ').CompletionMatches.CompletionText | Sort-Object | Should -Be 'accuracy', 'loss'
        (TabExpansion2 'Get-BatchAiJobMetric -Job first -Name l').CompletionMatches.ToolTip | Should -Be '0.6 in first'
        (TabExpansion2 'Get-BatchAiJob | Show-BatchAiJobMetric ac').CompletionMatches.CompletionText | Should -Be 'accuracy'
        (TabExpansion2 'Get-BatchAiJobMetric -Job nobody -Name l').CompletionMatches.CompletionText | Should -Not -Contain 'loss'
    }

    It 'takes a pattern' {
        (Get-BatchAiJobMetric -Job first -Pattern 'took (?<rounds>\d+)').Value | Should -Be 7
        { Get-BatchAiJobMetric -Job first -Pattern '(' -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidPattern,*'
    }

    It 'gets nothing from a job that tells nothing, and an error for a name' {
        Get-BatchAiJobMetric -Job silent | Should -BeNullOrEmpty
        { Get-BatchAiJobMetric loss -Job silent -ErrorAction Stop } | Should -Throw -ErrorId 'NoMetric,*'
    }

    It 'has one error at the end for a name that no job tells, and none for one that some tell' {
        (Get-BatchAiJob first, second, silent | Get-BatchAiJobMetric loss -ErrorAction Stop).JobName | Should -Be 'first', 'second'
        Get-BatchAiJob first, second, silent | Get-BatchAiJobMetric los -ErrorVariable wrong -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $wrong.Count | Should -Be 1
        "$wrong" | Should -BeLike "*'los', but of loss, accuracy*"
    }

    It 'has nothing to tell of a job that waits' {
        $null = New-BatchAiCluster none -NodeCount 0 3> $null
        $job = New-BatchAiJob waiting -Cluster none -CommandLine true -Mount $share -StdOutErrPathPrefix '$AZ_BATCHAI_JOB_MOUNT_ROOT/logs'
        $job | Get-BatchAiJobMetric loss -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'reports <Id>' -ForEach @(
        @{ Id = 'JobNotFound'; Call = { Get-BatchAiJobMetric -Job nobody } }
        @{ Id = 'JobRequired'; Call = { Get-BatchAiJobMetric loss } }
        @{ Id = 'OutputFileNotFound'; Call = { Get-BatchAiJobMetric -Job first -File ../secret.txt } }
        @{ Id = 'OutputDirectoryNotFound'; Call = { Get-BatchAiJobMetric -Job first -Directory NONE } }
    ) {
        { $ErrorActionPreference = 'Stop'; & $Call } | Should -Throw -ErrorId "$Id,*"
    }

    It 'shows at most 80 columns' {
        Get-BatchAiJob first | Get-BatchAiJobMetric | Format-Table | Out-String -Width 300 | ForEach-Object { $_ -split "`n" } | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual 80 }
    }
}
