namespace BatchAi.Service.Storage.Signing;

/// <summary>What a caller must be allowed to for an operation.</summary>
/// <param name="ResourceType">The resource type of an account SAS: <c>s</c>, <c>c</c> or <c>o</c>.</param>
/// <param name="AnyOf">Permissions of which one is enough, e.g. <c>cw</c>. What more depends on what is found, the operation asks the grant itself.</param>
/// <param name="Reach">Which service SAS can allow it.</param>
internal sealed record AccessNeed(char ResourceType, string AnyOf, SasReach Reach)
{
    /// <summary>Permissions of which anybody has one who has a signature at all.</summary>
    internal const string Anything = "rwdlacup";

    /// <summary>For an operation on the account's blob or file service.</summary>
    internal static AccessNeed Service(string anyOf) => new('s', anyOf, SasReach.None);

    /// <summary>For an operation on a container or share, or on what is in it as a whole, such as listing.</summary>
    internal static AccessNeed Container(string anyOf, SasReach reach = SasReach.None) => new('c', anyOf, reach);

    /// <summary>For an operation on a blob, file or directory.</summary>
    internal static AccessNeed Item(string anyOf, SasReach reach = SasReach.Item) => new('o', anyOf, reach);
}
