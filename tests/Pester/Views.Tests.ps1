BeforeDiscovery {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $types = (Get-Command -Module BatchAi).OutputType.Type | Where-Object { $_.Namespace -eq 'BatchAi' } | Sort-Object -Unique FullName
    $cases = $types | ForEach-Object { @{ Name = $_.FullName; Type = $_ } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1" -Force
    Import-Module (Get-ModulePath) -Force
    $views = ([xml](Get-Content -Raw -LiteralPath (Join-Path (Split-Path (Get-ModulePath)) 'BatchAi.Format.ps1xml'))).SelectNodes('//View')

    # Links and keys are for those who ask for them by name.
    $notShown = 'DownloadUrl', 'Value'

    function Find-View([string] $Name, [string] $Control) {
        $views | Where-Object { $_.ViewSelectedBy.TypeName -eq $Name -and $_.SelectSingleNode($Control) } | Select-Object -First 1
    }
}

AfterAll {
    Remove-Module BatchAi -ErrorAction Ignore
}

Describe 'Views' {
    It 'are for types that cmdlets write' {
        $written = (Get-Command -Module BatchAi).OutputType.Name
        $views.ViewSelectedBy.TypeName | Sort-Object -Unique | Where-Object { $_ -notin $written } | Should -BeNullOrEmpty
    }
}

Describe 'Views of <Name>' -ForEach $cases {
    It 'have a table that fits 80 columns' {
        $view = Find-View $Name 'TableControl'
        $view | Should -Not -BeNullOrEmpty
        $columns = $view.SelectNodes('.//TableColumnHeader')
        $columns.Count | Should -BeLessOrEqual 6
        # A column without a width takes what is left, and needs some of it.
        $width = $columns.Count - 1
        foreach ($column in $columns) { $width += if ($column.SelectSingleNode('Width')) { [int]$column.Width } else { 15 } }
        $width | Should -BeLessOrEqual 80
    }

    It 'have a list with everything' {
        $view = Find-View $Name 'ListControl'
        $view | Should -Not -BeNullOrEmpty
        $shown = $view.SelectNodes('.//ListItem') | ForEach-Object { if ($_.SelectSingleNode('PropertyName')) { $_.PropertyName } else { $_.Label } }
        # A resource group is in no other.
        $there = $Type.GetProperties().Name | Where-Object { $_ -notin $notShown -and -not ($Name -eq 'BatchAi.ResourceGroup' -and $_ -eq 'ResourceGroupName') }
        $there | Where-Object { $_ -notin $shown } | Should -BeNullOrEmpty
    }

    It 'name properties that are there' {
        $named = ('TableControl', 'ListControl').ForEach({ (Find-View $Name $_).SelectNodes('.//PropertyName').InnerText })
        $named | Where-Object { $_ -notin $Type.GetProperties().Name } | Should -BeNullOrEmpty
    }

    It 'show an empty one without an error' {
        $object = $Type::new()
        ($object | Format-Table | Out-String -Width 80).TrimEnd() -split '\r?\n' | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual 80 }
        ($object | Format-List | Out-String).Trim() | Should -Not -BeNullOrEmpty
    }
}
