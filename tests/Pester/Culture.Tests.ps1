# Machine text is the same in every language: one flow is run in three of them, and has to give the same results.

BeforeDiscovery {
    # In one, a capital I is no i; in the other, a comma separates decimals and a point thousands.
    $cultures = @(
        @{ Culture = 'tr-TR' }
        @{ Culture = 'de-DE' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $flow = {
        [cultureinfo]::DefaultThreadCurrentCulture = [cultureinfo]::CurrentCulture = [cultureinfo]$env:BATCHAI_TEST_CULTURE
        [cultureinfo]::DefaultThreadCurrentUICulture = [cultureinfo]::CurrentUICulture = [cultureinfo]$env:BATCHAI_TEST_CULTURE
        $WarningPreference = $InformationPreference = 'SilentlyContinue'
        $name = "culture$($env:BATCHAI_TEST_CULTURE)".ToLowerInvariant().Replace('-', '')
        $null = Connect-BatchAi -DataRoot $env:BATCHAI_TEST_ROOT
        $account = New-BatchAiStorageAccount $name -Sku standard_lrs
        $share = $account | New-BatchAiFileShare ifiles -QuotaGiB 5
        $file = New-Item -ItemType File -Force -Path (Join-Path ([IO.Path]::GetTempPath()) "$name.TITLE.txt") -Value ('x' * 1234567)
        Send-BatchAiFile $file -StorageAccount $account -Share ifiles -Destination DIR
        Remove-Item -LiteralPath $file
        $definition = @{
            CommandLine         = 'echo "$RATE $COUNT"; printf "%s\n" "ID line I i"'
            Mount               = $share
            EnvironmentVariable = @{ RATE = 1.5; COUNT = 1234567 }
            MaxWallClockTime    = 90.5
            Priority            = 'HIGH'
        }
        $job = New-BatchAiJob "$name-I" @definition -FailOnJobFailure
        $again = Get-BatchAiJob $job.Name.ToUpperInvariant()
        $job | Get-BatchAiJobFile -Path nothing -ErrorAction SilentlyContinue -ErrorVariable errors
        $link = ($job | Get-BatchAiJobFile -Path stdout.txt -WithLink -Expiry 7).DownloadUrl
        [ordered]@{
            State    = $job.ExecutionState
            Toolkit  = $job.ToolType
            Priority = $job.Priority
            Limit    = $again.MaxWallClockTime.TotalSeconds
            Variable = $again.EnvironmentVariable['RATE'], $again.EnvironmentVariable['COUNT']
            Lines    = @($job | Watch-BatchAiJobOutput -Name stdout.txt | ForEach-Object { $_.Line })
            Length   = (Get-BatchAiFile DIR/* -StorageAccount $account -Share ifiles).Length
            Quota    = $share.QuotaGiB
            Expiry   = $link -match '[?&]se=\d{4}-\d\d-\d\dT\d\d'
            Error    = "$($errors.FullyQualifiedErrorId)"
            Plan     = "$((Get-BatchAiJobPlan -Name x @definition).Environment.Where({ $_.Name -in 'RATE', 'COUNT' }).Value | Sort-Object)"
            Timeout  = & { Wait-BatchAiJob $job.Name -Timeout 0.5 | ForEach-Object ExecutionState }
            Whole    = $job.CreationTime -is [DateTimeOffset] -and $job.CreationTime.Offset -eq [timespan]::Zero
        } | ConvertTo-Json
        Remove-BatchAiJob $job.Name -Confirm:$false
        Remove-BatchAiStorageAccount $name -Force
    }

    function Invoke-InCulture([string] $Culture) {
        $env:BATCHAI_TEST_CULTURE = $Culture
        $env:BATCHAI_TEST_ROOT = $service.Root
        try {
            # The import is in that language, too.
            Invoke-Fresh ([scriptblock]::Create("[cultureinfo]::CurrentCulture = [cultureinfo]`$env:BATCHAI_TEST_CULTURE; Import-Module `$module`n$flow"))
        }
        finally {
            Remove-Item Env:BATCHAI_TEST_CULTURE, Env:BATCHAI_TEST_ROOT
        }
    }

    $usual = Invoke-InCulture 'en-US'
}

AfterAll {
    Stop-TestService $service
}

Describe 'The culture' {
    It 'is none of the usual results'' business' {
        $result = $usual | ConvertFrom-Json
        $result.State | Should -Be 'succeeded'
        $result.Limit | Should -Be 90.5
        $result.Lines | Should -Be '1.5 1234567', 'ID line I i'
        $result.Length | Should -Be 1234567
        $result.Expiry | Should -BeTrue
        $result.Whole | Should -BeTrue
    }

    It '<Culture> changes nothing' -ForEach $cultures {
        Invoke-InCulture $Culture | Should -Be $usual
    }
}
