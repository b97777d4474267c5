@{
    # The core's own folder is chosen by edition: Windows PowerShell loads the build for .NET Framework.
    RootModule             = if ($PSEdition -eq 'Core') { 'lib/net8.0/BatchAi.PowerShell.dll' } else { 'lib/netstandard2.0/BatchAi.PowerShell.dll' }
    ModuleVersion          = '0.1.0'
    GUID                   = '483f3aa6-e501-4078-a461-7789d1df992c'
    Author                 = 'The BatchAi team'
    CompanyName            = 'The BatchAi team'
    Copyright              = 'Copyright (c) The BatchAi team. MIT License.'
    Description            = 'Batch AI jobs from PowerShell: check a job file, and see all that the job would do before it runs.'

    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Desktop', 'Core')
    DotNetFrameworkVersion = '4.7.2'

    FormatsToProcess       = @('BatchAi.Format.ps1xml')
    CmdletsToExport        = @(
        'Get-BatchAiJobPlan'
        'Test-BatchAiJobConfig'
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
