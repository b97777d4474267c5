# The quickstart is run. What needs Azure is run as far as it goes without it: its cmdlets are real, what only Azure has is not.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $examples = Get-RepositoryPath 'examples'
    $pipeline = Get-Content -Raw -LiteralPath "$examples/devops/azure-pipelines.yml"
    $steps = [regex]::Matches($pipeline, '(?m)^- pwsh: (?:\|\n((?:    .*\n|\n)+)|(.+)\n)').ForEach({ $_.Groups[1].Value + $_.Groups[2].Value })
    $scripts = @(
        Get-ChildItem -LiteralPath $examples -Filter *.ps1 -Recurse | ForEach-Object { @{ Name = $_.Name; Text = Get-Content -Raw -LiteralPath $_.FullName } }
        # The scripts in a pipeline: a block, or one line.
        $number = 0
        foreach ($text in $steps) { @{ Name = "azure-pipelines.yml, step $((++$number))"; Text = $text } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $examples = Get-RepositoryPath 'examples'
    $service = Start-TestService
}

AfterAll {
    Stop-TestService $service
}

Describe 'The script <Name>' -ForEach $scripts {
    BeforeAll {
        $tree = [Management.Automation.Language.Parser]::ParseInput($Text, [ref] $null, [ref] $null)
        $calls = $tree.FindAll({ param($node) $node -is [Management.Automation.Language.CommandAst] }, $true)
    }

    It 'has no fault of syntax' {
        $faults = $null
        $null = [Management.Automation.Language.Parser]::ParseInput($Text, [ref] $null, [ref] $faults)
        $faults | Should -BeNullOrEmpty
    }

    It 'calls cmdlets that there are, by their whole names, with parameters that they have' {
        # What the sandbox of Automation has, and the gallery's own.
        $elsewhere = 'Get-AutomationVariable', 'Get-AutomationPSCredential', 'Install-Module'
        foreach ($call in $calls) {
            $name = $call.GetCommandName()
            if ($name -in $elsewhere) { continue }
            $command = Get-Command $name -ErrorAction Stop
            $command.CommandType | Should -Be 'Cmdlet' -Because "'$name' is to be read by whoever learns"
            foreach ($parameter in $call.CommandElements.Where({ $_ -is [Management.Automation.Language.CommandParameterAst] })) {
                $command.Parameters.Keys + $command.Parameters.Values.Aliases | Should -Contain $parameter.ParameterName -Because $call.Extent.Text
            }
        }
    }

    It 'uses every variable that it sets, and sets every one that it uses' {
        $known = 'true', 'false', 'null', '_', 'PSScriptRoot', 'ErrorActionPreference', 'ProgressPreference'
        $variables = $tree.FindAll({ param($node) $node -is [Management.Automation.Language.VariableExpressionAst] -and -not $node.VariablePath.IsDriveQualified }, $true)
        foreach ($name in $variables.VariablePath.UserPath | Sort-Object -Unique | Where-Object { $_ -notin $known }) {
            @($variables.VariablePath.UserPath -eq $name).Count | Should -BeGreaterOrEqual 2 -Because "`$$name stands there once"
        }
    }

    It 'has no secret in it, and asks nobody' {
        $Text | Should -Not -Match 'Read-Host|-AsPlainText|AccountKey='
    }
}

Describe 'examples/quickstart.ps1' -Tag Essential {
    It 'trains, shows its lines and saves the models' {
        $output = & "$examples/quickstart.ps1" -DataRoot $service.Root -Epochs 1 -Destination "$TestDrive/model" 3> $null
        $lines = $output.Where({ $_ -is [string] })
        $lines[0] | Should -Match '^Finished Epoch\[1 of 1\]: \[Training\] loss = \d'
        $lines[-1] | Should -Match '^Final Results: Minibatch\[1-\d+\]: errs = \d'
        (Get-ChildItem "$TestDrive/model").Name | Should -Be 'ConvNet_MNIST_0.dnn'
        Get-BatchAiResourceGroup batchai.quick* | Should -BeNullOrEmpty -Because 'it cleans up'
    }
}

Describe 'examples/automation/Submit-TrainingJob.ps1' {
    BeforeAll {
        $info = Get-BatchAiService -DataRoot $service.Root
        $values = @{ BatchAiEndpoint = $info.Endpoint; BatchAiCaCertificate = Get-Content -Raw -LiteralPath $info.CaCertificatePath }
        $token = ConvertTo-SecureString (Get-Content -Raw -LiteralPath $info.TokenPath).Trim() -AsPlainText -Force
        function Get-AutomationVariable([string] $Name) { $values[$Name] }
        function Get-AutomationPSCredential([string] $Name) { [pscredential]::new($Name, $token) }
        $account = New-BatchAiStorageAccount runbookstorage
        $null = $account | New-BatchAiFileShare files
        function Invoke-Runbook([string] $Job, [string] $CommandLine) {
            & "$examples/automation/Submit-TrainingJob.ps1" -JobName $Job -Share runbookstorage/files -CommandLine $CommandLine
        }
    }

    It 'submits a job once, and tells how it fares afterwards' {
        Invoke-Runbook nightly 'echo trained' | Should -Match "^(Connected to https://|Submitted 'nightly')"
        $null = Wait-BatchAiJob nightly -Experiment default -Timeout 180
        $second = Invoke-Runbook nightly 'echo trained'
        $second[1] | Should -Match "^'nightly' is succeeded since "
        $second.Path | Should -Contain 'stdout.txt'
        (Get-BatchAiJob nightly* -Experiment default).Name | Should -Be 'nightly'
    }

    It 'fails where the job failed, and shows why' {
        $null = Invoke-Runbook bad 'echo no data >&2; exit 7'
        $null = Wait-BatchAiJob bad -Experiment default -Timeout 180
        $words = [Collections.Generic.List[object]]::new()
        { Invoke-Runbook bad 'exit 7' | ForEach-Object { $words.Add($_) } } | Should -Throw -ErrorId 'JobFailed,*'
        $words | Should -Contain 'no data'
    }
}

Describe 'examples/devops/azure-pipelines.yml' -ForEach @{ Train = $steps -match 'New-BatchAiJob' } {
    It 'trains on a service elsewhere, and passes the models on' {
        $info = Get-BatchAiService -DataRoot $service.Root
        $variables = @{
            BATCHAI_ENDPOINT = $info.Endpoint; BATCHAI_TOKEN = (Get-Content -Raw -LiteralPath $info.TokenPath).Trim(); BATCHAI_CA = $info.CaCertificatePath
            BATCHAI_RESOURCE_GROUP = 'default'; BATCHAI_WORKSPACE = 'default'; BATCHAI_EXPERIMENT = 'default'
            JOB_NAME = 'train-1'; MODEL_FOLDER = "$TestDrive/staging"; TF_BUILD = 'True'
        }
        # Once through the digits is enough.
        $text = "$Train".Replace('$AZ_BATCHAI_OUTPUT_MODEL"', '$AZ_BATCHAI_OUTPUT_MODEL --epochs 1"')
        $text | Should -Not -Be "$Train"
        $script = New-Item -ItemType File -Path "$TestDrive/train.ps1" -Value "`$ErrorActionPreference = 'Stop'`nImport-Module '$(Get-ModulePath)'`n$text"
        $before = @{}
        foreach ($name in $variables.Keys) { $before[$name] = [Environment]::GetEnvironmentVariable($name) }
        try {
            foreach ($name in $variables.Keys) { [Environment]::SetEnvironmentVariable($name, $variables[$name]) }
            Push-Location -LiteralPath (Get-RepositoryPath '.')
            $output = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -File $script.FullName 2>&1
            $status = $LASTEXITCODE
        }
        finally {
            Pop-Location
            foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
        }
        "$status $output" | Should -Match '^0 '
        $output | Should -Contain "##vso[task.setvariable variable=batchAiJob;isOutput=true]$((Get-BatchAiJob train-1).ResourceId)"
        ($output -match 'Final Results: ').Count | Should -Be 1
        (Get-ChildItem "$TestDrive/staging").Name | Should -Be 'ConvNet_MNIST_0.dnn'
    }
}
