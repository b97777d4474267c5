BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'Get-BatchAiJobDiagnostic' {
    It 'tells why a job failed (<Form>)' -ForEach @(
        @{ Form = 'live'; Copy = { $input } }
        @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
        @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 4 | ConvertFrom-Json } }
    ) {
        $said = New-BatchAiJob "failed-$Form" -CommandLine 'echo out; echo err >&2; exit 126' -Wait | & $Copy | Get-BatchAiJobDiagnostic
        $said | Should -BeOfType ([BatchAi.JobDiagnostic])
        $said.Name, $said.State, $said.Code | Should -Be "failed-$Form", 'failed', 'JobFailed'
        $said.Summary | Should -Match 'exit code 126. A command was found and could not be run'
        $said.Log[0].Name, $said.Log[0].Line | Should -Be 'stderr.txt', 'err'
    }

    It 'recommends commands that can be typed' {
        $null = New-BatchAiJob again -CommandLine 'exit 3' -Wait
        $said = Get-BatchAiJobDiagnostic again
        $said.RecommendedAction | Should -Contain 'Restart-BatchAiJob again'
        (& ([scriptblock]::Create($said.RecommendedAction[-1]))).Name | Should -Be 'again-r1'
    }

    It 'tells why a job waits' {
        $null = New-BatchAiJob wide -CommandLine 'true' -NodeCount 4 3> $null
        $said = Get-BatchAiJob wide | Get-BatchAiJobDiagnostic
        $said.QueuePosition | Should -Be 1
        $said.Summary | Should -Match 'needs 4 nodes'
        $said.RecommendedAction[0] | Should -Be 'Update-BatchAiCluster local -NodeCount 4'
        Remove-BatchAiJob wide
    }

    It 'leads on to other cmdlets' {
        $null = New-BatchAiJob watched -CommandLine 'echo seen' -Wait
        Get-BatchAiJobDiagnostic watched | Get-BatchAiJobFileContent -Path stdout.txt | Should -Be 'seen'
    }

    It 'shows a list that fits 80 columns' {
        $null = New-BatchAiJob shown -CommandLine 'echo line of the job; exit 3' -Wait
        $text = Get-BatchAiJobDiagnostic shown | Out-String -Width 80
        $text | Should -Match 'Summary\s+:'
        $text | Should -Match 'line of the job'
        $text -split '\r?\n' | ForEach-Object { ($_ -replace '\e\[[\d;]*m').Length | Should -BeLessOrEqual 80 }
    }

    It 'is an error for a job that is missing' {
        { Get-BatchAiJobDiagnostic nobody -ErrorAction Stop } | Should -Throw -ErrorId 'JobNotFound,*'
    }
}

Describe 'The first job on a fresh service' {
    It 'can be watched without any storage of its own' {
        New-BatchAiJob hello -CommandLine 'echo hello' -WarningVariable warnings | Watch-BatchAiJobOutput | Should -Be 'stdout.txt| hello'
        $warnings | Should -BeNullOrEmpty
    }
}
