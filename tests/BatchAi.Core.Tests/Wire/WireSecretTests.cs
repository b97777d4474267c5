using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Wire;

public sealed class WireSecretTests
{
    private const string Marker = "top-secret-value";

    public static TheoryData<string> ModelsWithSecrets() =>
        [.. typeof(WireJson).Assembly.GetTypes().Where(type => SecretsOf(type).Any()).Select(type => type.FullName!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(ModelsWithSecrets))]
    public void Secrets_OfEveryModel_AreSentButNeverAnswered(string model)
    {
        var type = typeof(WireJson).Assembly.GetType(model, throwOnError: true)!;
        var value = Fill(type);
        var sent = JsonSerializer.SerializeToNode(value, WireJson.Request.GetTypeInfo(type))!.AsObject();
        var answered = JsonSerializer.SerializeToNode(value, WireJson.Answer.GetTypeInfo(type))!.AsObject();
        foreach (var secret in SecretsOf(type))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(secret.Name);
            Assert.True(sent.ContainsKey(name), $"{name} is missing in a request.");
            Assert.False(answered.ContainsKey(name), $"{name} is in an answer.");
        }

        Assert.Equal(sent.Count, answered.Count + SecretsOf(type).Count());
    }

    [Theory]
    [InlineData(typeof(Job))]
    [InlineData(typeof(Cluster))]
    [InlineData(typeof(FileServer))]
    [InlineData(typeof(JobCreateParameters))]
    [InlineData(typeof(ClusterCreateParameters))]
    [InlineData(typeof(FileServerCreateParameters))]
    public void Secrets_InsideAResource_AreSentButNeverAnswered(Type type)
    {
        var value = Fill(type);
        Assert.Contains(Marker, JsonSerializer.Serialize(value, WireJson.Request.GetTypeInfo(type)), StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, JsonSerializer.Serialize(value, WireJson.Answer.GetTypeInfo(type)), StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_InAnAnswer_LeaveTheShapeThatClientsKnow()
    {
        var job = (Job)Fill(typeof(Job));
        var properties = JsonNode.Parse(WireJson.SerializeAnswer(job))!["properties"]!;
        Assert.Equal("{}", properties["mountVolumes"]!["azureFileShares"]![0]!["credentials"]!.ToJsonString());
        Assert.Equal("""{"name":"text"}""", properties["secrets"]![0]!.ToJsonString());
    }

    private static IEnumerable<PropertyInfo> SecretsOf(Type type) =>
        type.GetProperties().Where(property => property.IsDefined(typeof(SecretAttribute), inherit: true));

    // Gives every member of a model a value: texts say "text", secrets say the marker.
    private static object Fill(Type type)
    {
        var model = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties())
        {
            var isSecret = property.IsDefined(typeof(SecretAttribute), inherit: true);
            property.SetValue(model, ValueOf(property.PropertyType, isSecret));
        }

        return model;
    }

    private static object? ValueOf(Type type, bool isSecret)
    {
        if (type == typeof(string)) return isSecret ? Marker : "text";
        if (Nullable.GetUnderlyingType(type) is { } plain) return Activator.CreateInstance(plain);
        if (type == typeof(IDictionary<string, string>)) return new Dictionary<string, string>(StringComparer.Ordinal);
        if (!type.IsGenericType) return Fill(type);
        var item = type.GetGenericArguments()[0];
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        // An error holds errors; one level says all there is to say.
        if (item != typeof(CloudErrorBody)) list.Add(ValueOf(item, isSecret));
        return list;
    }
}
