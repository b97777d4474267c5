namespace BatchAi.Client.Transfers;

/// <summary>A link to a file, which is made when it is first needed and again when it works no more.</summary>
/// <param name="name">The file, for people.</param>
/// <param name="make">Makes a link.</param>
internal sealed class DownloadLink(string name, Func<CancellationToken, Task<Uri>> make)
{
    private volatile Uri? _url;

    /// <summary>The file, for people.</summary>
    internal string Name => name;

    /// <summary>The link.</summary>
    internal async Task<Uri> GetAsync(CancellationToken cancellationToken) => _url ??= await make(cancellationToken);

    /// <summary>Has the next one made anew.</summary>
    internal void Forget() => _url = null;
}
