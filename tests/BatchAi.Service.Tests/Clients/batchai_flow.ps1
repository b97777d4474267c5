# The quickstart of June 2018 with the PowerShell module: everything made, run, watched, fetched and deleted again.
param([string] $Module, [string] $DataRoot, [string] $Name, [string] $Folder)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module $Module
$null = New-Item -ItemType Directory -Force $Folder
Set-Location $Folder

function Assert([bool] $IsTrue, [string] $Words) {
    if (-not $IsTrue) { throw $Words }
}

@"
import os, sys
assert sorted(os.listdir(sys.argv[1])) == ['Test-28x28_cntk_text.txt', 'Train-28x28_cntk_text.txt']
for epoch in range(3):
    with open(os.path.join(sys.argv[2], f'ConvNet_MNIST_{epoch}.dnn'), 'w') as model:
        model.write(f'$Name {epoch}')
    print(f'Finished Epoch[{epoch + 1} of 3] of $Name', file=sys.stderr, flush=True)
"@ | Set-Content ConvNet_MNIST.py
foreach ($file in 'Train-28x28_cntk_text.txt', 'Test-28x28_cntk_text.txt') { '|labels 0 |features 0' | Set-Content $file }
@'
{
  "properties": {
    "nodeCount": 1,
    "cntkSettings": {
      "pythonScriptFilePath": "$AZ_BATCHAI_JOB_MOUNT_ROOT/scripts/cntk/ConvNet_MNIST.py",
      "commandLineArgs": "$AZ_BATCHAI_JOB_MOUNT_ROOT/data/mnist_cntk $AZ_BATCHAI_OUTPUT_MODEL"
    },
    "stdOutErrPathPrefix": "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
    "outputDirectories": [{ "id": "MODEL", "pathPrefix": "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs" }],
    "mountVolumes": {
      "azureFileShares": [
        { "azureFileUrl": "https://<AZURE_BATCHAI_STORAGE_ACCOUNT>.file.core.windows.net/logs", "relativeMountPath": "logs" },
        { "azureFileUrl": "https://<AZURE_BATCHAI_STORAGE_ACCOUNT>.file.core.windows.net/scripts", "relativeMountPath": "scripts" }
      ],
      "azureBlobFileSystems": [{ "accountName": "<AZURE_BATCHAI_STORAGE_ACCOUNT>", "containerName": "data", "relativeMountPath": "data" }]
    }
  }
}
'@ | Set-Content job.json

$null = Connect-BatchAi -DataRoot $DataRoot
$null = New-BatchAiResourceGroup -Name $Name -Location eastus
$null = New-BatchAiWorkspace -Name quickstart -ResourceGroupName $Name
$null = Set-BatchAiContext -ResourceGroupName $Name -Workspace quickstart
$null = New-BatchAiCluster -Name nc6 -VmSize Standard_NC6 -Image UbuntuDSVM -NodeCount 1 -GenerateSshKey
$account = New-BatchAiStorageAccount -Name "${Name}storage" -Sku Standard_LRS
$null = $account | New-BatchAiFileShare -Name scripts, logs
$null = $account | New-BatchAiContainer -Name data
$null = Send-BatchAiFile -Path ConvNet_MNIST.py -StorageAccount $account -Share scripts -Destination cntk
$null = Send-BatchAiFile -Path *28x28_cntk* -StorageAccount $account -Container data -Destination mnist_cntk
$null = New-BatchAiExperiment -Name quickstart
$job = New-BatchAiJob -Name cntk_python_1 -Cluster nc6 -Experiment quickstart -ConfigFile job.json -StorageAccount $account
$said = @($job | Watch-BatchAiJobOutput -Name stderr.txt)
$expected = 1..3 | ForEach-Object { "Finished Epoch[$_ of 3] of $Name" }
Assert ("$said" -eq "$expected") "The job said: $said"
Assert (($job | Get-BatchAiJob).ExecutionState -eq 'succeeded') 'The job did not succeed.'

$null = $job | Get-BatchAiJobFile -Directory MODEL | Save-BatchAiJobFile -Destination ./model
$models = @(Get-ChildItem ./model -File -Recurse | Sort-Object Name)
Assert ("$($models.Name)" -eq 'ConvNet_MNIST_0.dnn ConvNet_MNIST_1.dnn ConvNet_MNIST_2.dnn') "The models are: $($models.Name)"
Assert ((Get-Content $models[2]) -eq "$Name 2") 'The last model is not this job''s.'
Assert ("$((Get-BatchAiJob -Experiment quickstart).Name)" -eq 'cntk_python_1') 'There are other jobs.'

Remove-BatchAiResourceGroup -Name $Name -Force
Assert (-not (Get-BatchAiResourceGroup -Name "$Name*")) 'The group is still there.'
'The quickstart is done.'
