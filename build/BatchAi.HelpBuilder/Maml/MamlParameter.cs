using System.Xml.Linq;
using BatchAi.HelpBuilder.Cmdlets;

namespace BatchAi.HelpBuilder.Maml;

/// <summary>Writes a parameter.</summary>
internal static class MamlParameter
{
    /// <summary>The namespace of texts.</summary>
    public static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";

    /// <summary>The namespace of commands.</summary>
    public static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";

    /// <summary>The namespace of code.</summary>
    public static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>Writes a parameter as it is used in a set, or overall.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="use">How it is used.</param>
    /// <param name="description">What is said of it; null where nothing is.</param>
    public static XElement Write(CmdletParameter parameter, ParameterUse use, XElement? description = null) => new(
        Command + "parameter",
        new XAttribute("required", Word(use.IsMandatory)),
        new XAttribute("variableLength", Word(parameter.Type.EndsWith("[]", StringComparison.Ordinal))),
        new XAttribute("globbing", Word(parameter.Globbing)),
        new XAttribute("pipelineInput", Pipeline(use)),
        new XAttribute("position", use.Position?.ToString() ?? "named"),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Maml + "name", parameter.Name),
        description,
        parameter.Choices.Count == 0 ? null : new XElement(Command + "parameterValueGroup", parameter.Choices.Select(Choice)),
        parameter.IsSwitch ? null : new XElement(Command + "parameterValue", new XAttribute("required", "true"), new XAttribute("variableLength", "false"), parameter.Type),
        new XElement(Dev + "type", new XElement(Maml + "name", parameter.Type), new XElement(Maml + "uri")),
        new XElement(Dev + "defaultValue", parameter.IsSwitch ? "False" : "None"));

    private static XElement Choice(string value) =>
        new(Command + "parameterValue", new XAttribute("required", "false"), new XAttribute("variableLength", "false"), value);

    private static string Pipeline(ParameterUse use) => (use.ByValue, use.ByPropertyName) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    private static string Word(bool value) => value ? "true" : "false";
}
