using System.Management.Automation;
using BatchAi.Connections;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet that needs a connection.</summary>
public abstract class ConnectedCommand : AsyncCommand
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
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
    protected IClientObserver Observer => _observer ??= new CommandObserver(Post, WriteWarning, WriteVerbose, _told);

    /// <summary>The subscription.</summary>
    protected ResourcePath Subscription => ResourcePath.Subscription(Defaults.SubscriptionId ?? "");

    /// <summary>Whether there has to be a connection; what needs none uses the defaults of one that is there.</summary>
    protected virtual bool NeedsConnection => true;

    /// <summary>Connects; a cmdlet that has more to do calls this first.</summary>
    protected override async Task BeginAsync()
    {
        if (!NeedsConnection)
        {
            Defaults = Context ?? Sessions.Current ?? new Context();
            return;
        }

        var session = await Sessions.UseAsync(Context, Observer, StopToken);
        (Defaults, Client) = (session.Context, session.Client.For(Observer));
    }

    /// <summary>The region that is meant; a service on this machine has one of its own.</summary>
    /// <param name="location">What the parameter says.</param>
    /// <exception cref="BatchAiException">None is given, and none is in the context.</exception>
    protected string LocationOr(string? location) =>
        location ?? Defaults.Location ?? (Client.Connection.Kind == ConnectionKind.Local ? "local" : throw ScopeErrors.Missing("Location"));

    /// <summary>Writes a warning that the service may tell as well, in the same words; then it is not written again.</summary>
    /// <param name="words">The words that the service has for it.</param>
    /// <param name="message">What is written.</param>
    private protected void WarnOnce(string words, string message)
    {
        _told.Add(CommandObserver.Bare(words));
        WriteWarning(message);
    }

    /// <summary>Does the cmdlet's work now, or has a job of PowerShell do it. What there is to ask has been asked before.</summary>
    /// <param name="asJob">Whether a job does it, which is written then.</param>
    /// <param name="target">What it is done to, for the name of the job.</param>
    /// <param name="work">The work; see <see cref="CommandWork"/> for what it may use.</param>
    private protected async Task RunAsync(bool asJob, string target, Func<CommandWork, Task> work)
    {
        if (asJob) WriteObject(StartJob(target, work));
        else await work(new CommandWork(new PipelineOutput(this), Client, StopToken) { Note = words => _told.Add(CommandObserver.Bare(words)) });
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

    private CommandJob StartJob(string target, Func<CommandWork, Task> work)
    {
        var cmdlet = (CmdletAttribute)Attribute.GetCustomAttribute(GetType(), typeof(CmdletAttribute))!;
        var command = $"{cmdlet.VerbName}-{cmdlet.NounName}";
        var job = new CommandJob(command, $"{command} {target}");
        ICommandOutput output = job;
        var told = new HashSet<string>(_told, StringComparer.Ordinal);
        var client = Client.For(new CommandObserver(write => write(), output.WriteWarning, output.WriteVerbose, told));
        JobRepository.Add(job);
        job.Start(stop => work(new CommandWork(output, client, stop) { Note = words => told.Add(CommandObserver.Bare(words)) }));
        return job;
    }
}
