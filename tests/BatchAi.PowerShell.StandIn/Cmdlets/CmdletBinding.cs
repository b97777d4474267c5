using System.Reflection;

namespace System.Management.Automation;

/// <summary>The parameters of a cmdlet.</summary>
internal sealed class CmdletBinding(Type type)
{
    private readonly CmdletAttribute _cmdlet = type.GetCustomAttribute<CmdletAttribute>()!;

    internal CmdletRecord CreateRecord(IReadOnlyDictionary<string, object?> parameters) => new()
    {
        IsWhatIf = parameters.TryGetValue("WhatIf", out var whatIf) && LanguagePrimitives.IsTrue(whatIf),
        Confirms = parameters.TryGetValue("Confirm", out var confirm) ? LanguagePrimitives.IsTrue(confirm) : null,
        Impact = _cmdlet.ConfirmImpact,
    };

    /// <summary>Sets the parameters that were given, and finds the set that they belong to.</summary>
    internal void Bind(PSCmdlet cmdlet, IReadOnlyDictionary<string, object?> parameters, object? first)
    {
        var bound = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in parameters)
        {
            if (name is "WhatIf" or "Confirm") bound[name] = (SwitchParameter)LanguagePrimitives.IsTrue(value);
            else bound[name] = Set(cmdlet, PropertyOf(name), value!);
        }

        cmdlet.MyInvocation = new InvocationInfo(bound);
        cmdlet.ParameterSetName = FindSet(parameters.Keys.Where(name => name is not ("WhatIf" or "Confirm")).Select(PropertyOf).ToList(), first);
    }

    /// <summary>Sets the parameter that takes an object of the pipeline.</summary>
    internal void BindPipeline(PSCmdlet cmdlet, object item)
    {
        // Of several, the one that takes such an object as it is, or else makes something of it.
        var property = type.GetProperties()
            .Where(property => AttributesOf(property).Any(attribute => attribute.ValueFromPipeline && IsIn(attribute, cmdlet.ParameterSetName)))
            .OrderByDescending(property => property.PropertyType.IsInstanceOfType(item))
            .ThenByDescending(property => property.GetCustomAttributes<ArgumentTransformationAttribute>().Any())
            .First();
        Set(cmdlet, property, item);
    }

    private PropertyInfo PropertyOf(string name) => type.GetProperties().SingleOrDefault(property => AttributesOf(property).Any() && IsCalled(property, name))
        ?? throw new ArgumentException($"{type.Name} has no parameter '{name}'.", nameof(name));

    private static bool IsCalled(PropertyInfo property, string name) =>
        property.Name == name || (property.GetCustomAttribute<AliasAttribute>()?.AliasNames.Contains(name) ?? false);

    private static object Set(PSCmdlet cmdlet, PropertyInfo property, object value)
    {
        foreach (var transformation in property.GetCustomAttributes<ArgumentTransformationAttribute>()) value = transformation.Transform(null, value);
        var converted = Convert(value, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
        property.SetValue(cmdlet, converted);
        return converted;
    }

    private static object Convert(object value, Type wanted) => value switch
    {
        _ when wanted.IsInstanceOfType(value) => value,
        bool flag when wanted == typeof(SwitchParameter) => (SwitchParameter)flag,
        string text when wanted == typeof(string[]) => new[] { text },
        string text when wanted == typeof(Uri) => new Uri(text),
        string text when wanted.IsEnum => Enum.Parse(wanted, text, ignoreCase: true),
        _ => throw new ArgumentException($"{value} is no {wanted.Name}.", nameof(value)),
    };

    private string FindSet(List<PropertyInfo> given, object? first)
    {
        var names = type.GetProperties().SelectMany(AttributesOf).Select(attribute => attribute.ParameterSetName).Where(name => name != ParameterAttribute.AllParameterSets);
        var sets = names.Prepend(_cmdlet.DefaultParameterSetName ?? ParameterAttribute.AllParameterSets).Distinct();
        return sets.FirstOrDefault(set => Fits(set, given, first)) ?? throw new ArgumentException("The parameters belong to no set.", nameof(given));
    }

    private bool Fits(string set, List<PropertyInfo> given, object? first)
    {
        foreach (var property in type.GetProperties())
        {
            var attribute = AttributesOf(property).FirstOrDefault(attribute => IsIn(attribute, set));
            var takesInput = first is not null && attribute?.ValueFromPipeline == true;
            if (attribute is null ? given.Contains(property) : attribute.Mandatory && !given.Contains(property) && !takesInput) return false;
        }

        return first is null || type.GetProperties().Any(property => AttributesOf(property).Any(attribute => attribute.ValueFromPipeline && IsIn(attribute, set)));
    }

    private static bool IsIn(ParameterAttribute attribute, string set) => attribute.ParameterSetName == ParameterAttribute.AllParameterSets || attribute.ParameterSetName == set;

    private static IEnumerable<ParameterAttribute> AttributesOf(PropertyInfo property) => property.GetCustomAttributes<ParameterAttribute>();
}
