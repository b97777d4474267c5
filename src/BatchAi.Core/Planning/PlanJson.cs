using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BatchAi.Core.Execution;

namespace BatchAi.Core.Planning;

/// <summary>The JSON of plans and of what travels with them to and from the agent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(JobPlan))]
[JsonSerializable(typeof(Allocation))]
[JsonSerializable(typeof(JobSecrets))]
[JsonSerializable(typeof(AttemptResult))]
public sealed partial class PlanJson : JsonSerializerContext
{
    /// <summary>For people: indented, and characters such as <c>&lt;</c> as they are.</summary>
    public static PlanJson Indented => Holder.Indented;

    // Static members of a class in several files have no order; a class of its own is made when it is first used.
    private static class Holder
    {
        public static readonly PlanJson Indented = new(new JsonSerializerOptions(Default.Options)
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
