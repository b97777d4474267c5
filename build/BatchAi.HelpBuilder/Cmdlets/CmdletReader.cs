using System.Reflection;
using System.Runtime.Loader;

namespace BatchAi.HelpBuilder.Cmdlets;

/// <summary>Reads cmdlets from their assembly. Nothing of it runs: attributes are read as they were written.</summary>
internal static class CmdletReader
{
    private const string Cmdlet = "CmdletAttribute";
    private const string Parameter = "ParameterAttribute";

    /// <summary>All cmdlets of an assembly.</summary>
    /// <param name="assembly">Its path.</param>
    /// <param name="automation">The path of the System.Management.Automation that it was built with.</param>
    public static IReadOnlyList<Cmdlet> Read(string assembly, string automation)
    {
        var context = new AssemblyLoadContext("cmdlets");
        var folder = Path.GetDirectoryName(Path.GetFullPath(assembly))!;
        context.Resolving += (_, name) => new[] { automation, Path.Combine(folder, name.Name + ".dll") }
            .Where(file => Path.GetFileNameWithoutExtension(file) == name.Name && File.Exists(file))
            .Select(file => context.LoadFromAssemblyPath(Path.GetFullPath(file)))
            .FirstOrDefault();
        return Read(context.LoadFromAssemblyPath(Path.GetFullPath(assembly)).GetExportedTypes());
    }

    /// <summary>The cmdlets among types.</summary>
    /// <param name="types">The types.</param>
    public static IReadOnlyList<Cmdlet> Read(IEnumerable<Type> types) =>
        [.. from type in types
            from attribute in Attributes(type, Cmdlet)
            let words = attribute.ConstructorArguments
            select new Cmdlet((string)words[0].Value!, (string)words[1].Value!, Named<string>(attribute, "DefaultParameterSetName"), ParametersOf(type, attribute))];

    private static List<CmdletParameter> ParametersOf(Type type, CustomAttributeData cmdlet)
    {
        var own = type.GetProperties().Where(property => Attributes(property, Parameter).Any()).Select(Read);
        return Named<bool>(cmdlet, "SupportsShouldProcess") ? [.. own, Common("WhatIf", "wi"), Common("Confirm", "cf")] : [.. own];
    }

    private static CmdletParameter Common(string name, string alias) =>
        new(name, "SwitchParameter", [alias], Globbing: false, [], [new(ParameterUse.EverySet, IsMandatory: false, null, ByValue: false, ByPropertyName: false)]);

    private static CmdletParameter Read(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var values = Attributes(property, "ValidateSetAttribute").Select(set => Strings(set)).FirstOrDefault();
        return new CmdletParameter(
            property.Name,
            type.Name,
            [.. Attributes(property, "AliasAttribute").SelectMany(Strings)],
            Attributes(property, "SupportsWildcardsAttribute").Any(),
            values ?? (type.IsEnum ? type.GetEnumNames() : []),
            [.. Attributes(property, Parameter).Select(ReadUse)]);
    }

    private static ParameterUse ReadUse(CustomAttributeData attribute) => new(
        Named<string>(attribute, "ParameterSetName") ?? ParameterUse.EverySet,
        Named<bool>(attribute, "Mandatory"),
        Named<int?>(attribute, "Position"),
        Named<bool>(attribute, "ValueFromPipeline"),
        Named<bool>(attribute, "ValueFromPipelineByPropertyName"));

    private static IEnumerable<CustomAttributeData> Attributes(MemberInfo member, string name) =>
        member.GetCustomAttributesData().Where(attribute => attribute.AttributeType.Name == name);

    private static string[] Strings(CustomAttributeData attribute) =>
        attribute.ConstructorArguments is [{ Value: IEnumerable<CustomAttributeTypedArgument> values }] ? [.. values.Select(value => (string)value.Value!)] : [];

    private static T? Named<T>(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value is T value ? value : default;
}
