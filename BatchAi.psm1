# PowerShell 7.4 and later load the build for .NET 8, all others that for .NET Framework.
$framework = if ($PSVersionTable.PSVersion -ge [version] '7.4') { 'net8.0' } else { 'netstandard2.0' }
$assembly = [IO.Path]::Combine($PSScriptRoot, 'lib', $framework, 'BatchAi.PowerShell.dll')
Import-Module -Name ([Management.Automation.WildcardPattern]::Escape($assembly)) -ErrorAction Stop
