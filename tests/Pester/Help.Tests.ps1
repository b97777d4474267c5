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

Describe 'about_BatchAi' {
    It 'names every cmdlet of the module' {
        $text = Get-Help about_BatchAi | Out-String
        foreach ($command in Get-Command -Module BatchAi) { $text | Should -Match $command.Name }
    }
}
