using System.Collections.Specialized;
using BatchAi.Core.Sweeps;
using Wire = BatchAi.Core.Wire;

namespace BatchAi.Client.Mapping;

/// <summary>Makes what several resources have into what users see.</summary>
internal static class CommonMapper
{
    internal static IList<ServiceFault>? Faults(IList<Wire.BatchAIError>? errors) => errors?.Select(error => new ServiceFault
    {
        Code = error.Code,
        Message = error.Message,
        Detail = error.Details?.GroupBy(detail => detail.Name ?? "").ToDictionary(details => details.Key, details => string.Join("\n", details.Select(detail => detail.Value))),
    }).ToList();

    internal static IDictionary<string, string>? Variables(IList<Wire.EnvironmentVariable>? variables) =>
        variables?.GroupBy(variable => variable.Name ?? "").ToDictionary(same => same.Key, same => same.Last().Value ?? "");

    /// <summary>What the variables say that sweeps define, in their order; null when there are none.</summary>
    internal static OrderedDictionary? SweepValues(IList<Wire.EnvironmentVariable>? variables)
    {
        var values = new OrderedDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (var variable in variables ?? [])
        {
            if (variable.Name is { Length: > 0 } name && name.StartsWith(Sweep.VariablePrefix, StringComparison.Ordinal) && name.Length > Sweep.VariablePrefix.Length)
                values[name.Substring(Sweep.VariablePrefix.Length).ToLowerInvariant()] = variable.Value ?? "";
        }

        return values.Count > 0 ? values : null;
    }

    /// <summary>The names alone: values of secrets are never told.</summary>
    internal static IList<string>? SecretNames(IList<Wire.EnvironmentVariableWithSecretValue>? secrets) => secrets?.Select(secret => secret.Name ?? "").ToList();
}
