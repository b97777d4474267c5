using System.Xml.Linq;

namespace BatchAi.Service.Tests.Storage.Files.Support;

/// <summary>Reads plain answers.</summary>
internal static class Answers
{
    /// <summary>A header of an answer or of its content; null when it is not there.</summary>
    internal static string? Header(this HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(',', values) : null;

    internal static async Task<XElement> XmlAsync(this HttpResponseMessage answer) => XElement.Parse(await answer.Content.ReadAsStringAsync());
}
