using BatchAi.Core.Wire;

namespace BatchAi.Service.Control;

/// <summary>Compares and converts what clients asked for with what is stored.</summary>
internal static class Content
{
    /// <summary>Whether two resources were asked for in the same way, secrets included; what the service adds does not count.</summary>
    /// <typeparam name="T">The model of what clients can ask for.</typeparam>
    internal static bool AreSame<T>(T one, T other)
        where T : class => WireJson.SerializeRequest(one).AsSpan().SequenceEqual(WireJson.SerializeRequest(other));

    /// <summary>What is asked for, as the model that also takes what the service adds.</summary>
    internal static TFull Extend<TBase, TFull>(TBase asked)
        where TBase : class
        where TFull : class, TBase => WireJson.Deserialize<TFull>(WireJson.SerializeRequest(asked).AsSpan())!;

    /// <summary>A copy that holds what clients can ask for, and nothing of what the service adds.</summary>
    internal static T Only<T>(T value)
        where T : class => WireJson.Copy(value);
}
