BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    $service = Start-TestService
    $folder = New-Item -ItemType Directory -Path "$TestDrive/bin"
    # Does what a server would do with the command, and tells how it was called.
    @'
#!/bin/sh
echo "called: $*"
if [ -n "$SSH_ASKPASS" ]; then echo "answer: $("$SSH_ASKPASS" | wc -c)"; fi
for last; do :; done
exec sh -c "$last"
'@ | Set-Content "$folder/ssh"
    chmod +x "$folder/ssh"
    $path = $env:PATH
    $env:PATH = "${folder}:$path"
    $node = [BatchAi.Node]@{ NodeId = 'n1'; IpAddress = '10.0.0.4'; Port = 50000; ClusterName = 'local'; ResourceGroupName = 'default'; ResourceId = (Get-BatchAiCluster local).ResourceId }
}

AfterAll {
    $env:PATH = $path
    Stop-TestService $service
}

Describe 'Invoke-BatchAiNodeCommand' {
    It 'runs a command in bash, and returns what it wrote and its exit code' {
        $result = $node | Invoke-BatchAiNodeCommand -Command 'echo "it''s $((1+2))"; exit 7' -Confirm:$false
        $result | Should -BeOfType ([BatchAi.NodeCommandResult])
        $result.ExitCode | Should -Be 7
        $result.NodeId | Should -Be 'n1'
        $result.Output | Should -Match "it's 3"
        $result.Output | Should -Match '-p 50000'
        $result.Output | Should -Match "-l $((Get-BatchAiCluster local).AdminUserName) -- 10\.0\.0\.4"
    }

    It 'tells a password to nobody but ssh' {
        $credential = [pscredential]::new('someone', (ConvertTo-SecureString 'canary 4711' -AsPlainText -Force))
        $all = $node | Invoke-BatchAiNodeCommand -Command 'true' -Credential $credential -Verbose *>&1 | ForEach-Object { "$_" } | Out-String
        $all | Should -Match '-l someone'
        $all | Should -Match 'answer: 12'
        $all | Should -Not -Match 'canary'
    }

    It 'only tells with -WhatIf' {
        $node | Invoke-BatchAiNodeCommand -Command 'true' -WhatIf | Should -BeNullOrEmpty
    }

    It 'passes the key file and forwards on' {
        $result = $node | Invoke-BatchAiNodeCommand -Command 'true' -KeyFilePath "$TestDrive/key" -LocalForward 6006:localhost:6006
        $result.Output | Should -Match '-i .*/key'
        $result.Output | Should -Match '-L 6006:localhost:6006'
    }

    It 'says that nodes of this machine have no sign-in' {
        { Invoke-BatchAiNodeCommand local hostname -ErrorAction Stop } | Should -Throw -ErrorId 'NodeLoginUnavailable,*'
        { Invoke-BatchAiNodeCommand local -ErrorAction Stop } | Should -Throw -ErrorId 'NodeCommandRequired,*'
        { Invoke-BatchAiNodeCommand nobody hostname -ErrorAction Stop } | Should -Throw -ErrorId 'ClusterNotFound,*'
    }
}
