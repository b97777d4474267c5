# With -WhatIf nothing is changed anywhere: the cmdlets are run against a service that lets nothing through but what reads.

BeforeDiscovery {
    # One row for each cmdlet that changes something; After is true when nothing has happened.
    $rows = @(
        @{ Name = 'Clear-BatchAiContext'; Call = { Clear-BatchAiContext -Context $c -WhatIf }; After = { $c.Workspace -eq 'default' } }
        @{ Name = 'Connect-BatchAi'; Call = { Connect-BatchAi -DataRoot ./nowhere -WhatIf }; After = { -not (Test-Path ./nowhere) } }
        @{ Name = 'Disconnect-BatchAi'; Call = { Disconnect-BatchAi -WhatIf }; After = { (Get-BatchAiContext).Endpoint -eq $c.Endpoint } }
        @{ Name = 'Export-BatchAiJobConfig'; Call = { Export-BatchAiJobConfig -Job waiting -Path ./exported.json -WhatIf } }
        @{ Name = 'Export-BatchAiJobMetric'; Call = { Get-BatchAiJobMetric -Job measured | Export-BatchAiJobMetric -Path ./exported.svg -WhatIf } }
        @{ Name = 'Get-BatchAiDiagnostic'; Call = { Get-BatchAiDiagnostic -Path ./diagnostic.zip -DataRoot $root -WhatIf } }
        @{ Name = 'Invoke-BatchAiJob'; Call = { Invoke-BatchAiJob $jobFile -WhatIf } }
        @{ Name = 'Invoke-BatchAiNodeCommand'; Call = { Invoke-BatchAiNodeCommand -Node $node -Command 'touch here' -WhatIf } }
        @{ Name = 'New-BatchAiCluster'; Call = { New-BatchAiCluster new -VmSize Standard_NC6 -NodeCount 1 -UseAutoStorage -GenerateSshKey -WhatIf } }
        @{ Name = 'New-BatchAiContainer'; Call = { New-BatchAiContainer new -StorageAccount whatifstorage -WhatIf } }
        @{ Name = 'New-BatchAiDirectory'; Call = { New-BatchAiDirectory a/b -StorageAccount whatifstorage -Share share -WhatIf } }
        @{ Name = 'New-BatchAiExperiment'; Call = { New-BatchAiExperiment new -WhatIf } }
        @{ Name = 'New-BatchAiFileServer'; Call = { New-BatchAiFileServer new -VmSize Standard_D2 -DiskCount 1 -DiskSizeGB 8 -StorageSku Standard_LRS -GenerateSshKey -WhatIf } }
        @{ Name = 'New-BatchAiFileShare'; Call = { New-BatchAiFileShare new -StorageAccount whatifstorage -WhatIf } }
        @{ Name = 'New-BatchAiJob'; Call = { New-BatchAiJob new -CommandLine 'true' -Cluster local -WhatIf } }
        @{ Name = 'New-BatchAiJob'; Call = { New-BatchAiJob new -CommandLine 'true' -Cluster local -Sweep @{ seed = 1..3 } -ThrottleLimit 1 -Mount $share -ForEachFile 'share/*.txt' -WhatIf } }
        @{ Name = 'New-BatchAiResourceGroup'; Call = { New-BatchAiResourceGroup new -Location eastus -WhatIf } }
        @{ Name = 'New-BatchAiStorageAccount'; Call = { New-BatchAiStorageAccount newstorage -WhatIf } }
        @{ Name = 'New-BatchAiStorageAccountKey'; Call = { New-BatchAiStorageAccountKey whatifstorage -KeyName key1 -WhatIf } }
        @{ Name = 'New-BatchAiWorkspace'; Call = { New-BatchAiWorkspace new -WhatIf } }
        @{ Name = 'Receive-BatchAiFile'; Call = { Receive-BatchAiFile -Path *.txt -StorageAccount whatifstorage -Share share -Destination ./received -WhatIf } }
        @{ Name = 'Register-BatchAiProvider'; Call = { Register-BatchAiProvider -WhatIf } }
        @{ Name = 'Remove-BatchAiCluster'; Call = { Remove-BatchAiCluster local -Force -WhatIf } }
        @{ Name = 'Remove-BatchAiContainer'; Call = { Remove-BatchAiContainer container -StorageAccount whatifstorage -Force -WhatIf } }
        @{ Name = 'Remove-BatchAiExperiment'; Call = { Remove-BatchAiExperiment default -Force -WhatIf } }
        @{ Name = 'Remove-BatchAiFile'; Call = { Remove-BatchAiFile -Path local.txt -StorageAccount whatifstorage -Share share -Force -WhatIf } }
        @{ Name = 'Remove-BatchAiFileServer'; Call = { Remove-BatchAiFileServer server -Force -WhatIf } }
        @{ Name = 'Remove-BatchAiFileShare'; Call = { Remove-BatchAiFileShare share -StorageAccount whatifstorage -Force -WhatIf } }
        @{ Name = 'Remove-BatchAiJob'; Call = { Remove-BatchAiJob waiting -WhatIf } }
        @{ Name = 'Remove-BatchAiJob'; Call = { Get-BatchAiJob | Remove-BatchAiJob -WhatIf } }
        @{ Name = 'Remove-BatchAiResourceGroup'; Call = { Remove-BatchAiResourceGroup default -Force -WhatIf } }
        @{ Name = 'Remove-BatchAiStorageAccount'; Call = { Remove-BatchAiStorageAccount whatifstorage -Force -WhatIf } }
        @{ Name = 'Remove-BatchAiWorkspace'; Call = { Remove-BatchAiWorkspace default -Force -WhatIf } }
        @{ Name = 'Repair-BatchAiCluster'; Call = { Repair-BatchAiCluster sick -WhatIf } }
        @{ Name = 'Restart-BatchAiJob'; Call = { Restart-BatchAiJob waiting -WhatIf } }
        @{ Name = 'Restart-BatchAiJob'; Call = { Get-BatchAiJob | Restart-BatchAiJob -WhatIf } }
        @{ Name = 'Save-BatchAiJobFile'; Call = { Save-BatchAiJobFile -Job done -Directory stdouterr -Destination ./saved -WhatIf } }
        @{ Name = 'Send-BatchAiFile'; Call = { Send-BatchAiFile ./local.txt -StorageAccount whatifstorage -Share share -Destination new -WhatIf } }
        @{ Name = 'Set-BatchAiContext'; Call = { Set-BatchAiContext -Workspace other -Context $c -WhatIf }; After = { $c.Workspace -eq 'default' } }
        @{ Name = 'Start-BatchAiService'; Call = { Start-BatchAiService -DataRoot ./nowhere -WhatIf }; After = { -not (Test-Path ./nowhere) } }
        @{ Name = 'Stop-BatchAiJob'; Call = { Stop-BatchAiJob waiting -WhatIf } }
        @{ Name = 'Stop-BatchAiJob'; Call = { Get-BatchAiJob | Stop-BatchAiJob -WhatIf } }
        @{ Name = 'Stop-BatchAiService'; Call = { Stop-BatchAiService -DataRoot $root -IncludeJob -WhatIf }; After = { (Get-BatchAiService -DataRoot $root).State -eq 'running' } }
        @{ Name = 'Update-BatchAiCluster'; Call = { Update-BatchAiCluster local -NodeCount 2 -WhatIf } }
        @{ Name = 'Update-BatchAiWorkspace'; Call = { Update-BatchAiWorkspace default -Tag @{ kind = 'test' } -WhatIf } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Add-Type -Path "$PSScriptRoot/Support/GuardProxy.cs"
    $service = Start-TestService
    $here = (New-Item -ItemType Directory -Path "$TestDrive/here").FullName
    Set-Content -LiteralPath "$here/local.txt" -Value 'local'
    $account = New-BatchAiStorageAccount whatifstorage
    $share = $account | New-BatchAiFileShare share
    $null = $account | New-BatchAiContainer container
    Send-BatchAiFile "$here/local.txt" -StorageAccount $account -Share share
    $null = New-BatchAiFileServer server -DiskCount 1 -DiskSizeGB 8 -StorageSku Standard_LRS 3> $null
    $null = New-BatchAiWorkspace other
    $null = New-BatchAiCluster sick -NodeCount 1 -SetupTask 'exit 1' -SetupTaskOutput '$AZ_BATCHAI_MOUNT_ROOT' 3> $null
    Wait-BatchAiCluster sick -Timeout 120 -ErrorAction SilentlyContinue
    $null = New-BatchAiJob 'done' -CommandLine 'echo done' -StdOutErrPathPrefix '$AZ_BATCHAI_JOB_MOUNT_ROOT/share' -Mount ($account | Get-BatchAiFileShare) -Wait 3> $null
    $null = New-BatchAiJob measured -CommandLine 'echo loss=1' -StdOutErrPathPrefix '$AZ_BATCHAI_JOB_MOUNT_ROOT/share' -Mount ($account | Get-BatchAiFileShare) -Wait 3> $null
    # It waits for a node that never comes, so that it stays as it is.
    $null = New-BatchAiCluster empty -NodeCount 0 3> $null
    $null = New-BatchAiJob waiting -CommandLine 'true' -Cluster empty 3> $null

    $info = Get-BatchAiService -DataRoot $service.Root
    $ports = ($info.Endpoint, $info.BlobEndpoint, $info.FileEndpoint).ForEach({ ([uri]$_).Port })
    $guard = [BatchAi.Pester.GuardProxy]::new("$($service.Root)/tls/server.pem", $ports)
    $endpoint = "https://localhost:$($guard.Ports[0])"
    $token = ConvertTo-SecureString (Get-Content -Raw -LiteralPath $info.TokenPath).Trim() -AsPlainText -Force
    $guarded = Connect-BatchAi -Endpoint $endpoint -Token $token -CaCertificatePath $info.CaCertificatePath
    Set-BatchAiContext -ResourceGroupName default -Workspace default -Experiment default

    function Get-Trace {
        foreach ($folder in $here, "$($service.Root)/storage", "$($service.Root)/attempts", "$($service.Root)/trash") {
            Get-ChildItem -LiteralPath $folder -Recurse -Force | ForEach-Object { "$($_.FullName) $($_.Length) $($_.LastWriteTimeUtc.Ticks)" }
        }
    }

    # What -WhatIf says goes to the host, so each call has a host that keeps it.
    function Invoke-Call([scriptblock] $Call, [scriptblock] $After) {
        $before = Get-Trace
        $null = Start-Transcript -Path "$TestDrive/transcript.txt" -UseMinimalHeader
        try {
            $variables = @{
                c = $guarded; root = $service.Root; jobFile = Get-RepositoryPath 'examples/quickstart/job.json'
                share = $share; node = [BatchAi.Node]@{ NodeId = 'node'; IpAddress = '127.0.0.1'; Port = 22 }
            }.GetEnumerator().ForEach({ [psvariable]::new($_.Key, $_.Value) })
            $output = $Call.InvokeWithContext(@{}, [Collections.Generic.List[psvariable]]@($variables + [psvariable]::new('ErrorActionPreference', 'Stop')))
            $kept = -not $After -or $After.InvokeWithContext(@{}, [Collections.Generic.List[psvariable]]@($variables))[0]
        }
        finally {
            $null = Stop-Transcript
        }
        [pscustomobject]@{
            Output  = $output
            Kept    = $kept
            Text    = (Get-Content -Raw -LiteralPath "$TestDrive/transcript.txt")
            Changes = Compare-Object @($before) @(Get-Trace)
        }
    }
    Push-Location -LiteralPath $here
}

AfterAll {
    Pop-Location
    if ($guard) { $guard.Dispose() }
    Stop-TestService $service
}

Describe '-WhatIf' -Tag Essential {
    It 'is tried for every cmdlet that has it' -ForEach @{ Names = $rows.Name } {
        $have = (Get-Command -Module BatchAi | Where-Object { $_.Parameters.ContainsKey('WhatIf') }).Name
        Compare-Object ($have | Sort-Object) ($Names | Sort-Object -Unique) | Should -BeNullOrEmpty
    }

    It 'is all that the guard lets through' {
        { New-BatchAiWorkspace refused -Context $guarded -ErrorAction Stop } | Should -Throw
        $guard.Refused | Should -Match '^PUT /subscriptions/.*/workspaces/refused$'
        $guard.Passed | Should -BeGreaterThan 0
    }

    It 'leaves everything as it was: <Name>' -ForEach $rows {
        $refused = $guard.Refused.Count
        $result = Invoke-Call $Call $After
        $guard.Refused | Select-Object -Skip $refused | Should -BeNullOrEmpty
        $result.Kept | Should -BeTrue
        $result.Changes | Should -BeNullOrEmpty
        $result.Output | Should -BeNullOrEmpty -Because 'nothing was made'
        $result.Text | Should -Match '(?m)^What if: '
        if ((Get-Command $Name).Parameters.ContainsKey('PassThru')) {
            (Invoke-Call ([scriptblock]::Create("$Call -PassThru"))).Output | Should -BeNullOrEmpty
        }
    }
}
