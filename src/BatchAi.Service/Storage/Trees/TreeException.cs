namespace BatchAi.Service.Storage.Trees;

/// <summary>The one exception of a tree. Its message never holds a path of this machine.</summary>
#pragma warning disable RCS1194 // There is always one of the family's errors.
internal sealed class TreeException(TreeError error, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>What went wrong.</summary>
    internal TreeError Error { get; } = error;
}
