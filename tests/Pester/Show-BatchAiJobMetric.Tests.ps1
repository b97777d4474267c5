BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $share = New-BatchAiStorageAccount shown | New-BatchAiFileShare logs
    $output = @{ Mount = $share; StdOutErrPathPrefix = '$AZ_BATCHAI_JOB_MOUNT_ROOT/logs'; Wait = $true }
    foreach ($size in 1, 2) {
        $null = New-BatchAiJob "size-$size" -CommandLine "for e in 1 2 3 4; do echo `"epoch=`$e loss=`$(($size * 12 / e))`"; done; echo score=$size" @output
    }
}

AfterAll {
    Stop-TestService $service
}

Describe 'Show-BatchAiJobMetric' {
    It 'draws to the host, and writes nothing' {
        Get-BatchAiJob | Show-BatchAiJobMetric 6> $null | Should -BeNullOrEmpty
    }

    It 'can be kept as text, which fits' {
        $text = Get-BatchAiJob | Show-BatchAiJobMetric -Best Minimum 6>&1 | Out-String -Stream
        $text | Should -Contain 'loss'
        $text | Should -Contain 'a size-1  last 3, min 3, max 12'
        $text | Should -Contain 'b size-2  last 6, min 6, max 24'
        $text | Should -Contain '  size-2  2'
        $text | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
    }

    It 'draws as <Style> with <Width> columns' -ForEach @(
        @{ Style = 'Ascii'; Width = 40; Mark = '*' }
        @{ Style = 'Braille'; Width = 120; Mark = '━━' }
    ) {
        $text = Get-BatchAiJob size-1 | Show-BatchAiJobMetric loss -Style $Style -Width $Width -Height 6 6>&1 | Out-String -Stream
        $text.Count | Should -Be 11
        $text[9] | Should -BeLike "$([WildcardPattern]::Escape($Mark)) size-1*"
        ($text | Measure-Object Length -Maximum).Maximum | Should -Be $Width
    }

    It 'draws metrics that were got before' {
        $text = Get-BatchAiJob | Get-BatchAiJobMetric loss | Show-BatchAiJobMetric -Height 4 6>&1 | Out-String -Stream
        $text | Should -Contain 'loss'
        $text | Should -Not -Contain 'score'
    }

    It 'draws what some of the jobs tell' {
        $null = New-BatchAiJob silent -CommandLine true @output
        $text = Get-BatchAiJob | Show-BatchAiJobMetric loss -ErrorAction Stop 6>&1 | Out-String -Stream
        $text | Should -Contain 'a size-1  last 3, min 3, max 12'
        Get-BatchAiJob | Show-BatchAiJobMetric los -ErrorVariable wrong -ErrorAction SilentlyContinue 6> $null
        $wrong.FullyQualifiedErrorId | Should -Be 'NoMetric,BatchAi.Commands.ShowBatchAiJobMetricCommand'
    }

    It 'says how a job is given that was named in place of a metric' {
        { Show-BatchAiJobMetric size-1 -ErrorAction Stop } | Should -Throw '*-Job size-1*' -ErrorId 'JobRequired,*'
    }

    It 'tells once why there is nothing' {
        Show-BatchAiJobMetric -Job nobody -ErrorVariable wrong -ErrorAction SilentlyContinue
        $wrong.FullyQualifiedErrorId | Should -Be 'JobNotFound,BatchAi.Commands.ShowBatchAiJobMetricCommand'
    }
}
