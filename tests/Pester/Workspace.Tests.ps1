BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $null = New-BatchAiWorkspace piped
    $null = New-BatchAiExperiment first, second -Workspace piped
}

AfterAll {
    Stop-TestService $service
}

Describe 'Objects of workspaces and experiments in the pipeline' {
    BeforeDiscovery {
        $forms = @(
            @{ Form = 'live'; Copy = { $input } }
            @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
            @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
            @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json | ConvertFrom-Json } }
        )
    }

    It 'gives the experiments of a workspace (<Form>)' -ForEach $forms {
        (Get-BatchAiWorkspace piped | & $Copy | Get-BatchAiExperiment).Name | Should -Be 'first', 'second'
        (Get-BatchAiWorkspace piped | & $Copy | Get-BatchAiExperiment -Name s*).Name | Should -Be 'second'
    }

    It 'gives a workspace again (<Form>)' -ForEach $forms {
        (Get-BatchAiWorkspace piped | & $Copy | Get-BatchAiWorkspace).Name | Should -Be 'piped'
        (Get-BatchAiExperiment first -Workspace piped | & $Copy | Get-BatchAiWorkspace).Name | Should -Be 'piped'
    }

    It 'makes experiments in a workspace (<Form>)' -ForEach $forms {
        $made = Get-BatchAiWorkspace piped | & $Copy | New-BatchAiExperiment -Name "made-$Form"
        $made.WorkspaceName | Should -Be 'piped'
        $made | & $Copy | Remove-BatchAiExperiment -Force
        { Get-BatchAiExperiment "made-$Form" -Workspace piped -ErrorAction Stop } | Should -Throw -ErrorId 'ExperimentNotFound,*'
    }

    It 'updates and removes a workspace (<Form>)' -ForEach $forms {
        $workspace = New-BatchAiWorkspace "kept-$Form"
        ($workspace | & $Copy | Update-BatchAiWorkspace -Tag @{ kind = 'test' } -PassThru).Tag['kind'] | Should -Be 'test'
        $workspace | & $Copy | Remove-BatchAiWorkspace -Confirm:$false
        Get-BatchAiWorkspace "kept-$Form*" | Should -BeNullOrEmpty
    }

    It 'never takes an experiment for a workspace (<Form>)' -ForEach $forms {
        { Get-BatchAiExperiment first -Workspace piped | & $Copy | Remove-BatchAiWorkspace -Force -ErrorAction Stop } | Should -Throw -ErrorId 'WrongResourceKind,*'
    }
}

Describe 'Get-BatchAiExperiment' {
    It 'looks through all workspaces where none is known' {
        $here = Get-BatchAiContext
        $workspace = $here.Workspace
        try {
            $here.Workspace = $null
            (Get-BatchAiExperiment).Name | Should -Be 'default', 'first', 'second'
            (Get-BatchAiExperiment second).WorkspaceName | Should -Be 'piped'
            { Get-BatchAiExperiment nobody -ErrorAction Stop } | Should -Throw -ErrorId 'ExperimentNotFound,*'
        }
        finally {
            $here.Workspace = $workspace
        }
    }

    It 'stops asking when nobody reads on' {
        $here = Get-BatchAiContext
        $workspace = $here.Workspace
        try {
            $here.Workspace = $null
            $traces = Get-BatchAiExperiment -Verbose 4>&1 | Select-Object -First 3
            $first = Get-BatchAiExperiment | Select-Object -First 1
        }
        finally {
            $here.Workspace = $workspace
        }
        $first.Name | Should -Be 'default'
        @($traces).Count | Should -Be 3
    }
}

Describe 'Views' {
    It 'shows workspaces and experiments as tables of 80 columns' {
        (Get-BatchAiWorkspace | Out-String -Width 80) | Should -Match '(?m)^Name +ResourceGroup +Location '
        (Get-BatchAiExperiment -Workspace piped | Out-String -Width 80) | Should -Match '(?m)^Name +Workspace +'
        (Get-BatchAiExperiment first -Workspace piped | Format-List | Out-String) | Should -Match 'ResourceId'
    }
}

Describe 'Names and questions' {
    It 'says that a name is no pattern' {
        { Get-BatchAiWorkspace 'a[b' -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidWildcard,*'
    }

    It 'says which one is missing' {
        Remove-BatchAiWorkspace nobody -Force -ErrorAction SilentlyContinue -ErrorVariable missing
        $missing[0].TargetObject | Should -Be 'nobody'
    }

    It 'says what to do where nobody can answer' {
        Invoke-Fresh ([scriptblock]::Create("
            Import-Module `$module
            `$null = Connect-BatchAi -DataRoot '$($service.Root)'
            Remove-BatchAiWorkspace piped -ErrorAction SilentlyContinue -ErrorVariable asked
            `$asked[0].FullyQualifiedErrorId
            (Get-BatchAiWorkspace piped).Name
            (Get-BatchAiService).DataRoot")) | Should -Be "ConfirmationImpossible,BatchAi.Commands.RemoveBatchAiWorkspaceCommand$([Environment]::NewLine)piped$([Environment]::NewLine)$($service.Root)"
    }
}

Describe 'Completion' {
    It 'completes <Line> to <Word>' -ForEach @(
        @{ Line = 'Get-BatchAiWorkspace pi'; Word = 'piped' }
        @{ Line = 'Get-BatchAiExperiment -Workspace pi'; Word = 'piped' }
        @{ Line = 'Get-BatchAiExperiment -Workspace piped -Name fi'; Word = 'first' }
        @{ Line = 'Get-BatchAiWorkspace -ResourceGroupName de'; Word = 'default' }
    ) {
        (TabExpansion2 $Line).CompletionMatches.CompletionText | Should -Contain $Word
    }

    It 'is silent without a connection' {
        Invoke-Fresh {
            Import-Module $module
            $env:BATCHAI_HOME = [IO.Path]::Combine([IO.Path]::GetTempPath(), 'nobody')
            @((TabExpansion2 'Get-BatchAiWorkspace -ResourceGroupName de').CompletionMatches).Count
        } | Should -Be '0'
    }
}
