# What a process has loaded cannot be unloaded, so each of these has a process of its own.

BeforeDiscovery {
    # Needs PowerShell 7.5; nothing else here writes an assembly of a given name.
    $cannotWrite = -not ('System.Reflection.Emit.PersistedAssemblyBuilder' -as [type])
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force

    # An empty assembly of any name; it is written, and not loaded here.
    function New-Assembly([string] $Name, [string] $Folder) {
        $null = New-Item -ItemType Directory -Path $Folder
        $builder = [Reflection.Emit.PersistedAssemblyBuilder]::new([Reflection.AssemblyName]::new("$Name, Version=99.0.0.0"), [object].Assembly)
        $null = $builder.DefineDynamicModule($Name)
        $file = Join-Path $Folder "$Name.dll"
        $builder.Save($file)
        $file
    }
}

Describe 'Isolation' {
    It 'shows the default context nothing but the cmdlets and the types of scripts' {
        Invoke-Fresh {
            Import-Module $module
            $null = Get-BatchAiJobPlan examples/quickstart/job.json
            $folder = Split-Path $module
            [AppDomain]::CurrentDomain.GetAssemblies() |
                Where-Object { -not $_.IsDynamic -and $_.Location.StartsWith($folder) } |
                Where-Object { [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_) -eq [Runtime.Loader.AssemblyLoadContext]::Default } |
                ForEach-Object { $_.GetName().Name } |
                Sort-Object |
                Join-String -Separator ' '
        } | Should -Be 'BatchAi.Abstractions BatchAi.Model BatchAi.PowerShell'
    }

    It 'loads nothing of sign-in for a local connection' {
        Invoke-Fresh {
            Import-Module $module
            $env:BATCHAI_HOME = Join-Path ([IO.Path]::GetTempPath()) "batchai-$([guid]::NewGuid().ToString('N'))"
            try {
                $null = Connect-BatchAi
                $names = [Runtime.Loader.AssemblyLoadContext]::All.Assemblies.GetName().Name
                "$(@(Get-BatchAiWorkspace).Count) $('BatchAi.Client' -in $names) $($names -match '^(Azure\.(Identity|Storage|ResourceManager)|Microsoft\.Identity)')"
            }
            finally {
                Stop-BatchAiService
                Remove-Item -LiteralPath $env:BATCHAI_HOME -Recurse -Force
            }
        } | Should -Be '1 True'
    }

    It 'takes every dependency from its own folder' {
        Invoke-Fresh {
            Import-Module $module
            $null = Get-BatchAiJobPlan examples/quickstart/job.json
            $own = [Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ 'BatchAi'
            $names = $own.Assemblies.GetName().Name
            $elsewhere = $own.Assemblies | Where-Object { (Split-Path $_.Location) -ne (Join-Path (Split-Path $module) 'lib/net8.0/deps') }
            "$('BatchAi.Core' -in $names) $('System.Text.Json' -in $names) $(@($elsewhere).Count)"
        } | Should -Be 'True True 0'
    }

    It 'works when another System.Text.Json is loaded <When>' -Skip:$cannotWrite -ForEach @(
        @{ When = 'before'; First = $true }
        @{ When = 'after'; First = $false }
    ) {
        $other = New-Assembly System.Text.Json (Join-Path $TestDrive $When)
        $script = {
            $load = { [Runtime.Loader.AssemblyLoadContext]::new('Neighbour').LoadFromAssemblyPath($env:BATCHAI_TEST_ASSEMBLY) }
            if ($env:BATCHAI_TEST_FIRST -eq 'True') { $neighbour = & $load }
            Import-Module $module
            if ($env:BATCHAI_TEST_FIRST -ne 'True') { $neighbour = & $load }
            $works = Test-BatchAiJobConfig examples/quickstart/job.json
            $platform = [System.Text.Json.JsonSerializer].Assembly
            $copies = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'System.Text.Json' }
            "$works $($neighbour.GetName().Version) $(@($copies).Count) $($platform.Location.StartsWith((Split-Path $module)))"
        }
        $env:BATCHAI_TEST_ASSEMBLY = $other
        $env:BATCHAI_TEST_FIRST = $First
        try {
            # Three copies: the neighbour's, the platform's and ours.
            Invoke-Fresh $script | Should -Be 'True 99.0.0.0 3 False'
        }
        finally {
            $env:BATCHAI_TEST_ASSEMBLY = $null
            $env:BATCHAI_TEST_FIRST = $null
        }
    }

    It 'ignores an assembly of the same name in the default context' -Skip:$cannotWrite {
        $env:BATCHAI_TEST_ASSEMBLY = New-Assembly BatchAi.Core "$TestDrive/impostor"
        try {
            Invoke-Fresh {
                $null = [Reflection.Assembly]::LoadFrom($env:BATCHAI_TEST_ASSEMBLY)
                Import-Module $module
                Test-BatchAiJobConfig examples/quickstart/job.json
            } | Should -Be 'True'
        }
        finally {
            $env:BATCHAI_TEST_ASSEMBLY = $null
        }
    }

    It 'asks no handler of another module for its dependencies' {
        Invoke-Fresh {
            # A compiled handler: PowerShell's own threads ask too, and a script block has nowhere to run on those.
            Add-Type -TypeDefinition @'
public static class Neighbour
{
    public static readonly System.Collections.Concurrent.ConcurrentQueue<string> Asked = new System.Collections.Concurrent.ConcurrentQueue<string>();

    public static void Listen()
    {
        System.AppDomain.CurrentDomain.AssemblyResolve += (sender, request) => { Asked.Enqueue(request.Name); return null; };
    }
}
'@
            [Neighbour]::Listen()
            Import-Module $module
            $null = Get-BatchAiJobPlan examples/quickstart/job.json
            @([Neighbour]::Asked | Where-Object { $_ -match '^(BatchAi|System\.Text|System\.IO\.Pipelines|Azure)' }).Count
        } | Should -Be '0'
    }

    It 'gives objects of types that scripts can name' {
        Invoke-Fresh {
            Import-Module $module
            $plan = Get-BatchAiJobPlan examples/quickstart/job.json
            "$($plan -is [BatchAi.JobPlan]) $($plan.Steps[0] -is [BatchAi.PlanStep])"
        } | Should -Be 'True True'
    }

    It 'also runs the build for Windows PowerShell' {
        # Not that edition itself; but its way of loading the core, in this one.
        Invoke-Fresh {
            Import-Module (Join-Path (Split-Path $module) 'lib/netstandard2.0/BatchAi.PowerShell.dll')
            $works = Test-BatchAiJobConfig examples/quickstart/job.json
            $core = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'BatchAi.Core' }
            "$works $(Split-Path -Leaf (Split-Path (Split-Path $core.Location)))"
        } | Should -Be 'True netstandard2.0'
    }
}
