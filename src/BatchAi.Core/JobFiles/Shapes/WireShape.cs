using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using BatchAi.Core.Wire;

namespace BatchAi.Core.JobFiles;

/// <summary>What a request looks like, taken from the wire models themselves.</summary>
internal sealed class WireShape
{
    private const string ReferenceSuffix = "SecretReference";
    private static readonly ConcurrentDictionary<Type, WireShape> Known = new();

    private WireShape(Type model)
    {
        Model = model;
        Kind = KindOf(model);
        if (Kind is WireShapeKind.List or WireShapeKind.Map) Item = Of(model.GetGenericArguments().Last());
        Members = Kind == WireShapeKind.Object ? [.. model.GetProperties().Select(MemberOf)] : [];
        SecretPairs = [.. Members.Select(member => member.Name).Where(name => Find(name + ReferenceSuffix) is not null).Select(name => (name, name + ReferenceSuffix))];
    }

    public Type Model { get; }

    public WireShapeKind Kind { get; }

    /// <summary>What a list or a map holds.</summary>
    public WireShape? Item { get; }

    public IReadOnlyList<WireMember> Members { get; }

    /// <summary>Members of which one holds a secret and the other tells where it is kept.</summary>
    public IReadOnlyList<(string Plain, string Reference)> SecretPairs { get; }

    public static WireShape Of(Type model) => Known.GetOrAdd(model, static type => new WireShape(type));

    public WireMember? Find(string name) => Members.FirstOrDefault(member => member.Name == name);

    private static WireMember MemberOf(PropertyInfo property)
    {
        var isRequired = property.IsDefined(typeof(RequiredAttribute), inherit: true);
        var values = property.GetCustomAttribute<OneOfAttribute>()?.Values ?? [];
        // An empty environment variable is a thing that people want.
        var mayBeBlank = property.DeclaringType == typeof(EnvironmentVariable) && property.Name == nameof(EnvironmentVariable.Value);
        return new(JsonNamingPolicy.CamelCase.ConvertName(property.Name), Of(property.PropertyType), isRequired, FilledAtSubmission.Contains(property), mayBeBlank, values);
    }

    private static WireShapeKind KindOf(Type model)
    {
        if (model == typeof(string)) return WireShapeKind.Text;
        if (model == typeof(int?)) return WireShapeKind.Integer;
        if (model == typeof(TimeSpan?)) return WireShapeKind.Duration;
        if (model.IsGenericType) return model.GetGenericArguments().Length == 2 ? WireShapeKind.Map : WireShapeKind.List;
        return model.IsClass ? WireShapeKind.Object : throw new NotSupportedException($"Files cannot hold a {model}.");
    }
}
