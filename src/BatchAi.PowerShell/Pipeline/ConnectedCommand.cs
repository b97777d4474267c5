using System.Management.Automation;
using BatchAi.Connections;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet that needs a connection.</summary>
public abstract class ConnectedCommand : AsyncCommand
{
    private CommandObserver? _observer;

    /// <summary>-Context: the connection and the defaults to use; those of this runspace when not given.</summary>
    [Parameter]
    [ValidateNotNull]
    public Context? Context { get; set; }

    /// <summary>The connection.</summary>
    protected IBatchAiClient Client { get; private set; } = null!;

    /// <summary>The defaults.</summary>
    protected Context Defaults { get; private set; } = null!;

    /// <summary>Hears what clients have to tell, and has it written.</summary>
    protected IClientObserver Observer => _observer ??= new CommandObserver(Post, WriteWarning, WriteVerbose);

    /// <summary>Connects; a cmdlet that has more to do calls this first.</summary>
    protected override async Task BeginAsync()
    {
        var session = await Sessions.UseAsync(Context, Observer, StopToken);
        (Defaults, Client) = (session.Context, session.Client.For(Observer));
    }

    /// <summary>Writes all pages of a list; none is asked for before the one before it has been taken.</summary>
    /// <typeparam name="T">What the list holds.</typeparam>
    /// <param name="list">Asks for a page.</param>
    /// <param name="isWanted">Whether an item is written.</param>
    protected async Task WritePagesAsync<T>(Func<string?, Task<Page<T>>> list, Func<T, bool>? isWanted = null) =>
        await ForAllAsync(list, item =>
        {
            if (isWanted?.Invoke(item) ?? true) WriteObject(item);
            return Task.CompletedTask;
        });

    /// <summary>Does something with each item of a list, page by page.</summary>
    /// <typeparam name="T">What the list holds.</typeparam>
    /// <param name="list">Asks for a page.</param>
    /// <param name="use">What is done.</param>
    protected Task ForAllAsync<T>(Func<string?, Task<Page<T>>> list, Func<T, Task> use) => Pages.ForAllAsync(list, use, StopToken);

    /// <summary>Gets something that may not be there.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="path">Its path.</param>
    /// <param name="get">Gets it.</param>
    /// <returns>It; null when it is not there.</returns>
    protected static async Task<T?> FindAsync<T>(ResourcePath path, Func<ResourcePath, Task<T>> get)
        where T : Resource
    {
        try
        {
            return await get(path);
        }
        catch (BatchAiException error) when (error.Code == $"{path.Kind}NotFound")
        {
            return null;
        }
    }
}
