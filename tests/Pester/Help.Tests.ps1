BeforeDiscovery {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    # The only ones with help so far; the help of all others comes with a build step of its own.
    $commands = Get-Command -Module BatchAi -Name Get-BatchAiJobPlan, Test-BatchAiJobConfig
    $names = $commands | ForEach-Object { @{ Name = $_.Name } }
    $parameters = foreach ($command in $commands) {
        foreach ($parameter in $command.Parameters.Keys) {
            if ($parameter -notin [Management.Automation.Cmdlet]::CommonParameters) {
                @{ Name = $command.Name; Parameter = $parameter }
            }
        }
    }
    $examples = foreach ($command in $commands) {
        foreach ($example in (Get-Help $command.Name -Full).examples.example) {
            @{ Name = $command.Name; Title = $example.title; Code = $example.code }
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

    It 'has a description, notes, inputs, outputs and links' {
        ($help.description | Out-String).Trim() | Should -Not -BeNullOrEmpty
        ($help.alertSet | Out-String).Trim() | Should -Not -BeNullOrEmpty
        $help.inputTypes.inputType | Should -Not -BeNullOrEmpty
        $help.relatedLinks.navigationLink | Should -Not -BeNullOrEmpty
    }

    It 'names the types that the cmdlet returns' {
        $types = (Get-Command $Name).OutputType.Name | Sort-Object -Unique
        $help.returnValues.returnValue.type.name | Sort-Object | Should -Be $types
    }

    It 'has three examples' {
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
    }

    It 'describes no parameter that is not there' {
        foreach ($parameter in $help.parameters.parameter.name) {
            (Get-Command $Name).Parameters.Keys | Should -Contain $parameter
        }
    }

    It 'shows one syntax for each parameter set' {
        @($help.syntax.syntaxItem).Count | Should -Be (Get-Command $Name).ParameterSets.Count
    }
}

Describe 'Help of <Name> -<Parameter>' -ForEach $parameters {
    BeforeAll {
        $help = Get-Help $Name -Parameter $Parameter
        $actual = (Get-Command $Name).Parameters[$Parameter]
    }

    It 'describes it' {
        ($help.description | Out-String).Trim() | Should -Not -BeNullOrEmpty
    }

    It 'is true' {
        $attribute = $actual.Attributes.Where({ $_ -is [Parameter] })[0]
        $help.required | Should -Be $attribute.Mandatory.ToString()
        $help.pipelineInput -like 'True*' | Should -Be ($attribute.ValueFromPipeline -or $attribute.ValueFromPipelineByPropertyName)
        $help.type.name | Should -Be $actual.ParameterType.Name
        if ($actual.Aliases) { $help.aliases -split ', ' | Should -Be $actual.Aliases }
    }
}

Describe 'Example of <Name>: <Title>' -ForEach $examples {
    It 'runs' {
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))
        New-JobFile $folder
        Remove-Item -LiteralPath (Join-Path $folder 'bad.json')
        Move-Item -LiteralPath (Join-Path $folder 'odd.json') -Destination (Join-Path $folder 'job.json') -Force
        Push-Location -LiteralPath $folder
        try {
            $stop = [psvariable]::new('ErrorActionPreference', 'Stop')
            $output = [scriptblock]::Create($Code).InvokeWithContext($null, $stop) 3> $null | Out-String
        }
        finally {
            Pop-Location
        }
        $output.Trim() | Should -Not -BeNullOrEmpty -Because 'an example shows something'
    }
}

Describe 'about_BatchAi' {
    It 'names every cmdlet of the module' {
        $text = Get-Help about_BatchAi | Out-String
        foreach ($command in Get-Command -Module BatchAi) { $text | Should -Match $command.Name }
    }
}
