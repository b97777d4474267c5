BeforeDiscovery {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $commands = Get-Command -Module BatchAi
    $names = $commands | ForEach-Object { @{ Name = $_.Name } }
    $parameters = foreach ($command in $commands) {
        foreach ($parameter in $command.Parameters.Keys) {
            if ($parameter -notin [Management.Automation.Cmdlet]::CommonParameters) {
                @{ Name = $command.Name; Parameter = $parameter }
            }
        }
    }
    # Pages mark the examples that need Azure itself; these are only parsed.
    $pages = foreach ($command in $commands) {
        $page = Get-Content -Raw -LiteralPath (Get-RepositoryPath "docs/cmdlets/$($command.Name).md") -ErrorAction Ignore
        $azure = [regex]::Matches("$page", '(?m)^### (.+)\n\n<!-- needs Azure -->').ForEach({ $_.Groups[1].Value })
        $examples = foreach ($example in (Get-Help $command.Name -Full).examples.example) {
            $title = $example.title.Trim('-', ' ') -replace '^Example \d+: '
            @{ Title = $title; Code = $example.code; NeedsAzure = $title -in $azure }
        }
        @{ Name = $command.Name; Examples = $examples }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-ModulePath) -Force
}

AfterAll {
    Remove-Module BatchAi -ErrorAction Ignore
}

Describe 'Help of <Name>' -ForEach $names {
    BeforeAll {
        $help = Get-Help $Name -Full
    }

    It 'says in a sentence what the cmdlet does' {
        $help.Synopsis | Should -Match '^[A-Z].*\.$'
        $help.Synopsis | Should -Not -Match '\{\{'
    }

    It 'has a description, inputs, outputs and links' {
        ($help.description | Out-String).Trim() | Should -Not -BeNullOrEmpty
        $help.inputTypes.inputType | Should -Not -BeNullOrEmpty
        $help.returnValues.returnValue | Should -Not -BeNullOrEmpty
        $help.relatedLinks.navigationLink | Should -Not -BeNullOrEmpty
    }

    It 'links to what is there' {
        foreach ($link in $help.relatedLinks.navigationLink.linkText) {
            $isThere = if ($link -like 'about_*') { Test-Path (Join-Path (Split-Path (Get-ModulePath)) "en-US/$link.help.txt") } else { Get-Command $link -ErrorAction Ignore }
            $isThere | Should -BeTrue -Because "$link must be there"
        }
    }

    It 'names the types that the cmdlet returns' {
        $types = @((Get-Command $Name).OutputType.Name | Sort-Object -Unique | Where-Object { $_ -ne 'System.Void' })
        # With -AsJob, which the help says of that parameter, there is a job as well.
        $said = @($help.returnValues.returnValue.type.name | Where-Object { $_ -notin 'None', 'System.Management.Automation.Job' } | Sort-Object)
        $types | Where-Object { $_ -ne 'System.Management.Automation.Job' } | Should -Be $said
    }

    It 'has three examples' {
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
    }

    It 'describes no parameter that is not there' {
        foreach ($parameter in $help.parameters.parameter.name) {
            (Get-Command $Name).Parameters.Keys | Should -Contain $parameter
        }
    }

    It 'shows the syntax of each parameter set' {
        $shown = $help.syntax.syntaxItem.ForEach({ $_.parameter.name -join ' ' })
        $shown.Count | Should -Be (Get-Command $Name).ParameterSets.Count
        foreach ($set in (Get-Command $Name).ParameterSets) {
            $names = @($set.Parameters.Name | Where-Object { $_ -notin [Management.Automation.Cmdlet]::CommonParameters } | Sort-Object)
            $shown.ForEach({ @($_ -split ' ' | Sort-Object) -join ' ' }) | Should -Contain ($names -join ' ') -Because "the set '$($set.Name)' is shown"
        }
    }
}

Describe 'Help of <Name> -<Parameter>' -ForEach $parameters {
    BeforeAll {
        $help = Get-Help $Name -Parameter $Parameter
        $actual = (Get-Command $Name).Parameters[$Parameter]
    }

    It 'describes it' {
        ($help.description | Out-String).Trim() | Should -Match '[.)]$'
    }

    It 'is true' {
        $attributes = $actual.Attributes.Where({ $_ -is [Parameter] })
        $isMandatory = $attributes.Where({ -not $_.Mandatory }).Count -eq 0
        $fromPipeline = $attributes.Where({ $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName }).Count -gt 0
        $type = [Nullable]::GetUnderlyingType($actual.ParameterType) ?? $actual.ParameterType
        $help.required | Should -Be $isMandatory.ToString()
        $help.pipelineInput -like 'True*' | Should -Be $fromPipeline
        $help.type.name | Should -Be $type.Name
        if ($actual.Aliases) { $help.aliases -split ', ' | Should -Be $actual.Aliases }
    }
}

Describe 'Examples' {
    BeforeAll {
        $service = Start-TestService
        $before = $env:BATCHAI_HOME, $env:HOME
        $env:BATCHAI_HOME = $service.Root
        # Keys are made in the home of the user, so this one has another.
        $env:HOME = (New-Item -ItemType Directory -Path "$TestDrive/home").FullName
    }

    AfterAll {
        $env:BATCHAI_HOME, $env:HOME = $before
        Stop-TestService $service
    }

    Context 'of <Name>' -ForEach $pages {
        BeforeAll {
            # Each page begins connected, in an experiment of its own, with a job file at hand.
            $null = Connect-BatchAi
            $null = New-BatchAiExperiment $Name -Workspace default -ResourceGroupName default -Force
            Set-BatchAiContext -ResourceGroupName default -Workspace default -Experiment $Name
            $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive $Name)
            New-JobFile $folder
            Remove-Item -LiteralPath (Join-Path $folder 'bad.json'), (Join-Path $folder 'odd.json')
            Push-Location -LiteralPath $folder
        }

        AfterAll {
            Pop-Location
        }

        It '<Title>' -ForEach $Examples {
            $errors = $null
            $null = [Management.Automation.Language.Parser]::ParseInput($Code, [ref]$null, [ref]$errors)
            $errors | Should -BeNullOrEmpty
            if ($NeedsAzure) { return }
            $stop = [psvariable]::new('ErrorActionPreference', 'Stop')
            $output = [scriptblock]::Create($Code).InvokeWithContext($null, $stop) 3> $null 6> $null | Out-String
            $hasFiles = @(Get-ChildItem -LiteralPath $folder).Count -gt 1
            if (-not $hasFiles) { $output.Trim() | Should -Not -BeNullOrEmpty -Because 'an example shows something' }
        }
    }
}

Describe 'about_BatchAi' {
    It 'names every cmdlet of the module' {
        $text = Get-Help about_BatchAi | Out-String
        foreach ($command in Get-Command -Module BatchAi) { $text | Should -Match $command.Name }
    }
}
