BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    New-JobFile $TestDrive
    $good = Join-Path $TestDrive 'job.json'
    $bad = Join-Path $TestDrive 'bad.json'
}

AfterAll {
    Remove-Module BatchAi -ErrorAction Ignore
}

Describe 'Test-BatchAiJobConfig' {
    It 'returns true for a good file, and writes nothing else' {
        $all = Test-BatchAiJobConfig -ConfigFile $good *>&1
        $all | Should -BeTrue
        @($all).Count | Should -Be 1
    }

    It 'returns false for a bad file, with an error for each fault' {
        $result = Test-BatchAiJobConfig $bad -ErrorVariable errors -ErrorAction SilentlyContinue
        $result | Should -BeFalse
        $faults = Test-BatchAiJobConfig $bad -Detailed | Where-Object Severity -EQ 'Error'
        $errors.Count | Should -Be @($faults).Count
        $misspelled = $errors | Where-Object FullyQualifiedErrorId -Like 'UnknownMember,*'
        $misspelled.FullyQualifiedErrorId | Should -Be 'UnknownMember,BatchAi.Commands.TestBatchAiJobConfigCommand'
        $misspelled.CategoryInfo.Category | Should -Be 'InvalidData'
        $misspelled.TargetObject | Should -BeOfType ([BatchAi.JobConfigFault])
        $misspelled.TargetObject.Line | Should -Be 3
        $misspelled.Exception.Message | Should -BeLike "$bad`:3:*nodeCount*"
        $misspelled.ErrorDetails.RecommendedAction | Should -Be "Write 'nodeCount' instead."
    }

    It 'writes a warning for each member that is ignored' {
        $result = Test-BatchAiJobConfig "$TestDrive/odd.json" -WarningVariable warnings 3> $null
        $result | Should -BeTrue
        $warnings.Count | Should -Be 1
        $warnings[0].Message | Should -Match 'mood'
    }

    It 'returns warnings with -Detailed too' {
        $fault = Test-BatchAiJobConfig "$TestDrive/odd.json" -Detailed -WarningVariable warnings
        $fault.Severity | Should -Be 'Warning'
        $warnings | Should -BeNullOrEmpty
    }

    It 'returns faults with -Detailed, and writes no errors' {
        $faults = Test-BatchAiJobConfig $bad -Detailed -ErrorVariable errors -WarningVariable warnings
        $faults | Should -BeOfType ([BatchAi.JobConfigFault])
        $faults.Code | Should -Contain 'UnknownMember'
        $errors | Should -BeNullOrEmpty
        $warnings | Should -BeNullOrEmpty
    }

    It 'returns nothing with -Detailed for a good file' {
        Test-BatchAiJobConfig $good -Detailed | Should -BeNullOrEmpty
    }

    It 'ends at the first fault with -ErrorAction Stop' {
        { Test-BatchAiJobConfig $bad -ErrorAction Stop } | Should -Throw -ErrorId '*,BatchAi.Commands.TestBatchAiJobConfigCommand'
    }

    It 'never throws for a text: <Text>' -ForEach @(
        @{ Text = '' }
        @{ Text = '{' }
        @{ Text = 'null' }
        @{ Text = '[]' }
        @{ Text = '{ "properties": 1 }' }
    ) {
        $file = Join-Path $TestDrive 'text.json'
        Set-Content -LiteralPath $file -Value $Text -NoNewline
        Test-BatchAiJobConfig $file -ErrorAction SilentlyContinue | Should -BeFalse
    }

    It 'says of a file that is too large that it is' {
        $file = Join-Path $TestDrive 'large.json'
        [IO.File]::WriteAllBytes($file, [byte[]]::new(5MB))
        Test-BatchAiJobConfig $file -Detailed | Select-Object -ExpandProperty Code | Should -Be 'FileTooLarge'
    }

    It 'has no -WhatIf, as it changes nothing' {
        (Get-Command Test-BatchAiJobConfig).Parameters.Keys | Should -Not -Contain 'WhatIf'
    }
}

