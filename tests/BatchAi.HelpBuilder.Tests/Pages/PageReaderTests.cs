using BatchAi.HelpBuilder.Cmdlets;

namespace BatchAi.HelpBuilder.Pages;

public sealed class PageReaderTests
{
    private const string Whole = """
        # Get-Thing

        ## Synopsis

        Gets things.

        ## Description

        Gets `things`, see [the other
        page](other.md).

        - One.
        - Two.

        ## Parameters

        ### -Name

        The name.

        ## Inputs

        ### None

        Nothing.

        ## Outputs

        ### Thing

        The things.

        ## Examples

        ### First

        Said before.

        ```powershell
        # a comment, no title
        Get-Thing
        ```

        ### Second

        <!-- needs Azure -->
        ```powershell
        Get-Thing a
        ```

        ### Third

        ```powershell
        Get-Thing b
        ```

        ## Links

        - about_Things
        """;

    [Fact]
    public void Read_WholePage_HasEverything()
    {
        var page = Read(Whole, out var faults)!;
        Assert.Empty(faults);
        Assert.Equal("Get-Thing", page.Name);
        Assert.Equal("Gets things.", page.Synopsis);
        Assert.Equal(["Gets things, see the other page.", "- One.", "- Two."], page.Description);
        Assert.Equal(["Name"], page.Parameters.Select(entry => entry.Title));
        Assert.Equal(["Thing"], page.Outputs.Select(entry => entry.Title));
        Assert.Equal("# a comment, no title\nGet-Thing", page.Examples[0].Code);
        Assert.Equal(["Said before."], page.Examples[0].Remarks);
        Assert.Empty(page.Examples[1].Remarks);
        Assert.Equal(["about_Things"], page.Links);
    }

    [Theory]
    [InlineData("## Synopsis", "## Sinopsys", 1, "'## Synopsis' is missing")]
    [InlineData("# Get-Thing\n", "# Get-Other\n", 1, "must be the name of the file")]
    [InlineData("The name.", "", 17, "Nothing is said about '-Name'")]
    [InlineData("### Third", "Third", 33, "3 examples")]
    [InlineData("### Thing", "Thing", 27, "no titles")]
    [InlineData("Gets things.", "", 3, "is empty")]
    [InlineData("\n```powershell\nGet-Thing b\n```\n", "", 51, "no block of code")]
    public void Read_PageWithAFault_TellsWhereItIs(string from, string to, int line, string expected)
    {
        var page = Read(Whole.Replace(from, to, StringComparison.Ordinal), out var faults);
        Assert.Null(page);
        Assert.Contains(expected, Assert.Single(faults).Message, StringComparison.Ordinal);
        Assert.Equal($"docs/Get-Thing.md({line}): error HELP001: {faults[0].Message}", faults[0].ToString());
    }

    [Fact]
    public void Compare_CmdletWithOtherParameters_FindsBoth()
    {
        var page = Read(Whole, out _)!;
        var cmdlet = new Cmdlet("Get", "Thing", null, [Parameter("Place"), Parameter("WhatIf")]);
        Assert.Equal(
            ["docs/Get-Thing.md(1): error HELP001: The parameter '-Place' is missing.", "docs/Get-Thing.md(17): error HELP001: 'Get-Thing' has no parameter '-Name'."],
            PageCheck.Compare(page, cmdlet).Select(fault => fault.ToString()));
    }

    [Fact]
    public void Compare_CmdletThatIsNotThere_IsAFault() =>
        Assert.Equal("There is no cmdlet 'Get-Thing'.", Assert.Single(PageCheck.Compare(Read(Whole, out _)!, null)).Message);

    private static CmdletParameter Parameter(string name) =>
        new(name, "String", [], Globbing: false, [], [new ParameterUse(ParameterUse.EverySet, IsMandatory: false, null, ByValue: false, ByPropertyName: false)]);

    private static HelpPage? Read(string text, out List<PageFault> faults) => PageReader.Read("docs/Get-Thing.md", text.Split('\n'), faults = []);
}
