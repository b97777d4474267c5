using BatchAi.Service.Control;

namespace BatchAi.Service.Api.Http;

/// <summary>The rules that names in URLs obey. Names become parts of paths, so that nothing else may pass.</summary>
internal static class ArmNames
{
    /// <summary>A workspace, cluster, file server, experiment or job. Only with earlier versions of the API a new one may have dots.</summary>
    internal static string Resource(string what, string? name) =>
        Require(IsOf(name, 1, 64, letter => letter == '.' || IsWordLetter(letter)) && !name!.EndsWith('.'), what, name, "1 to 64 letters, digits, '-', '_' and '.', and does not end with '.'");

    internal static string Subscription(string? id) =>
        Require(IsOf(id, 1, 64, letter => letter != '_' && IsWordLetter(letter)), "subscription", id, "1 to 64 letters, digits and '-'");

    internal static string ResourceGroup(string? name) => Require(
        IsOf(name, 1, 90, letter => IsWordLetter(letter) || letter is '.' or '(' or ')') && !name!.EndsWith('.'),
        "resource group",
        name,
        "1 to 90 letters, digits, '-', '_', '.', '(' and ')', and does not end with '.'");

    internal static string StorageAccount(string? name) => Require(IsStorageAccount(name), "storage account", name, "3 to 24 lower-case letters and digits");

    internal static bool IsStorageAccount(string? name) => IsOf(name, 3, 24, IsSmallLetter);

    /// <summary>A file share or blob container.</summary>
    internal static string Folder(string what, string? name) => Require(
        IsFolder(name), what, name, "3 to 63 lower-case letters, digits and single '-', and begins and ends with a letter or digit");

    internal static bool IsFolder(string? name) =>
        IsOf(name, 3, 63, letter => letter == '-' || IsSmallLetter(letter)) && !$"-{name}-".Contains("--", StringComparison.Ordinal);

    internal static string Location(string? name) => Require(
        IsOf(name, 1, 64, letter => IsWordLetter(letter) || letter is '.' or ' '), "location", name, "1 to 64 letters, digits, spaces, '-', '_' and '.'");

    /// <summary>A location as ARM compares it: <c>East US</c> is <c>eastus</c>.</summary>
    internal static string NormalLocation(string? name) => Location(name).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    private static bool IsOf(string? name, int least, int most, Func<char, bool> isAllowed) =>
        name is not null && name.Length >= least && name.Length <= most && name.All(isAllowed);

    private static bool IsWordLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';

    private static bool IsSmallLetter(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter);

    private static string Require(bool isGood, string what, string? name, string words) => isGood
        ? name!
        : throw new ControlException(400, "InvalidResourceName", $"The name of {(what[0] == 'e' ? "an" : "a")} {what} has {words}.", what);
}
