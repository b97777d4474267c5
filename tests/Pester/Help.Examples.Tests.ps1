BeforeDiscovery {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    # Pages mark the examples that need Azure itself; these are only parsed.
    $pages = foreach ($command in Get-Command -Module BatchAi) {
        $page = Get-Content -Raw -LiteralPath (Get-RepositoryPath "docs/cmdlets/$($command.Name).md") -ErrorAction Ignore
        $azure = [regex]::Matches("$page", '(?m)^### (.+)\n\n<!-- needs Azure -->').ForEach({ $_.Groups[1].Value })
        $examples = foreach ($example in (Get-Help $command.Name -Full).examples.example) {
            $title = $example.title.Trim('-', ' ') -replace '^Example \d+: '
            @{ Title = $title; Code = $example.code; NeedsAzure = $title -in $azure }
        }
        @{ Name = $command.Name; Examples = $examples }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
}

Describe 'Examples of help' {
    BeforeAll {
        $service = Start-TestService
        $before = $env:BATCHAI_HOME, $env:HOME
        $env:BATCHAI_HOME = $service.Root
        # Keys are made in the home of the user, so this one has another.
        $env:HOME = (New-Item -ItemType Directory -Path "$TestDrive/home").FullName
    }

    AfterAll {
        $env:BATCHAI_HOME, $env:HOME = $before
        Stop-TestService $service
        # Services of examples are stopped; their agents would wait for more jobs.
        Stop-TestProcess (Get-PSDrive TestDrive).Root
    }

    Context 'of <Name>' -ForEach $pages {
        BeforeAll {
            # Each page begins connected, in an experiment of its own, with a job file at hand.
            $null = Connect-BatchAi
            $null = New-BatchAiExperiment $Name -Workspace default -ResourceGroupName default -Force
            Set-BatchAiContext -ResourceGroupName default -Workspace default -Experiment $Name
            $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive $Name)
            New-JobFile $folder
            Remove-Item -LiteralPath (Join-Path $folder 'bad.json'), (Join-Path $folder 'odd.json')
            Push-Location -LiteralPath $folder
        }

        AfterAll {
            Pop-Location
        }

        It '<Title>' -ForEach $Examples {
            $errors = $null
            $null = [Management.Automation.Language.Parser]::ParseInput($Code, [ref]$null, [ref]$errors)
            $errors | Should -BeNullOrEmpty
            if ($NeedsAzure) { return }
            $stop = [psvariable]::new('ErrorActionPreference', 'Stop')
            $output = [scriptblock]::Create($Code).InvokeWithContext($null, $stop) 3> $null 6> $null | Out-String
            $hasFiles = @(Get-ChildItem -LiteralPath $folder).Count -gt 1
            if (-not $hasFiles) { $output.Trim() | Should -Not -BeNullOrEmpty -Because 'an example shows something' }
        }
    }
}
