using System.CommandLine;
using System.CommandLine.Parsing;

namespace BatchAi.Service.CommandLine;

/// <summary>How a service is told of other services whose shares and containers jobs mount.</summary>
internal static class MountOptions
{
    private const string CaVariable = "BATCHAI_MOUNT_CA";

    internal static Option<string?> Ca { get; } = new("--mount-ca")
    {
        Description = $"Certificates in PEM to trust, besides the machine's, when jobs mount shares and containers of other services; else {CaVariable}.",
        HelpName = "file",
    };

    internal static Option<Dictionary<string, Uri>> Blobs { get; } = new("--mount-blob")
    {
        Description = "Where an account of another service has its containers, e.g. mine=https://127.0.0.1:20011/mine; else https://<account>.blob.core.windows.net. May be repeated.",
        HelpName = "account=url",
        CustomParser = ParseBlobs,
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>The file of certificates, by its full path.</summary>
    internal static string? ReadCa(ParseResult parsed) =>
        (parsed.GetValue(Ca) ?? Environment.GetEnvironmentVariable(CaVariable)) is { Length: > 0 } path ? Path.GetFullPath(path) : null;

    private static Dictionary<string, Uri> ParseBlobs(ArgumentResult result)
    {
        var places = new Dictionary<string, Uri>(StringComparer.OrdinalIgnoreCase);
        foreach (var token in result.Tokens)
        {
            var parts = token.Value.Split('=', 2);
            if (parts.Length == 2 && parts[0].Length > 0 && Uri.TryCreate(parts[1], UriKind.Absolute, out var url) && url is { Scheme: "https", Query: "", Fragment: "", UserInfo: "" }) places[parts[0]] = url;
            else result.AddError($"'{token.Value}' is no account with its address. Write account=https://host/…");
        }

        return places;
    }
}
