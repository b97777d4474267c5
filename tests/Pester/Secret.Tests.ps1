# Secrets are planted wherever one can be given, and then looked for in everything that anybody can read: all streams at their
# loudest, errors in full, transcripts, copies of objects, logs, command lines of processes, and what is collected for an issue.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $folder = (New-Item -ItemType Directory -Path "$TestDrive/secret").FullName
    $flow = {
        $folder, $root = $env:BATCHAI_TEST_FOLDER, $env:BATCHAI_TEST_ROOT
        Set-Location -LiteralPath $folder
        $ErrorActionPreference = 'Continue'
        $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
        $env:BATCHAI_HOME = "$folder/nowhere"
        Import-Module $module
        $null = Start-Transcript -Path "$folder/transcript.txt"

        # Put together, so that the lines of this script, which errors quote, have none in them.
        function Plant([string] $Text) { 'Can' + "ary-$Text" }

        function Hide([string] $Text) { ConvertTo-SecureString $Text -AsPlainText -Force }

        & {
            Connect-BatchAi -DataRoot $root
            $account = New-BatchAiStorageAccount canarystorage
            $account
            $keys = $account | Get-BatchAiStorageAccountKey
            $keys
            # What was asked for in plain text is kept for the search, and shown nowhere.
            $script:known = @(($account | Get-BatchAiStorageAccountKey -AsPlainText).ForEach({ if ($_ -is [string]) { $_ } else { $_.PlainText } }))
            $script:known += (Get-Content -Raw -LiteralPath "$root/token").Trim()
            $share = $account | New-BatchAiFileShare files
            $share | New-BatchAiMount
            Set-Content -LiteralPath "$folder/some.txt" -Value some
            Send-BatchAiFile "$folder/some.txt" -StorageAccount $account -Share files -PassThru
            Receive-BatchAiFile some.txt -StorageAccount $account -Share files -Destination "$folder/back" -PassThru

            $admin = [pscredential]::new('demo', (Hide (Plant 'Password-1')))
            New-BatchAiCluster canary -NodeCount 0 -Credential $admin -Mount $share -StorageAccountKey (Hide $script:known[0])
            New-BatchAiFileServer canary -DiskCount 1 -DiskSizeGB 8 -StorageSku Standard_LRS -Credential $admin
            $definition = @{
                CommandLine       = 'echo started; sleep 3; true'
                Mount             = $share
                EnvironmentSecret = @{ FIRST = Hide (Plant 'Secure-2'); SECOND = (Plant 'Text-3') }
                StorageAccount    = $account
                StorageAccountKey = Hide $script:known[0]
            }
            Get-BatchAiJobPlan planned @definition
            New-BatchAiJob whatif @definition -WhatIf
            $job = New-BatchAiJob quiet @definition
            $job
            # The command lines of all processes, while the job runs.
            $job | Watch-BatchAiJobOutput -Name stdout.txt | Select-Object -First 1
            Get-Process | ForEach-Object CommandLine | Set-Content -LiteralPath "$folder/processes.txt"
            $job | Wait-BatchAiJob
            $job | Get-BatchAiJob | Format-List *
            $job | Get-BatchAiJobFile
            $job | Export-BatchAiJobConfig -Path "$folder/exported.json"
            $job | Restart-BatchAiJob
            $job | Restart-BatchAiJob -NewName again -EnvironmentSecret @{ FIRST = (Plant 'Again-4'); SECOND = Hide (Plant 'Again-5') } | Wait-BatchAiJob
            @{ properties = @{ nodeCount = 1; mood = 1; customToolkitSettings = @{ commandLine = 'true' }; stdOutErrPathPrefix = '/tmp'; secrets = @(@{ name = 'A B'; value = (Plant 'Config-6') }) } } |
                ConvertTo-Json -Depth 9 | Set-Content -LiteralPath "$folder/job.json"
            Test-BatchAiJobConfig "$folder/job.json"
            Test-BatchAiJobConfig "$folder/job.json" -Detailed
            New-BatchAiJob broken -ConfigFile "$folder/job.json"
            New-BatchAiJob broken -Config (Get-Content -Raw -LiteralPath "$folder/job.json")

            # Keys and tokens that open nothing.
            $info = Get-BatchAiService -DataRoot $root
            try { Connect-BatchAi -Endpoint $info.Endpoint -Token (Hide (Plant 'Token-7')) -CaCertificatePath $info.CaCertificatePath } catch { $_ }
            try { Get-BatchAiWorkspace } catch { $_ }
            try { Connect-BatchAi -Endpoint "https://user:$(Plant 'Url-8')@localhost:1" -Token (Hide (Plant 'Token-7')) } catch { $_ }
            $null = Connect-BatchAi -DataRoot $root
            $script:known += @(($account | New-BatchAiStorageAccountKey -KeyName key1 -AsPlainText).ForEach({ if ($_ -is [string]) { $_ } else { $_.PlainText } }))
            New-BatchAiStorageAccountKey canarystorage -KeyName key2
            Get-BatchAiDiagnostic -Path "$folder/diagnostic.zip" -DataRoot $root
        } *>&1 | Tee-Object -Variable seen | Out-String -Width 4096 | Set-Content -LiteralPath "$folder/streams.txt"

        $seen | Export-Clixml -LiteralPath "$folder/objects.xml" -Depth 4
        $seen.Where({ "$($_.GetType())" -like 'BatchAi.*' }) | ConvertTo-Json -Depth 4 -WarningAction SilentlyContinue | Set-Content -LiteralPath "$folder/objects.json"
        $Error | Format-List * -Force | Out-String -Width 4096 | Set-Content -LiteralPath "$folder/errors.txt"
        $Error.ForEach({ "$($_.Exception)" }) | Set-Content -LiteralPath "$folder/exceptions.txt"
        $null = Stop-Transcript
        # In a folder that is not looked through.
        $script:known | Set-Content -LiteralPath "$root/canaries.txt"
    }

    $env:BATCHAI_TEST_FOLDER = $folder
    $env:BATCHAI_TEST_ROOT = $service.Root
    try { Invoke-Fresh $flow | Set-Content -LiteralPath "$folder/console.txt" }
    finally { Remove-Item Env:BATCHAI_TEST_FOLDER, Env:BATCHAI_TEST_ROOT }
    if (Test-Path "$folder/diagnostic.zip") { Expand-Archive -LiteralPath "$folder/diagnostic.zip" -DestinationPath "$folder/diagnostic" }
    Copy-Item -LiteralPath "$($service.Root)/logs" -Destination "$folder/logs" -Recurse
    $known = Get-Content -LiteralPath "$($service.Root)/canaries.txt"
}

