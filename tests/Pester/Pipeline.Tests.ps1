# What a cmdlet writes is sent through each cmdlet that takes it: the object itself, and copies that were serialized.

BeforeDiscovery {
    $forms = @(
        @{ Form = 'live'; Copy = { $input } }
        @{ Form = 'Clixml'; Copy = { $input | Export-Clixml "$TestDrive/copy.xml"; Import-Clixml "$TestDrive/copy.xml" } }
        @{ Form = 'CSV'; Copy = { $input | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Form = 'JSON'; Copy = { $input | ConvertTo-Json -Depth 6 | ConvertFrom-Json } }
    )

    # From, Into and what comes out; nothing here changes anything.
    $table = @'
Get-BatchAiResourceGroup piped               | Get-BatchAiResourceGroup                              | piped
Get-BatchAiResourceGroup piped               | Get-BatchAiWorkspace                                  | work
Get-BatchAiResourceGroup piped               | Get-BatchAiStorageAccount                             | pipestorage
Get-BatchAiResourceGroup piped               | Get-BatchAiExperiment                                 | tries
Get-BatchAiResourceGroup piped               | Get-BatchAiCluster                                    | gpu
Get-BatchAiResourceGroup piped               | Get-BatchAiFileServer                                 | server
Get-BatchAiResourceGroup piped               | Get-BatchAiJob                                        | first, second
Get-BatchAiResourceGroup piped               | Get-BatchAiFileShare                                  | share
Get-BatchAiWorkspace work                    | Get-BatchAiResourceGroup                              | piped
Get-BatchAiWorkspace work                    | Get-BatchAiWorkspace                                  | work
Get-BatchAiWorkspace work                    | Get-BatchAiExperiment                                 | tries
Get-BatchAiWorkspace work                    | Get-BatchAiCluster                                    | gpu
Get-BatchAiWorkspace work                    | Get-BatchAiFileServer                                 | server
Get-BatchAiWorkspace work                    | Get-BatchAiJob                                        | first, second
Get-BatchAiWorkspace work                    | Get-BatchAiJob -Name s*                               | second
Get-BatchAiExperiment tries                  | Get-BatchAiWorkspace                                  | work
Get-BatchAiExperiment tries                  | Get-BatchAiExperiment                                 | tries
Get-BatchAiExperiment tries                  | Get-BatchAiJob                                        | first, second
Get-BatchAiExperiment tries                  | Get-BatchAiJob -Name first                            | first
Get-BatchAiCluster gpu                       | Get-BatchAiWorkspace                                  | work
Get-BatchAiCluster gpu                       | Get-BatchAiCluster                                    | gpu
Get-BatchAiCluster gpu                       | Get-BatchAiClusterDiagnostic                          | gpu
Get-BatchAiCluster gpu                       | Repair-BatchAiCluster -PassThru                       | gpu
Get-BatchAiJob first                         | Get-BatchAiJobDiagnostic                              | first
Get-BatchAiJobDiagnostic first               | Get-BatchAiJob                                        | first
Get-BatchAiCluster gpu                       | Get-BatchAiJob                                        | first, second
Get-BatchAiCluster gpu                       | Get-BatchAiJob -Name f*                               | first
Get-BatchAiCluster gpu                       | Wait-BatchAiCluster -Timeout 60                       | gpu
Get-BatchAiJob first                         | Get-BatchAiExperiment                                 | tries
Get-BatchAiJob first                         | Get-BatchAiWorkspace                                  | work
Get-BatchAiJob first                         | Get-BatchAiJob                                        | first
Get-BatchAiJob                               | Get-BatchAiJob                                        | first, second
Get-BatchAiJob                               | Wait-BatchAiJob -Timeout 60                           | first, second
Get-BatchAiJob first                         | Get-BatchAiJobFile -Directory MODEL                   | model.txt
Get-BatchAiJob first                         | Get-BatchAiJobFile -Directory std* -Path stdout.txt   | stdout.txt
Get-BatchAiJob first                         | Get-BatchAiJobFileContent -Directory MODEL -Path *    | model of first
Get-BatchAiJob first                         | Watch-BatchAiJobOutput -Name stdout.txt               | line of first
Get-BatchAiJob first                         | Save-BatchAiJobFile -Directory MODEL -Destination $TestDrive/saved -Force -PassThru | model.txt
Get-BatchAiJob first                         | Export-BatchAiJobConfig -Path $TestDrive/exported.json -Force -Confirm:$false       | exported.json
Get-BatchAiJob first                         | Get-BatchAiJobNode                                    |
Get-BatchAiJob first                         | Get-BatchAiJobMetric                                  |
Get-BatchAiJobFile first MODEL               | Get-BatchAiJobMetric                                  |
Get-BatchAiJobFile first MODEL               | Get-BatchAiJobFileContent                             | model of first
Get-BatchAiJobFile first MODEL               | Save-BatchAiJobFile -Destination $TestDrive/saved -Force -PassThru                  | model.txt
Get-BatchAiFileServer server                 | Get-BatchAiFileServer                                 | server
Get-BatchAiFileServer server                 | Get-BatchAiWorkspace                                  | work
Get-BatchAiFileServer server                 | New-BatchAiMount                                      | server
Get-BatchAiStorageAccount pipestorage        | Get-BatchAiStorageAccount                             | pipestorage
Get-BatchAiStorageAccount pipestorage        | Get-BatchAiResourceGroup                              | piped
Get-BatchAiStorageAccount pipestorage        | Get-BatchAiFileShare                                  | share
Get-BatchAiStorageAccount pipestorage        | Get-BatchAiContainer                                  | container
Get-BatchAiStorageAccount pipestorage        | Get-BatchAiStorageAccountKey -KeyName key1            | key1
Get-BatchAiFileShare -StorageAccount pipestorage | Get-BatchAiFileShare                              | share
Get-BatchAiFileShare -StorageAccount pipestorage | Get-BatchAiStorageAccount                         | pipestorage
Get-BatchAiFileShare -StorageAccount pipestorage | Get-BatchAiFile -Path one.txt                     | one.txt
Get-BatchAiFileShare -StorageAccount pipestorage | New-BatchAiMount                                  | share
Get-BatchAiContainer -StorageAccount pipestorage | Get-BatchAiContainer                              | container
Get-BatchAiContainer -StorageAccount pipestorage | Get-BatchAiFile                                   | two.txt
Get-BatchAiContainer -StorageAccount pipestorage | New-BatchAiMount                                  | container
Get-BatchAiFile one.txt -Share share -StorageAccount pipestorage | Receive-BatchAiFile -Destination $TestDrive/received -Force -PassThru | one.txt
Get-BatchAiFile two.txt -Container container -StorageAccount pipestorage | Receive-BatchAiFile -Destination $TestDrive/received -Force -PassThru | two.txt
Get-BatchAiService -DataRoot $root           | Get-BatchAiService                                    | running
'@
    $rows = foreach ($line in $table -split "`n") {
        $from, $into, $names = $line.Split('|').Trim()
        foreach ($form in $forms) { $form + @{ From = $from; Into = $into; Names = @($names -split ', ').Where({ $_ }) } }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $root = $service.Root
    $null = New-BatchAiResourceGroup piped -Location eastus
    $null = Set-BatchAiContext -ResourceGroupName piped
    $null = New-BatchAiWorkspace work
    Set-BatchAiContext -Workspace work -Experiment tries
    $null = New-BatchAiExperiment tries
    $account = New-BatchAiStorageAccount pipestorage
    $share = $account | New-BatchAiFileShare share
    $null = $account | New-BatchAiContainer container
    Set-Content -LiteralPath "$TestDrive/one.txt" -Value one
    Set-Content -LiteralPath "$TestDrive/two.txt" -Value two
    Send-BatchAiFile "$TestDrive/one.txt" -StorageAccount $account -Share share
    Send-BatchAiFile "$TestDrive/two.txt" -StorageAccount $account -Container container
    $null = New-BatchAiCluster gpu -NodeCount 1 -Mount $share 3> $null
    $null = New-BatchAiFileServer server -DiskCount 1 -DiskSizeGB 8 -StorageSku Standard_LRS 3> $null
    $jobs = foreach ($name in 'first', 'second') {
        $outputs = @{ MODEL = '$AZ_BATCHAI_MOUNT_ROOT/share' }
        New-BatchAiJob $name -Cluster gpu -CommandLine "echo line of $name; echo model of $name > `$AZ_BATCHAI_OUTPUT_MODEL/model.txt" -OutputDirectory $outputs
    }
    $null = $jobs | Wait-BatchAiJob -Timeout 180 -FailOnJobFailure -ErrorAction Stop

    # What tells one from another: a name, the text itself, or a state.
    function Get-Label { process { if ($_ -is [string]) { $_ } else { ($_.Name, $_.KeyName, $_.State).Where({ $_ })[0] } } }
}

AfterAll {
    Stop-TestService $service
}

Describe 'The pipeline' -Tag Essential {
    It '<From> | <Into> (<Form>)' -ForEach $rows {
        $copies = & ([scriptblock]::Create($From)) | & $Copy
        $copies | Should -Not -BeNullOrEmpty
        $into = [scriptblock]::Create("`$copies | $Into")
        $stop = [Collections.Generic.List[psvariable]]@([psvariable]::new('ErrorActionPreference', 'Stop'), [psvariable]::new('copies', $copies))
        $labels = $into.InvokeWithContext(@{}, $stop) | Get-Label | Sort-Object
        $labels | Should -Be $Names
    }

    It 'makes experiments and workspaces below their parents (<Form>)' -ForEach $forms {
        (Get-BatchAiWorkspace work | & $Copy | New-BatchAiExperiment "made-$Form").WorkspaceName | Should -Be 'work'
        Get-BatchAiExperiment "made-$Form" | & $Copy | Remove-BatchAiExperiment -Force
        Get-BatchAiExperiment "made-$Form*" | Should -BeNullOrEmpty
    }

    It 'makes and removes shares and containers (<Form>)' -ForEach $forms {
        $name = "made-$Form".ToLowerInvariant()
        (Get-BatchAiStorageAccount pipestorage | & $Copy | New-BatchAiFileShare $name).Name | Should -Be $name
        (Get-BatchAiStorageAccount pipestorage | & $Copy | New-BatchAiContainer $name).Name | Should -Be $name
        Get-BatchAiFileShare $name -StorageAccount pipestorage | & $Copy | Remove-BatchAiFileShare -Force
        Get-BatchAiContainer $name -StorageAccount pipestorage | & $Copy | Remove-BatchAiContainer -Force
        Get-BatchAiFileShare made* -StorageAccount pipestorage | Should -BeNullOrEmpty
        Get-BatchAiContainer made* -StorageAccount pipestorage | Should -BeNullOrEmpty
    }

    It 'removes files (<Form>)' -ForEach $forms {
        Send-BatchAiFile "$TestDrive/one.txt" -StorageAccount pipestorage -Share share -Destination "gone-$Form"
        $file = "gone-$Form/one.txt"
        Get-BatchAiFile $file -Share share -StorageAccount pipestorage | & $Copy | Remove-BatchAiFile -Force
        { Get-BatchAiFile $file -Share share -StorageAccount pipestorage -ErrorAction Stop } | Should -Throw
    }

    It 'takes clusters through their life (<Form>)' -ForEach $forms {
        $cluster = New-BatchAiCluster "made-$Form" -NodeCount 0 3> $null
        ($cluster | & $Copy | Update-BatchAiCluster -MinNodeCount 0 -MaxNodeCount 1 -PassThru).MaxNodeCount | Should -Be 1
        $cluster | & $Copy | Remove-BatchAiCluster -Force
        Get-BatchAiCluster "made-$Form*" | Should -BeNullOrEmpty
    }

    It 'takes jobs through their life (<Form>)' -ForEach $forms {
        $again = Get-BatchAiJob first | & $Copy | Restart-BatchAiJob -NewName "again-$Form"
        ($again | & $Copy | Stop-BatchAiJob -PassThru -Confirm:$false).ExecutionState | Should -BeIn 'terminating', 'failed', 'succeeded'
        $null = $again | & $Copy | Wait-BatchAiJob -Timeout 60
        $again | & $Copy | Remove-BatchAiJob -Confirm:$false
        Get-BatchAiJob "again-$Form*" | Should -BeNullOrEmpty
    }

    It 'removes file servers, accounts, workspaces and groups (<Form>)' -ForEach $forms {
        $name = "gone$Form".ToLowerInvariant()
        $group = New-BatchAiResourceGroup $name -Location eastus
        $workspace = New-BatchAiWorkspace $name -ResourceGroupName $name
        $server = New-BatchAiFileServer $name -ResourceGroupName $name -Workspace $name -DiskCount 1 -DiskSizeGB 8 -StorageSku Standard_LRS 3> $null
        $storage = New-BatchAiStorageAccount $name -ResourceGroupName $name
        $server | & $Copy | Remove-BatchAiFileServer -Force
        $storage | & $Copy | Remove-BatchAiStorageAccount -Force
        ($workspace | & $Copy | Update-BatchAiWorkspace -Tag @{ kind = 'test' } -PassThru).Tag['kind'] | Should -Be 'test'
        $workspace | & $Copy | Remove-BatchAiWorkspace -Force
        $group | & $Copy | Remove-BatchAiResourceGroup -Force
        Get-BatchAiResourceGroup "$name*" | Should -BeNullOrEmpty
    }

    It 'makes mounts that jobs take (<Form>)' -ForEach $forms {
        $mount = Get-BatchAiFileShare share -StorageAccount pipestorage | New-BatchAiMount -MountPath here | & $Copy
        (Get-BatchAiJobPlan -CommandLine 'true' -Cluster gpu -Mount $mount).Mounts.RelativePath | Should -Contain 'here'
    }

    It 'lets a property name the folder of each file (<Form>)' -ForEach $forms {
        Get-BatchAiJob | & $Copy | Get-BatchAiJobFile -Directory MODEL | & $Copy |
            Save-BatchAiJobFile -Destination { "$TestDrive/$Form/$($_.JobName)" }
        Get-Content "$TestDrive/$Form/first/model.txt", "$TestDrive/$Form/second/model.txt" | Should -Be 'model of first', 'model of second'
    }

    It 'never looks for a job that is called like the cluster' {
        $jobs = Get-BatchAiCluster gpu | Get-BatchAiJob -ErrorAction Stop
        $jobs.ClusterName | Sort-Object -Unique | Should -Be 'gpu'
    }
}
