<#
.SYNOPSIS
    The quickstart of Batch AI, from a resource group to a trained model, on the service of this machine.
.DESCRIPTION
    Makes a resource group with a cluster, a storage account and an experiment; sends the script and the data of the folder
    'quickstart'; submits its job.json; shows the output of the job while it trains; saves the models; removes the group.

    The program is a small convolutional network in plain Python, which stands in for CNTK: it needs Python 3 and nothing else.
.PARAMETER Destination
    The folder that the models are saved in.
.PARAMETER Epochs
    How often the network sees all digits; six times, about 20 seconds, when the file is used as it is.
.PARAMETER DataRoot
    The folder of the service's files; the usual one when not given.
.PARAMETER Keep
    Leaves the resource group as it is, to look around in.
.EXAMPLE
    ./examples/quickstart.ps1
.EXAMPLE
    ./examples/quickstart.ps1 -Epochs 1 -Destination ./model -Keep
#>
[CmdletBinding()]
param(
    [string] $Destination = './model',

    [ValidateRange(1, 1000)]
    [int] $Epochs,

    [string] $DataRoot,

    [switch] $Keep
)

$ErrorActionPreference = 'Stop'
$files = Join-Path $PSScriptRoot 'quickstart'
if (-not (Get-Module BatchAi)) { Import-Module (Join-Path $PSScriptRoot '../out/BatchAi/BatchAi.psd1') }

# The service of this machine; it is started when none runs.
$local = if ($DataRoot) { @{ DataRoot = $DataRoot } } else { @{} }
Connect-BatchAi @local | Format-Table Kind, Endpoint, DataRoot

New-BatchAiResourceGroup -Name batchai.quickstart -Location eastus -Force | Format-Table
New-BatchAiWorkspace -Name quickstart -ResourceGroupName batchai.quickstart -Force | Format-Table
Set-BatchAiContext -ResourceGroupName batchai.quickstart -Workspace quickstart

try {
    New-BatchAiCluster -Name nc6 -VmSize Standard_NC6 -Image UbuntuDSVM -NodeCount 1 | Format-Table

    # Names of accounts are taken once in a service, so this one is as good as any.
    $account = New-BatchAiStorageAccount -Name "quickstart$(Get-Random -Maximum 99999)" -Sku Standard_LRS
    $account | New-BatchAiFileShare -Name scripts, logs | Format-Table
    $account | New-BatchAiContainer -Name data | Format-Table
    Send-BatchAiFile -Path "$files/scripts/cntk/ConvNet_MNIST.py" -StorageAccount $account -Share scripts -Destination cntk
    Send-BatchAiFile -Path "$files/data/mnist_cntk/*28x28_cntk*" -StorageAccount $account -Container data -Destination mnist_cntk

    New-BatchAiExperiment -Name quickstart | Format-Table
    $definition = @{ Name = 'cntk_python_1'; Cluster = 'nc6'; Experiment = 'quickstart'; StorageAccount = $account }
    if ($Epochs) {
        # A job file is data: what it says can be changed before it is sent.
        $config = Get-Content -Raw -LiteralPath "$files/job.json" | ConvertFrom-Json
        $config.properties.cntkSettings.commandLineArgs += " --epochs $Epochs"
        $job = New-BatchAiJob @definition -Config $config
    }
    else {
        $job = New-BatchAiJob @definition -ConfigFile "$files/job.json"
    }

    # An epoch per line, as it ends; then the model of each epoch.
    $job | Watch-BatchAiJobOutput -Name stderr.txt -FailOnJobFailure
    $job | Get-BatchAiJobFile -Directory MODEL | Save-BatchAiJobFile -Destination $Destination -Force -PassThru
}
finally {
    if (-not $Keep) {
        Remove-BatchAiResourceGroup -Name batchai.quickstart -Force
        Set-BatchAiContext -ResourceGroupName default -Workspace default -Experiment default
    }
}