AfterAll {
    Stop-TestService $service
}

Describe 'A secret' {
    It 'was planted, and the flow ran to its end' {
        $known.Count | Should -BeGreaterOrEqual 4
        "$folder/diagnostic.zip" | Should -Exist
        $seen = Get-Content -Raw -LiteralPath "$folder/streams.txt"
        foreach ($word in 'quiet', 'canarystorage', 'SecretsRequired|secret', 'VERBOSE|/subscriptions/') { $seen | Should -Match $word }
        Get-Content -Raw -LiteralPath "$folder/transcript.txt" | Should -Match 'canarystorage'
        Get-Content -Raw -LiteralPath "$folder/processes.txt" | Should -Match 'sleep 3|shim'
    }

    It 'is in no <_>' -ForEach 'streams.txt', 'transcript.txt', 'console.txt', 'objects.xml', 'objects.json', 'errors.txt', 'exceptions.txt',
        'exported.json', 'processes.txt', 'diagnostic', 'logs' {
        $place = Join-Path $folder $_
        $place | Should -Exist
        foreach ($file in Get-ChildItem -LiteralPath $place -Recurse -File) {
            $text = "$(Get-Content -Raw -LiteralPath $file.FullName)"
            $seen = @($text | Select-String 'Canary-\w+-\d|[?&]sig=' -AllMatches).Matches.Value + $known.Where({ $text.Contains($_) })
            ($seen | Sort-Object -Unique) -join ', ' | Should -BeNullOrEmpty -Because $file.Name
        }
    }

    It 'is shown to who asks for it, and in no view' {
        $null = New-BatchAiStorageAccount askedstorage
        $key = Get-BatchAiStorageAccountKey askedstorage -KeyName key1 -AsPlainText
        $plain = if ($key -is [string]) { $key } else { $key.PlainText }
        $plain | Should -Match '^[A-Za-z0-9+/]{86}==$'
        Get-BatchAiStorageAccountKey askedstorage | Out-String -Width 4096 | Should -Not -Match '[A-Za-z0-9+/]{86}=='
        Get-BatchAiStorageAccountKey askedstorage | ConvertTo-Json -Depth 3 | Should -Not -Match '[A-Za-z0-9+/]{86}=='
    }
}
