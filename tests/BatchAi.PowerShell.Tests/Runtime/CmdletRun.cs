using System.Management.Automation;

namespace BatchAi.Runtime;

/// <summary>A cmdlet that is to be run, on the stand-in or in a real PowerShell.</summary>
/// <typeparam name="T">The cmdlet.</typeparam>
internal sealed class CmdletRun<T>
    where T : PSCmdlet
{
    private readonly Dictionary<string, object?> _parameters = [];
    private readonly List<object?> _input = [];

    private string _location = Environment.CurrentDirectory;

    /// <summary>Gives it a parameter.</summary>
    internal CmdletRun<T> With(string name, object? value = null)
    {
        _parameters[name] = value ?? true;
        return this;
    }

    /// <summary>Gives it objects from the pipeline.</summary>
    internal CmdletRun<T> Pipe(params object[] input)
    {
        _input.AddRange(input);
        return this;
    }

    /// <summary>Sets the current location.</summary>
    internal CmdletRun<T> In(string location)
    {
        _location = location;
        return this;
    }

    /// <summary>Runs it to its end.</summary>
    internal CmdletResult Run(CancellationToken stop = default)
    {
        var input = _input.Count == 0 ? [null] : _input;
        return new CmdletResult(PowerShellAssemblies.Home is null
            ? StandInRunner.Run(typeof(T), _parameters, input, _location, stop)
            : RealRunner.Run(typeof(T), _parameters, input, _location, stop));
    }

    /// <summary>Runs it, and expects that nothing goes wrong.</summary>
    internal CmdletResult Succeed()
    {
        var result = Run();
        Assert.True(result.Errors.Count == 0, string.Join("\n", result.Errors.Select(error => $"{error.FullyQualifiedErrorId}: {error.Exception.Message}")));
        return result;
    }

    /// <summary>Runs it, and expects one error.</summary>
    /// <param name="id">The error's id.</param>
    internal ErrorRecord Fail(string id)
    {
        var error = Assert.Single(Run().Errors);
        Assert.Equal($"{id},{typeof(T).FullName}", error.FullyQualifiedErrorId);
        return error;
    }
}
