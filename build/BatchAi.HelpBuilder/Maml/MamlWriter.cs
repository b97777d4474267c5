using System.Xml.Linq;
using BatchAi.HelpBuilder.Cmdlets;
using BatchAi.HelpBuilder.Pages;

namespace BatchAi.HelpBuilder.Maml;

/// <summary>Writes pages and cmdlets as the help that PowerShell reads.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace File = "http://msh";
    private static readonly XNamespace Maml = MamlParameter.Maml;
    private static readonly XNamespace Command = MamlParameter.Command;
    private static readonly XNamespace Dev = MamlParameter.Dev;

    /// <summary>Writes the help of cmdlets.</summary>
    /// <param name="topics">The cmdlets, each with its page.</param>
    public static XDocument Write(IEnumerable<(HelpPage Page, Cmdlet Cmdlet)> topics) =>
        new(new XElement(File + "helpItems", new XAttribute("schema", "maml"), topics.Select(topic => Topic(topic.Page, topic.Cmdlet))));

    private static XElement Topic(HelpPage page, Cmdlet cmdlet) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", cmdlet.Name),
            new XElement(Command + "verb", cmdlet.Verb),
            new XElement(Command + "noun", cmdlet.Noun),
            Description([page.Synopsis])),
        Description(page.Description),
        new XElement(Command + "syntax", cmdlet.Sets().Select(set => Syntax(cmdlet, set))),
        new XElement(Command + "parameters", InOrder(cmdlet, ParameterUse.EverySet).Select(parameter => Parameter(page, parameter))),
        new XElement(Command + "inputTypes", page.Inputs.Select(entry => Typed("inputType", entry))),
        new XElement(Command + "returnValues", page.Outputs.Select(entry => Typed("returnValue", entry))),
        page.Notes.Count == 0 ? null : new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(page.Notes))),
        new XElement(Command + "examples", page.Examples.Select(Example)),
        new XElement(Command + "relatedLinks", page.Links.Select(Link)));

    // PowerShell shows no descriptions here, so there are none.
    private static XElement Syntax(Cmdlet cmdlet, string set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", cmdlet.Name),
        from parameter in InOrder(cmdlet, set)
        let use = parameter.In(set)
        where use is not null
        select MamlParameter.Write(parameter, use));

    // As PowerShell has it: by position, then what must be given, then the rest in the order of the code.
    private static IEnumerable<CmdletParameter> InOrder(Cmdlet cmdlet, string set) =>
        from parameter in cmdlet.Parameters
        let use = parameter.In(set) ?? parameter.Overall()
        orderby use.Position ?? int.MaxValue, use.IsMandatory ? 0 : 1, parameter.CommonText is null ? 0 : 1
        select parameter;

    private static XElement Parameter(HelpPage page, CmdletParameter parameter)
    {
        var text = page.Parameters.FirstOrDefault(entry => entry.Title == parameter.Name)?.Text ?? [parameter.CommonText!];
        return MamlParameter.Write(parameter, parameter.Overall(), Description(text));
    }

    private static XElement Typed(string name, PageEntry entry) => new(
        Command + name, new XElement(Dev + "type", new XElement(Maml + "name", entry.Title)), Description(entry.Text));

    private static XElement Example(PageExample example, int index) => new(
        Command + "example",
        new XElement(Maml + "title", $"Example {index + 1}: {example.Title}"),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", example.Remarks.Count == 0 ? new XElement(Maml + "para") : Paragraphs(example.Remarks)));

    private static XElement Link(string topic) => new(Maml + "navigationLink", new XElement(Maml + "linkText", topic), new XElement(Maml + "uri"));

    private static XElement Description(IEnumerable<string> text) => new(Maml + "description", Paragraphs(text));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> text) => text.Select(paragraph => new XElement(Maml + "para", paragraph));
}
