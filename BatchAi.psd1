@{
    RootModule             = 'BatchAi.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = '483f3aa6-e501-4078-a461-7789d1df992c'
    Author                 = 'The BatchAi team'
    CompanyName            = 'The BatchAi team'
    Copyright              = 'Copyright (c) The BatchAi team. MIT License.'
    Description            = 'Batch AI jobs from PowerShell: clusters, jobs and their files, on this machine or on a Batch AI service elsewhere.'

    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Desktop', 'Core')
    DotNetFrameworkVersion = '4.7.2'

    FormatsToProcess       = @('BatchAi.Format.ps1xml')
    CmdletsToExport        = @(
        'Clear-BatchAiContext'
        'Connect-BatchAi'
        'Disconnect-BatchAi'
        'Export-BatchAiJobConfig'
        'Get-BatchAiCluster'
        'Get-BatchAiClusterFile'
        'Get-BatchAiClusterNode'
        'Get-BatchAiContainer'
        'Get-BatchAiContext'
        'Get-BatchAiDiagnostic'
        'Get-BatchAiExperiment'
        'Get-BatchAiFile'
        'Get-BatchAiFileServer'
        'Get-BatchAiFileShare'
        'Get-BatchAiJob'
        'Get-BatchAiJobFile'
        'Get-BatchAiJobFileContent'
        'Get-BatchAiJobNode'
        'Get-BatchAiJobPlan'
        'Get-BatchAiResourceGroup'
        'Get-BatchAiService'
        'Get-BatchAiStorageAccount'
        'Get-BatchAiStorageAccountKey'
        'Get-BatchAiUsage'
        'Get-BatchAiWorkspace'
        'Invoke-BatchAiNodeCommand'
        'New-BatchAiCluster'
        'New-BatchAiContainer'
        'New-BatchAiDirectory'
        'New-BatchAiExperiment'
        'New-BatchAiFileServer'
        'New-BatchAiFileShare'
        'New-BatchAiJob'
        'New-BatchAiMount'
        'New-BatchAiResourceGroup'
        'New-BatchAiStorageAccount'
        'New-BatchAiStorageAccountKey'
        'New-BatchAiWorkspace'
        'Receive-BatchAiFile'
        'Register-BatchAiProvider'
        'Remove-BatchAiCluster'
        'Remove-BatchAiContainer'
        'Remove-BatchAiExperiment'
        'Remove-BatchAiFile'
        'Remove-BatchAiFileServer'
        'Remove-BatchAiFileShare'
        'Remove-BatchAiJob'
        'Remove-BatchAiResourceGroup'
        'Remove-BatchAiStorageAccount'
        'Remove-BatchAiWorkspace'
        'Restart-BatchAiJob'
        'Save-BatchAiJobFile'
        'Send-BatchAiFile'
        'Set-BatchAiContext'
        'Start-BatchAiService'
        'Stop-BatchAiJob'
        'Stop-BatchAiService'
        'Test-BatchAiJobConfig'
        'Update-BatchAiCluster'
        'Update-BatchAiWorkspace'
        'Wait-BatchAiCluster'
        'Wait-BatchAiJob'
        'Watch-BatchAiJobOutput'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()

    PrivateData            = @{
        PSData = @{
            Tags = @('BatchAI', 'MachineLearning', 'Training', 'HPC', 'Job', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
        }
    }
}
