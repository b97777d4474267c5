# Several runspaces of one process, and one that is told to forget and learn again.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $context = $service.Context
    $module = Get-ModulePath
    $null = New-BatchAiWorkspace shared
    # Nobody is to find a service that happens to run on this machine.
    $batchAiHome = $env:BATCHAI_HOME
    $env:BATCHAI_HOME = Join-Path $TestDrive 'nowhere'
}

AfterAll {
    $env:BATCHAI_HOME = $batchAiHome
    Stop-TestService $service
}

Describe 'Runspaces' -Tag Essential {
    It 'begin unconnected' {
        $ids = 1..2 | ForEach-Object -Parallel {
            Import-Module $using:module
            try { Get-BatchAiWorkspace } catch { $_.FullyQualifiedErrorId }
        }
        $ids | Should -Match '^NotConnected,'
    }

    It 'take the connection of another with -Context' {
        $made = 1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:module
            $name = "parallel-$_"
            $workspace = New-BatchAiWorkspace $name -Context $using:context
            $null = New-BatchAiExperiment try -Workspace $name -Context $using:context
            ($workspace | Get-BatchAiExperiment -Context $using:context).WorkspaceName
            $workspace | Remove-BatchAiWorkspace -Force -Context $using:context
        }
        $made | Sort-Object | Should -Be (1..8 | ForEach-Object { "parallel-$_" })
    }

    It 'have a context each' {
        $names = 1..3 | ForEach-Object -ThrottleLimit 3 -Parallel {
            Import-Module $using:module
            $null = Connect-BatchAi -DataRoot $using:service.Root
            Set-BatchAiContext -Workspace "own-$_"
            Start-Sleep -Milliseconds 50
            (Get-BatchAiContext).Workspace
        }
        $names | Sort-Object | Should -Be 'own-1', 'own-2', 'own-3'
        (Get-BatchAiContext).Workspace | Should -Be 'default'
    }

    It 'import the module, ten at once, and use it' {
        $found = 1..10 | ForEach-Object -ThrottleLimit 10 -Parallel {
            Import-Module $using:module -Force
            (Get-BatchAiWorkspace shared -Context $using:context).Name
        }
        $found | Should -Be (@('shared') * 10)
    }

    It 'import it again with -Force, and stay connected' {
        foreach ($turn in 1..3) {
            Import-Module $module -Force
            (Get-BatchAiWorkspace shared).Name | Should -Be 'shared'
        }
    }

    It 'work after Remove-Module as they did before' {
        Remove-Module BatchAi
        Import-Module $module -Global
        (Get-BatchAiWorkspace shared -Context $context).Name | Should -Be 'shared'
    }

    It 'hand objects to jobs of PowerShell, which hand theirs back' {
        $job = Get-BatchAiWorkspace shared | Start-ThreadJob -ArgumentList $module, $context -ScriptBlock {
            param($module, $context)
            Import-Module $module
            $input | New-BatchAiExperiment from-a-thread -Context $context
        }
        ($job | Receive-Job -Wait -AutoRemoveJob).WorkspaceName | Should -Be 'shared'
    }
}

Describe 'A process that connects' -Tag Essential {
    It 'ends while the service that it started runs on, even with its output in a pipe' {
        $root = Join-Path ([IO.Path]::GetTempPath()) "batchai-$([guid]::NewGuid().ToString('N'))"
        try {
            $shell = (Get-Process -Id $PID).Path
            $words = & $shell -NoProfile -NonInteractive -Command "Import-Module '$module'; `$null = Start-BatchAiService -DataRoot '$root' -Port 0; (Connect-BatchAi -DataRoot '$root').Kind" | ForEach-Object { $_ }
            $words | Should -Be 'Local'
            (Get-BatchAiService -DataRoot $root).State | Should -Be 'running'
        }
        finally {
            Stop-TestService ([pscustomobject]@{ Root = $root })
            $null = Connect-BatchAi -DataRoot $service.Root
        }
    }
}
