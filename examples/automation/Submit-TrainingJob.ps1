<#
.SYNOPSIS
    An Azure Automation runbook (PowerShell 7.2 or later) that submits a training job and ends; the same runbook, run
    again by a schedule, tells how the job fares and restarts nothing twice.
.DESCRIPTION
    A sandbox of Automation has little memory and ends after some hours, and it cannot run the Batch AI service itself. So
    this one talks to a service that runs elsewhere, and never waits for the job: submit, end, and look again with the next
    run of the schedule.

    The Automation account holds, as shared resources:
      BatchAiEndpoint       variable: the URL of the service, e.g. https://batchai.example.com:10010
      BatchAiCaCertificate  variable: the text of the service's tls/ca.pem
      BatchAi               credential: any user name, with the service's token as its password

    Give the module to the Automation account first (Modules, Add a module).
.PARAMETER JobName
    The name of the job. It is all that a later run needs to find it again.
.PARAMETER ResourceGroupName
    The resource group of everything here. A service begins with one called 'default', as it does with a workspace and an experiment.
.PARAMETER Workspace
    The workspace of experiment and cluster.
.PARAMETER Experiment
    The experiment of the job; it is made when there is none.
.PARAMETER Cluster
    The cluster that runs it.
.PARAMETER CommandLine
    What it runs.
.PARAMETER Share
    The file share, as 'account/share', that the job finds as $AZ_BATCHAI_JOB_MOUNT_ROOT/files, and writes its output to.
#>
param(
    [Parameter(Mandatory = $true)]
    [string] $JobName,

    [string] $ResourceGroupName = 'default',

    [string] $Workspace = 'default',

    [string] $Experiment = 'default',

    [string] $Cluster = 'local',

    [string] $CommandLine = 'bash $AZ_BATCHAI_JOB_MOUNT_ROOT/files/train.sh',

    [Parameter(Mandatory = $true)]
    [string] $Share
)

$ErrorActionPreference = 'Stop'

# Nobody sees progress in a runbook, and it costs time.
$ProgressPreference = 'SilentlyContinue'

$account, $name = $Share -split '/', 2
$authority = Join-Path ([IO.Path]::GetTempPath()) 'batchai-ca.pem'
Set-Content -LiteralPath $authority -Value (Get-AutomationVariable -Name BatchAiCaCertificate)
$service = @{
    Endpoint          = Get-AutomationVariable -Name BatchAiEndpoint
    Token             = (Get-AutomationPSCredential -Name BatchAi).Password
    CaCertificatePath = $authority
}
$context = Connect-BatchAi @service
Set-BatchAiContext -ResourceGroupName $ResourceGroupName -Workspace $Workspace
Write-Output "Connected to $($context.Endpoint)."

New-BatchAiExperiment -Name $Experiment -Force | Out-Null
$job = Get-BatchAiJob -Name "$JobName*" -Experiment $Experiment | Where-Object Name -EQ $JobName
if (-not $job) {
    $definition = @{
        Name             = $JobName
        Experiment       = $Experiment
        Cluster          = $Cluster
        CommandLine      = $CommandLine
        Mount            = New-BatchAiMount -Share $name -StorageAccount $account -MountPath files
        MaxWallClockTime = '08:00:00'
    }
    $job = New-BatchAiJob @definition
    Write-Output "Submitted '$JobName'; it is $($job.ExecutionState)."
    return
}

Write-Output "'$JobName' is $($job.ExecutionState) since $($job.ExecutionStateTransitionTime)."
switch ($job.ExecutionState) {
    'succeeded' {
        $job | Get-BatchAiJobFile | Select-Object Directory, Path, Length
    }
    'failed' {
        # The last lines, and an error that makes the run of the runbook a failed one.
        $job | Get-BatchAiJobFileContent -Directory stdouterr -Path stderr.txt -Tail 20
        $job | Wait-BatchAiJob -FailOnJobFailure | Out-Null
    }
}
