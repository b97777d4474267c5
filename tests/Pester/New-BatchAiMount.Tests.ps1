BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a/fileServices/default/shares/logs'
}

AfterAll {
    Remove-Module BatchAi -ErrorAction Ignore
}

Describe 'New-BatchAiMount' {
    It 'takes a name, an id and objects of any form' {
        (New-BatchAiMount -Share logs -StorageAccount a).StorageAccountName | Should -Be 'a'
        (New-BatchAiMount -Share $id).StorageAccountName | Should -Be 'a'
        $share = [BatchAi.FileShare]@{ Name = 'logs'; ResourceId = $id }
        foreach ($form in $share, ($share | ConvertTo-Csv | ConvertFrom-Csv)) {
            $mount = $form | New-BatchAiMount
            $mount.Kind | Should -Be 'FileShare'
            $mount.MountPath | Should -Be 'logs'
        }
    }

    It 'tells kinds apart in the pipeline' {
        $container = [BatchAi.Container]@{ Name = 'data'; ResourceId = $id -replace 'fileServices/default/shares/logs', 'blobServices/default/containers/data' }
        $server = [BatchAi.FileServer]@{ Name = 'nfs'; ResourceId = '/subscriptions/s/resourceGroups/g/providers/Microsoft.BatchAI/workspaces/w/fileServers/nfs' }
        ($container, $server | New-BatchAiMount).Kind | Should -Be 'Container', 'FileServer'
    }

    It 'mounts elsewhere when asked to' {
        (New-BatchAiMount -Container data -MountPath inputs/data).MountPath | Should -Be 'inputs/data'
    }

    It 'survives Export-Clixml on its way to a job' {
        New-BatchAiMount -Share logs -StorageAccount a | Export-Clixml "$TestDrive/mount.xml"
        (Get-BatchAiJobPlan -CommandLine 'true' -Mount (Import-Clixml "$TestDrive/mount.xml")).Mounts[0].Account | Should -Be 'a'
    }
}