Describe 'Test-BatchAiJobConfig and paths' {
    It 'takes -LiteralPath' {
        Test-BatchAiJobConfig -LiteralPath $good | Should -BeTrue
    }

    It 'takes files from the pipeline' {
        Get-ChildItem -LiteralPath $TestDrive -Filter job.json | Test-BatchAiJobConfig | Should -BeTrue
        [IO.FileInfo]::new($good) | Test-BatchAiJobConfig | Should -BeTrue
        $good, $good | Test-BatchAiJobConfig | Should -Be @($true, $true)
    }

    It 'starts a relative path at $PWD' {
        Push-Location -LiteralPath $TestDrive
        try {
            Test-BatchAiJobConfig job.json | Should -BeTrue
            Test-BatchAiJobConfig ./job.json | Should -BeTrue
        }
        finally {
            Pop-Location
        }
    }

    It 'takes a path of a drive' {
        Test-BatchAiJobConfig 'TestDrive:/job.json' | Should -BeTrue
    }

    It 'takes the name <Name> as it is' -ForEach @(
        @{ Name = 'a [b].json' }
        @{ Name = '-job.json' }
        @{ Name = "it's `$HOME.json" }
        @{ Name = 'größe 📦.json' }
    ) {
        $file = Join-Path $TestDrive $Name
        Copy-Item -LiteralPath $good -Destination $file
        Test-BatchAiJobConfig $file | Should -BeTrue
        Get-Item -LiteralPath $file | Test-BatchAiJobConfig | Should -BeTrue
    }

    It 'expands no wildcards' {
        Test-BatchAiJobConfig "$TestDrive/*.json" -ErrorAction SilentlyContinue -ErrorVariable errors | Should -BeNullOrEmpty
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'ConfigFileNotFound,*'
    }

    It 'reports <Id> for <Path> and returns nothing for it' -ForEach @(
        @{ Path = 'missing.json'; Id = 'ConfigFileNotFound'; Category = 'ObjectNotFound' }
        @{ Path = '.'; Id = 'ConfigFileNotFound'; Category = 'ObjectNotFound' }
        @{ Path = 'nodrive:/job.json'; Id = 'ConfigFileNotFound'; Category = 'ObjectNotFound' }
        @{ Path = 'env:PATH'; Id = 'NotFileSystemPath'; Category = 'InvalidArgument' }
    ) {
        Push-Location -LiteralPath $TestDrive
        try {
            $result = Test-BatchAiJobConfig $Path -ErrorAction SilentlyContinue -ErrorVariable errors
        }
        finally {
            Pop-Location
        }
        $result | Should -BeNullOrEmpty
        $errors.Count | Should -Be 1
        $errors[0].FullyQualifiedErrorId | Should -Be "$Id,BatchAi.Commands.TestBatchAiJobConfigCommand"
        $errors[0].CategoryInfo.Category | Should -Be $Category
        $errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'reports a file that another program has locked' {
        $file = Join-Path $TestDrive 'locked.json'
        Copy-Item -LiteralPath $good -Destination $file
        $lock = [IO.File]::Open($file, 'Open', 'ReadWrite', 'None')
        try {
            Test-BatchAiJobConfig $file -ErrorAction SilentlyContinue -ErrorVariable errors | Should -BeNullOrEmpty
        }
        finally {
            $lock.Dispose()
        }
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'ConfigFileNotReadable,*'
    }

    It 'goes on after a file that is not there' {
        "$TestDrive/missing.json", $good | Test-BatchAiJobConfig -ErrorAction SilentlyContinue | Should -BeTrue
    }

    It 'completes paths' {
        Push-Location -LiteralPath $TestDrive
        try {
            $line = 'Test-BatchAiJobConfig -ConfigFile jo'
            (TabExpansion2 $line $line.Length).CompletionMatches.ListItemText | Should -Contain 'job.json'
        }
        finally {
            Pop-Location
        }
    }
}

Describe 'The view of faults' {
    It 'is a table that fits 80 columns' {
        $lines = (Test-BatchAiJobConfig $bad -Detailed | Out-String -Width 80) -split '\r?\n' -ne ''
        $lines[0] -replace '\e\[[\d;]*m' | Should -Match '^\s*Line Severity Code\s+Message\s*$'
        $lines | ForEach-Object { ($_ -replace '\e\[[\d;]*m').Length | Should -BeLessOrEqual 80 }
    }

    It 'is a list with everything on demand' {
        $text = Test-BatchAiJobConfig $bad -Detailed | Format-List | Out-String
        foreach ($property in [BatchAi.JobConfigFault].GetProperties().Name) { $text | Should -Match "\b$property\b" }
    }
}
