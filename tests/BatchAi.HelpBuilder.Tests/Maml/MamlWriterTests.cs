using System.Xml.Linq;
using BatchAi.HelpBuilder.Cmdlets;
using BatchAi.HelpBuilder.Pages;

namespace BatchAi.HelpBuilder.Maml;

public sealed class MamlWriterTests
{
    private static readonly Cmdlet Stop = new("Stop", "Thing", "Named",
    [
        new("PassThru", "SwitchParameter", [], Globbing: false, [], [Use(ParameterUse.EverySet)]),
        new("Name", "String[]", ["Id"], Globbing: true, [], [new("Named", IsMandatory: true, 0, ByValue: false, ByPropertyName: true)]),
        new("InputObject", "Thing", [], Globbing: false, [], [new("Object", IsMandatory: true, null, ByValue: true, ByPropertyName: false)]),
        new("Mode", "Mode", [], Globbing: false, ["Soft", "Hard"], [Use("Named"), Use("Object")]),
        new("WhatIf", "SwitchParameter", ["wi"], Globbing: false, [], [Use(ParameterUse.EverySet)]),
    ]);

    private static readonly HelpPage Page = new()
    {
        File = "Stop-Thing.md",
        Name = "Stop-Thing",
        Synopsis = "Stops things.",
        Description = ["One <paragraph>.", "Another."],
        Parameters = [.. new[] { "PassThru", "Name", "InputObject", "Mode" }.Select(name => new PageEntry(name, 1, [$"About {name}."]))],
        Inputs = [new("Thing", 1, ["The things."])],
        Outputs = [new("Thing", 1, ["The same."])],
        Notes = [],
        Examples = [new("Stop one", "Stop-Thing a\n# and more", [])],
        Links = ["about_Things"],
    };

    private static readonly XElement Topic = MamlWriter.Write([(Page, Stop)]).Root!.Elements().Single();

    [Fact]
    public void Write_Sets_HaveASyntaxEach() => Assert.Equal(
        ["Name PassThru Mode WhatIf", "InputObject PassThru Mode WhatIf"],
        Find("syntaxItem").Select(item => string.Join(' ', item.Elements(MamlParameter.Command + "parameter").Select(Name))));

    [Fact]
    public void Write_Parameters_SayHowTheyAreUsed()
    {
        var parameters = Find("parameters").Single().Elements().ToDictionary(Name);
        var name = parameters["Name"];
        Assert.Equal(("true", "true", "0", "True (ByPropertyName)", "Id"), (Of(name, "required"), Of(name, "globbing"), Of(name, "position"), Of(name, "pipelineInput"), Of(name, "aliases")));
        Assert.Equal("True (ByValue)", Of(parameters["InputObject"], "pipelineInput"));
        Assert.Equal(("false", "named", "False", "none"), (Of(parameters["Mode"], "required"), Of(parameters["Mode"], "position"), Of(parameters["Mode"], "pipelineInput"), Of(parameters["Mode"], "aliases")));
        Assert.Equal(["Soft", "Hard"], parameters["Mode"].Element(MamlParameter.Command + "parameterValueGroup")!.Elements().Select(value => value.Value));
        Assert.Equal("About PassThru.", parameters["PassThru"].Element(MamlParameter.Maml + "description")!.Value);
        Assert.Equal("Tells what would be done, and does nothing.", parameters["WhatIf"].Element(MamlParameter.Maml + "description")!.Value);
    }

    [Fact]
    public void Write_Texts_StayAsTheyAre()
    {
        Assert.Equal(["One <paragraph>.", "Another."], Topic.Element(MamlParameter.Maml + "description")!.Elements().Select(text => text.Value));
        Assert.Equal("Stop-Thing a\n# and more", Topic.Descendants(MamlParameter.Dev + "code").Single().Value);
        Assert.Equal("about_Things", Topic.Descendants(MamlParameter.Maml + "linkText").Single().Value);
    }

    private static ParameterUse Use(string set) => new(set, IsMandatory: false, null, ByValue: false, ByPropertyName: false);

    private static IEnumerable<XElement> Find(string name) => Topic.Descendants(MamlParameter.Command + name);

    private static string Name(XElement parameter) => parameter.Element(MamlParameter.Maml + "name")!.Value;

    private static string Of(XElement parameter, string attribute) => parameter.Attribute(attribute)!.Value;
}
