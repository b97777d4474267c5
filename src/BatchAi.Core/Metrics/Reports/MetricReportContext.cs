using System.Text.Json.Serialization;

namespace BatchAi.Core.Metrics.Reports;

/// <summary>What the serializer has to know of reports, made when this project is compiled.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MetricReport))]
internal sealed partial class MetricReportContext : JsonSerializerContext;
