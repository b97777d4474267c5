# The module as users get it: packed, put into a repository that is a folder, installed from there.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $feed = (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'feed')).FullName
    $modules = (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'modules')).FullName
    # What was built is packed as it is: the module is in use while it is tested.
    $configuration = if (Test-Path (Get-RepositoryPath 'build/BatchAi.Module/bin/Debug')) { 'Debug' } else { 'Release' }
    $said = dotnet pack (Get-RepositoryPath 'build/BatchAi.Module') --no-build --configuration $configuration --output $feed 2>&1 | Out-String
    if ($LASTEXITCODE -ne 0) { throw $said }
    $package = Get-ChildItem -LiteralPath $feed -Filter *.nupkg
}

Describe 'The package of the module' {
    It 'is one, and not too large for a repository' {
        @($package).Count | Should -Be 1
        $package.Name | Should -Be "BatchAi.$((Import-PowerShellDataFile (Get-ModulePath)).ModuleVersion).nupkg"
        $package.Length | Should -BeLessThan 100MB
    }

    It 'has everything that was laid out, and nothing else' {
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        $archive = [IO.Compression.ZipFile]::OpenRead($package.FullName)
        $packed = $archive.Entries.FullName | Where-Object { $_ -notmatch '^(_rels|package)/|^\[Content_Types\]\.xml$|\.nuspec$' }
        $archive.Dispose()
        $root = Get-RepositoryPath 'out/BatchAi'
        $there = (Get-ChildItem -LiteralPath $root -Recurse -File).FullName | ForEach-Object { [IO.Path]::GetRelativePath($root, $_).Replace('\', '/') }
        $packed | ForEach-Object { [uri]::UnescapeDataString($_) } | Sort-Object | Should -Be ($there | Sort-Object)
    }

    It 'runs a job with its own service when it was installed' {
        if (Get-Command Save-PSResource -ErrorAction Ignore) {
            # Saving is installing into a folder of one's choice, which leaves the modules of who runs the tests alone.
            $repository = "batchai-$([guid]::NewGuid().ToString('N'))"
            Register-PSResourceRepository -Name $repository -Uri $feed -Trusted
            try { Save-PSResource -Name BatchAi -Repository $repository -Path $modules -TrustRepository }
            finally { Unregister-PSResourceRepository -Name $repository }
        }
        else {
            $folder = New-Item -ItemType Directory -Path (Join-Path $modules 'BatchAi')
            [IO.Compression.ZipFile]::ExtractToDirectory($package.FullName, $folder.FullName)
        }

        $root = Join-Path ([IO.Path]::GetTempPath()) "batchai-$([guid]::NewGuid().ToString('N'))"
        try {
            $text = Invoke-Fresh -Folder $TestDrive -Script ([scriptblock]::Create(@"
                `$env:PSModulePath = '$modules'
                `$env:BATCHAI_HOME = '$root'
                `$service = Start-BatchAiService -Port 0
                `$null = Connect-BatchAi
                `$job = New-BatchAiJob first -CommandLine 'echo hello' -Wait -WarningAction SilentlyContinue
                Stop-BatchAiService
                (Get-Module BatchAi).ModuleBase
                `$job.ExecutionState
"@))
            $base, $state = $text -split '\r?\n'
            $base | Should -BeLike "$modules*"
            $state | Should -Be 'succeeded'
        }
        finally {
            Stop-TestProcess $root
            Remove-Item -LiteralPath $root -Recurse -Force
        }
    }
}
