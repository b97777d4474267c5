# The quickstart of June 2018, step by step, with the module.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    # Keys are made in the home of the user, so this one has another.
    $userHome = $env:HOME
    $env:HOME = (New-Item -ItemType Directory -Path "$TestDrive/home").FullName
    $quickstart = Get-RepositoryPath 'examples/quickstart'
    Push-Location -LiteralPath $TestDrive
    Copy-Item -LiteralPath "$quickstart/scripts/cntk/ConvNet_MNIST.py", "$quickstart/job.json" -Destination .
    # A few digits are enough to see how it works.
    foreach ($file in Get-ChildItem "$quickstart/data/mnist_cntk") {
        Get-Content -LiteralPath $file.FullName -TotalCount 100 | Set-Content -LiteralPath $file.Name
    }
    $wide = @{ ResourceGroupName = 'batchai.quickstart' }
}

AfterAll {
    Pop-Location
    $env:HOME = $userHome
    Stop-TestService $service
}

Describe 'S1: the quickstart, by the module' -Tag Essential {
    It 'makes a resource group, a workspace and a context' {
        $group = New-BatchAiResourceGroup -Name batchai.quickstart -Location eastus
        $group | Should -BeOfType ([BatchAi.ResourceGroup])
        $group.Location | Should -Be 'eastus'
        (New-BatchAiWorkspace -Name quickstart @wide).ProvisioningState | Should -Be 'succeeded'
        $context = Set-BatchAiContext -Workspace quickstart -PassThru @wide
        $context.ResourceGroupName, $context.Workspace | Should -Be 'batchai.quickstart', 'quickstart'
    }

    It 'makes a cluster with keys of SSH' {
        $cluster = New-BatchAiCluster -Name nc6 -VmSize Standard_NC6 -Image UbuntuDSVM -NodeCount 1 -GenerateSshKey 3> $null
        $cluster.VmSize | Should -Be 'STANDARD_NC6'
        $cluster.VmPriority | Should -Be 'dedicated'
        $cluster.ProvisioningState | Should -Be 'succeeded'
        $cluster.TargetNodeCount | Should -Be 1
        $cluster.NodeDeallocationOption | Should -Be 'requeue'
        $cluster.AdminUserName | Should -Be ([Environment]::UserName)
        $cluster.Image | Should -Match 'linux-data-science-vm-ubuntu'
        "$env:HOME/.ssh/id_rsa" | Should -Exist
        if (-not $IsWindows) { (Get-Item -LiteralPath "$env:HOME/.ssh/id_rsa").UnixMode | Should -Be '-rw-------' }
        $idle = Wait-BatchAiCluster nc6 -For Idle -Timeout 00:03:00
        $idle.AllocationState | Should -Be 'steady'
        $idle.NodeStateCount.Idle | Should -Be 1
        $idle.Error | Should -BeNullOrEmpty
    }

    It 'makes a storage account with shares and a container' {
        $script:account = New-BatchAiStorageAccount -Name mystorage -Sku Standard_LRS
        $account.ResourceGroupName | Should -Be 'batchai.quickstart'
        ($account | New-BatchAiFileShare -Name scripts, logs).Name | Should -Be 'scripts', 'logs'
        ($account | New-BatchAiContainer -Name data).StorageAccountName | Should -Be 'mystorage'
    }

    It 'sends script and data' {
        Send-BatchAiFile -Path ConvNet_MNIST.py -StorageAccount $account -Share scripts -Destination cntk | Should -BeNullOrEmpty
        $sent = Send-BatchAiFile -Path *28x28_cntk* -StorageAccount $account -Container data -Destination mnist_cntk -PassThru
        $sent.Name | Sort-Object | Should -Be 'Test-28x28_cntk_text.txt', 'Train-28x28_cntk_text.txt'
        (Get-BatchAiFile -StorageAccount $account -Share scripts -Path cntk/*).Length | Should -Be (Get-Item ConvNet_MNIST.py).Length
    }

    It 'submits the job of the file' {
        (New-BatchAiExperiment -Name quickstart).WorkspaceName | Should -Be 'quickstart'
        $script:job = New-BatchAiJob -Name cntk_python_1 -Cluster nc6 -Experiment quickstart -ConfigFile job.json -StorageAccount $account
        $job | Should -BeOfType ([BatchAi.Job])
        $job.ToolType | Should -Be 'cntk'
        $job.ExecutionState | Should -BeIn 'queued', 'running'
        $job.MaxWallClockTime | Should -Be ([timespan]::FromDays(7))
        $job.Priority | Should -Be 'normal'
        $job.Mount.MountPath | Should -Be 'logs', 'scripts', 'data'
        $job.OutputDirectoryPathSegment |
            Should -Match '^00000000-[-0]+/batchai\.quickstart/workspaces/quickstart/experiments/quickstart/jobs/cntk_python_1/[-0-9a-f]{36}$'
    }

    It 'shows stderr.txt while the job trains, to the last line' {
        $lines = $job | Watch-BatchAiJobOutput -Name stderr.txt
        $lines[0] | Should -Match '^Finished Epoch\[1 of \d+\]: \[Training\] loss = \d'
        $lines[-1] | Should -Match '^Final Results: Minibatch\[1-\d+\]: errs = \d'
        $lines.File | Sort-Object -Unique | Should -Be 'stderr.txt'
        $lines.JobName | Sort-Object -Unique | Should -Be 'cntk_python_1'
        ($job | Get-BatchAiJob).ExecutionState | Should -Be 'succeeded'
        ($job | Get-BatchAiJob).ExitCode | Should -Be 0
    }

    It 'lists the models, and saves them' {
        $models = $job | Get-BatchAiJobFile -Directory MODEL
        $models.Name | Should -Contain 'ConvNet_MNIST_0.dnn'
        $models.Where({ $_.DownloadUrl }) | Should -BeNullOrEmpty -Because 'nobody asked for links'
        $models | Save-BatchAiJobFile -Destination ./model
        (Get-ChildItem ./model).Name | Should -Be ($models.Name | Sort-Object)
        (Get-ChildItem ./model).Length | Sort-Object -Unique | Should -Be ($models.Length | Sort-Object -Unique)
    }

    It 'gives links that anybody can follow who trusts the service' {
        $file = $job | Get-BatchAiJobFile -Directory MODEL -Path ConvNet_MNIST_0.dnn -WithLink
        $answer = Invoke-WebRequest -Uri $file.DownloadUrl -SkipCertificateCheck -UseBasicParsing
        $answer.RawContentLength | Should -Be $file.Length
    }

    It 'removes everything with the group' {
        Remove-BatchAiResourceGroup -Name batchai.quickstart -Force
        { Get-BatchAiResourceGroup batchai.quickstart -ErrorAction Stop } | Should -Throw -ErrorId 'ResourceGroupNotFound,*'
        Join-Path $service.Root 'storage/mystorage' | Should -Not -Exist
    }
}
