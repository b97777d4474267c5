BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $module = Get-ModulePath
}

Describe 'The manifest' {
    BeforeAll {
        $manifest = Test-ModuleManifest -Path $module
        $data = Import-PowerShellDataFile -LiteralPath $module
    }

    It 'is for both editions' {
        $manifest.PowerShellVersion | Should -Be '5.1'
        $manifest.CompatiblePSEditions | Should -Be @('Desktop', 'Core')
        $manifest.DotNetFrameworkVersion | Should -Be '4.7.2'
    }

    It 'has the version of the assemblies' {
        foreach ($framework in 'netstandard2.0', 'net8.0') {
            $file = Join-Path (Split-Path $module) "lib/$framework/BatchAi.PowerShell.dll"
            $version = [Reflection.AssemblyName]::GetAssemblyName($file).Version
            $version.ToString(3) | Should -Be $manifest.Version.ToString()
        }
    }

    It 'exports by name, and nothing but cmdlets' {
        $data.CmdletsToExport | Should -Not -Contain '*'
        foreach ($kind in 'FunctionsToExport', 'AliasesToExport', 'VariablesToExport') {
            $data.ContainsKey($kind) | Should -BeTrue
            $data[$kind] | Should -BeNullOrEmpty
        }
    }

    It 'loads the cmdlets by a script that can be read at a glance' {
        (Get-Content -LiteralPath (Join-Path (Split-Path $module) $data.RootModule)).Count | Should -BeLessOrEqual 20
    }

    It 'names files that exist' {
        foreach ($file in @($data.FormatsToProcess) + $data.RootModule) {
            Join-Path (Split-Path $module) $file | Should -Exist
        }
    }
}

Describe 'Importing' {
    BeforeEach {
        Import-Module $module -Force
    }

    AfterAll {
        Remove-Module BatchAi -ErrorAction Ignore
    }

    It 'gives every cmdlet of the assembly' {
        $assembly = (Get-Command Test-BatchAiJobConfig).ImplementingType.Assembly
        $defined = $assembly.GetExportedTypes() |
            ForEach-Object { $_.GetCustomAttributes([Management.Automation.CmdletAttribute], $false) } |
            ForEach-Object { "$($_.VerbName)-$($_.NounName)" }
        (Get-Command -Module BatchAi).Name | Should -Be ($defined | Sort-Object)
    }

    It 'uses approved verbs and the prefix of the module' {
        foreach ($command in Get-Command -Module BatchAi) {
            $command.Verb | Should -BeIn (Get-Verb).Verb
            $command.Noun | Should -Match '^BatchAi'
        }
    }

    It 'gives every cmdlet a type that it returns, in the namespace of the module' {
        foreach ($command in Get-Command -Module BatchAi) {
            $command.OutputType | Should -Not -BeNullOrEmpty
            foreach ($type in $command.OutputType.Type) {
                $type.FullName | Should -Match '^(BatchAi\.|System\.(Boolean|Void|String|Byte|IO\.FileInfo)$)'
            }
        }
    }

    It 'gives a parameter of one name one type everywhere' {
        # An input object is what its cmdlet is for; where several names are taken, they are of the type of one.
        Get-Command -Module BatchAi |
            ForEach-Object { $_.Parameters.Values } |
            Where-Object Name -NE 'InputObject' |
            Group-Object Name |
            ForEach-Object {
                $types = $_.Group.ParameterType | ForEach-Object { if ($_.IsArray) { $_.GetElementType() } else { $_ } }
                @($types | Sort-Object FullName -Unique).Count | Should -Be 1 -Because $_.Name
            }
    }

    It 'writes no warning' {
        Remove-Module BatchAi
        Import-Module $module -WarningVariable warnings 3> $null
        $warnings | Should -BeNullOrEmpty
    }

    It 'works again after Remove-Module' {
        Remove-Module BatchAi
        Get-Command Test-BatchAiJobConfig -ErrorAction Ignore | Should -BeNullOrEmpty
        Import-Module $module
        New-JobFile $TestDrive
        Test-BatchAiJobConfig "$TestDrive/job.json" | Should -BeTrue
    }

    It 'works in ten runspaces at once' {
        New-JobFile $TestDrive
        $results = 1..10 | ForEach-Object -ThrottleLimit 10 -Parallel {
            Import-Module $using:module
            Test-BatchAiJobConfig "$using:TestDrive/job.json"
        }
        $results | Should -Be (@($true) * 10)
    }

    It 'does not load the core before it is needed' {
        Invoke-Fresh {
            Import-Module $module
            [Runtime.Loader.AssemblyLoadContext]::All.Assemblies.GetName().Name -contains 'BatchAi.Core'
        } | Should -Be 'False'
    }

    It 'finds the cmdlets without an import when the module is on the path' {
        Invoke-Fresh {
            $env:PSModulePath = Split-Path (Split-Path $module)
            Test-BatchAiJobConfig examples/quickstart/job.json
        } | Should -Be 'True'
    }

    It 'works from a folder with an odd name' {
        $folder = New-Item -ItemType Directory -Path "$TestDrive/it's [a] folder"
        Copy-Item -Recurse -LiteralPath (Split-Path $module) -Destination $folder.FullName
        Invoke-Fresh -Module (Join-Path $folder.FullName 'BatchAi/BatchAi.psd1') {
            Import-Module ([Management.Automation.WildcardPattern]::Escape($module))
            Test-BatchAiJobConfig examples/quickstart/job.json
        } | Should -Be 'True'
    }
}
