# What scripts rely on: names, parameters, sets and types. Surface.txt is how it was agreed; whoever changes it on purpose
# writes it again with BATCHAI_WRITE_SURFACE=1, and so shows the change to whoever reads it.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $commands = Get-Command -Module BatchAi | ForEach-Object { @{ Name = $_.Name } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $common = [Management.Automation.Cmdlet]::CommonParameters + [Management.Automation.Cmdlet]::OptionalCommonParameters

    function Get-Surface {
        foreach ($command in Get-Command -Module BatchAi | Sort-Object Name) {
            ($command | Get-Command -Syntax | Out-String).Trim() -split '\r?\n' | Where-Object { $_ } | Sort-Object
            "    gives $(($command.OutputType.Name | Sort-Object -Unique) -join ', ')"
            foreach ($parameter in $command.Parameters.Values | Where-Object Name -NotIn $common | Sort-Object Name) {
                $traits = @(
                    if ($parameter.Attributes.Where({ $_ -is [Parameter] -and $_.ValueFromPipeline })) { 'by value' }
                    if ($parameter.Attributes.Where({ $_ -is [Parameter] -and $_.ValueFromPipelineByPropertyName })) { 'by property name' }
                    if ($parameter.Aliases) { "alias $(($parameter.Aliases | Sort-Object) -join ', ')" }
                )
                if ($traits) { "    -$($parameter.Name): $($traits -join '; ')" }
            }
        }
    }
}

Describe 'The surface' -Tag Essential {
    It 'is the agreed one' {
        $golden = "$PSScriptRoot/Surface.txt"
        $surface = Get-Surface
        if ($env:BATCHAI_WRITE_SURFACE) { [IO.File]::WriteAllText($golden, ($surface -join "`n") + "`n") }
        Compare-Object @(Get-Content -LiteralPath $golden) @($surface) | ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" } |
            Should -BeNullOrEmpty -Because 'scripts rely on it; if the change is meant, run this test with BATCHAI_WRITE_SURFACE=1'
    }

    It 'is in manifest and assembly alike' {
        $manifest = (Import-PowerShellDataFile -LiteralPath (Get-ModulePath)).CmdletsToExport
        $exported = (Get-Command -Module BatchAi).Name
        $compiled = (Get-Command Connect-BatchAi).ImplementingType.Assembly.GetExportedTypes() |
            ForEach-Object { $_.GetCustomAttributes([Management.Automation.CmdletAttribute], $false) } |
            ForEach-Object { "$($_.VerbName)-$($_.NounName)" }
        Compare-Object ($manifest | Sort-Object) ($exported | Sort-Object) | Should -BeNullOrEmpty
        Compare-Object ($manifest | Sort-Object) ($compiled | Sort-Object) | Should -BeNullOrEmpty
        $manifest | Should -Be ($manifest | Sort-Object)
    }

    It 'has public types in its own namespace alone' {
        $types = (Get-Command Connect-BatchAi).ImplementingType.Assembly.GetExportedTypes()
        $types.Namespace | Sort-Object -Unique | Should -Match '^BatchAi(\.|$)'
    }
}

Describe '<Name>' -ForEach $commands {
    BeforeAll {
        $command = Get-Command $Name
        $own = $command.Parameters.Values.Where({ $_.Name -notin $common })
    }

    It 'has an approved verb and a noun of the module' {
        $command.Verb | Should -BeIn (Get-Verb).Verb
        $command.Noun | Should -MatchExactly '^BatchAi([A-Z][a-z]+)*$'
        $command.Noun | Should -Not -Match '[^s]s$' -Because 'nouns are singular'
    }

    It 'tells what it writes' {
        $command.OutputType | Should -Not -BeNullOrEmpty
    }

    It 'is called as PowerShell expects' {
        # Each set can be told from the others, takes one thing from the pipeline, and fewer than five by position.
        $sets = $command.ParameterSets
        @($sets.Where({ $_.IsDefault })).Count | Should -BeLessOrEqual 1
        foreach ($set in $sets) {
            @($set.Parameters.Where({ $_.ValueFromPipeline })).Count | Should -BeLessOrEqual 1
            $positions = $set.Parameters.Position.Where({ $_ -ge 0 }) | Sort-Object
            @($positions).Count | Should -BeLessThan 5
            @($positions | Sort-Object -Unique).Count | Should -Be @($positions).Count -Because 'no two parameters share a position'
        }
        if ($command.Verb -eq 'Get') {
            $command.Parameters['Name'].Attributes.Where({ $_ -is [Parameter] -and ($_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName) }) |
                Should -BeNullOrEmpty -Because 'the name of a parent is not that of a child'
        }
    }

    It 'names and types its parameters as the others do' {
        foreach ($parameter in $own) {
            $parameter.Name | Should -MatchExactly '^([A-Z]+[a-z]*)+$'
            $parameter.ParameterType | Should -Not -Be ([bool]) -Because $parameter.Name
            $parameter.ParameterType | Should -Not -Be ([nullable[bool]]) -Because $parameter.Name
            if ($parameter.ParameterType -in [string], [string[]]) {
                $parameter.Attributes.Where({ $_ -is [ValidateNotNullOrEmpty] -or $_ -is [ValidateSet] }) | Should -Not -BeNullOrEmpty -Because "-$($parameter.Name) is a text"
            }
            if ($parameter.ParameterType -in [timespan], [nullable[timespan]]) {
                $parameter.Attributes.Where({ $_ -is [Management.Automation.ArgumentTransformationAttribute] }) |
                    Should -Not -BeNullOrEmpty -Because "a bare number for -$($parameter.Name) would count 100 nanoseconds"
            }
            # Names that are words for a secret, and are none: which key, where a key lies, and what anybody may know.
            if ($parameter.Name -match '(Token|Key|Secret|Password)$' -and $parameter.Name -notin 'SshPublicKey', 'GenerateSshKey', 'EnvironmentSecret') {
                $parameter.ParameterType | Should -Be ([securestring]) -Because "-$($parameter.Name) is a secret"
            }
            if ($parameter.Name -eq 'Credential') { $parameter.ParameterType | Should -Be ([pscredential]) }
        }
    }

    It 'has no name of PowerShell''s own for a parameter' {
        $taken = 'Verbose', 'Debug', 'ErrorAction', 'WarningAction', 'InformationAction', 'ProgressAction', 'ErrorVariable', 'OutVariable', 'OutBuffer', 'PipelineVariable'
        ($own.Name + $own.Aliases).Where({ $_ -in $taken }) | Should -BeNullOrEmpty
    }

    It 'can be asked first where it removes what cannot be had again' {
        $attribute = $command.ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)[0]
        if ($command.Verb -in 'New', 'Remove', 'Update', 'Set', 'Stop', 'Start', 'Send', 'Receive', 'Save', 'Restart', 'Connect', 'Disconnect', 'Export', 'Clear') {
            if ($Name -ne 'New-BatchAiMount') { $attribute.SupportsShouldProcess | Should -BeTrue }
        }
        # Folders are removed as files are.
        $high = 'ResourceGroup', 'Workspace', 'StorageAccount', 'FileShare', 'Container', 'FileServer', 'File'
        $isHigh = $command.Verb -eq 'Remove' -and $command.Noun -replace '^BatchAi' -in $high
        if ($attribute.SupportsShouldProcess) { $attribute.ConfirmImpact | Should -Be $(if ($isHigh) { 'High' } else { 'Medium' }) }
    }
}
