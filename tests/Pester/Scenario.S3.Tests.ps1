# The quickstart of August 2018 for Python, step by step, with the module: the cluster mounts the share.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    # No container engine is to answer, whatever this machine has: nothing is pulled, and the job runs on the machine itself.
    $path = $env:PATH
    $shadow = New-Item -ItemType Directory -Path "$TestDrive/shadow"
    foreach ($engine in 'docker', 'podman') {
        Set-Content -LiteralPath "$shadow/$engine" -Value "#!/bin/sh`nexit 1"
        if (-not $IsWindows) { chmod +x "$shadow/$engine" }
    }
    $env:PATH = $shadow.FullName + [IO.Path]::PathSeparator + $path
    $service = Start-TestService
    $env:PATH = $path
    $quickstart = Get-RepositoryPath 'examples/quickstart'
    Push-Location -LiteralPath $TestDrive
    Copy-Item -LiteralPath "$quickstart/scripts/cntk/ConvNet_MNIST.py" -Destination .
    foreach ($file in Get-ChildItem "$quickstart/data/mnist_cntk") {
        Get-Content -LiteralPath $file.FullName -TotalCount 100 | Set-Content -LiteralPath $file.Name
    }
}

AfterAll {
    Pop-Location
    Stop-TestService $service
}

Describe 'S3: the quickstart for Python, by the module' -Tag Essential {
    It 'registers the provider, and makes a group with a share' {
        Register-BatchAiProvider | Should -BeNullOrEmpty
        $null = New-BatchAiResourceGroup -Name recipes -Location eastus
        Set-BatchAiContext -ResourceGroupName recipes
        $script:account = New-BatchAiStorageAccount -Name recipestorage -Sku Standard_LRS
        $script:share = $account | New-BatchAiFileShare -Name batchaiquickstart
        New-BatchAiDirectory -Path mnistcntksample -StorageAccount $account -Share batchaiquickstart | Should -Not -BeNullOrEmpty
        Get-ChildItem *.py, *28x28_cntk* | Send-BatchAiFile -StorageAccount $account -Share batchaiquickstart -Destination mnistcntksample
        (Get-BatchAiFile -StorageAccount $account -Share $share -Path mnistcntksample/*).Name | Sort-Object |
            Should -Be 'ConvNet_MNIST.py', 'Test-28x28_cntk_text.txt', 'Train-28x28_cntk_text.txt'
    }

    It 'makes a cluster that mounts the share' {
        $null = New-BatchAiWorkspace -Name recipes
        Set-BatchAiContext -Workspace recipes
        $mount = $share | New-BatchAiMount -MountPath azurefileshare
        $password = ConvertTo-SecureString 'Horse-battery-1' -AsPlainText -Force
        $admin = [pscredential]::new('demo', $password)
        $cluster = New-BatchAiCluster -Name mycluster -VmSize STANDARD_NC6 -Credential $admin -NodeCount 1 -Mount $mount 3> $null
        $cluster.AdminUserName | Should -Be 'demo'
        $cluster.Mount.MountPath | Should -Be 'azurefileshare'
        $cluster.Mount.StorageAccountName | Should -Be 'recipestorage'
        $states = (Wait-BatchAiCluster mycluster -For Idle -Timeout 180).NodeStateCount
        $states.Idle, $states.Preparing, $states.Unusable, $states.Running, $states.Leaving | Should -Be 1, 0, 0, 0, 0
        (Get-BatchAiClusterNode mycluster).State | Should -Be 'idle'
    }

    It 'submits the job by parameters' {
        $null = New-BatchAiExperiment -Name myexperiment
        $definition = @{
            Name                = 'myjob'
            Experiment          = 'myexperiment'
            Cluster             = 'mycluster'
            Toolkit             = 'Cntk'
            ScriptPath          = '$AZ_BATCHAI_INPUT_SAMPLE/ConvNet_MNIST.py'
            ScriptArgument      = '$AZ_BATCHAI_INPUT_SAMPLE $AZ_BATCHAI_OUTPUT_MODEL'
            StdOutErrPathPrefix = '$AZ_BATCHAI_MOUNT_ROOT/azurefileshare'
            InputDirectory      = @{ SAMPLE = '$AZ_BATCHAI_MOUNT_ROOT/azurefileshare/mnistcntksample' }
            OutputDirectory     = @{ MODEL = @{ PathPrefix = '$AZ_BATCHAI_MOUNT_ROOT/azurefileshare'; PathSuffix = 'Models' } }
            ContainerImage      = 'microsoft/cntk:2.1-gpu-python3.5-cuda8.0-cudnn6.0'
        }
        $script:job = New-BatchAiJob @definition -WarningVariable warnings 3> $null
        $job.ToolType | Should -Be 'cntk'
        $job.ContainerImage | Should -Match '^microsoft/cntk:'
        $job.ExecutionState | Should -BeIn 'queued', 'running'
        $warnings -join ' ' | Should -Match 'container'
    }

    It 'waits for the end' {
        $ended = $job | Wait-BatchAiJob -Timeout 00:03:00 -FailOnJobFailure
        $ended.ExecutionState | Should -Be 'succeeded'
        $ended.ExitCode | Should -Be 0
        $ended.EndTime | Should -BeGreaterOrEqual $ended.StartTime
    }

    It 'lists <Directory> with links that work' -ForEach @(
        @{ Directory = 'stdouterr'; File = 'stdout.txt' }
        @{ Directory = 'MODEL'; File = 'ConvNet_MNIST_0.dnn' }
    ) {
        $files = $job | Get-BatchAiJobFile -Directory $Directory -WithLink
        $file = $files | Where-Object Name -EQ $File
        $answer = Invoke-WebRequest -Uri $file.DownloadUrl -SkipCertificateCheck -UseBasicParsing
        $answer.RawContentLength | Should -Be $file.Length
    }

    It 'puts the models where the suffix says' {
        $path = $job.OutputDirectoryPathSegment + '/outputs/Models/*'
        (Get-BatchAiFile -StorageAccount $account -Share $share -Path $path).Name | Should -Contain 'ConvNet_MNIST_0.dnn'
    }

    It 'says in the log of the job that it ran on the machine itself' {
        $job | Get-BatchAiJobFileContent -Directory stdouterr -Path execution.log -Raw | Should -Match 'microsoft/cntk'
    }

    It 'removes job, cluster and group' {
        $job | Remove-BatchAiJob -Confirm:$false
        { Get-BatchAiJob myjob -Experiment myexperiment -ErrorAction Stop } | Should -Throw -ErrorId 'JobNotFound,*'
        Get-BatchAiCluster mycluster | Remove-BatchAiCluster -Force
        { Get-BatchAiCluster mycluster -ErrorAction Stop } | Should -Throw -ErrorId 'ClusterNotFound,*'
        Remove-BatchAiResourceGroup -Name recipes -Force
        Get-BatchAiResourceGroup rec* | Should -BeNullOrEmpty
    }
}
