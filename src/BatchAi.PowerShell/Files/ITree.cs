namespace BatchAi.Files;

/// <summary>Files and directories that are listed directory by directory.</summary>
/// <typeparam name="T">What is listed.</typeparam>
internal interface ITree<T>
{
    /// <summary>Does something with everything that is directly in a directory; with nothing when it is not there.</summary>
    /// <param name="folder">The directory, with slashes; empty for the root.</param>
    /// <param name="use">What is done.</param>
    Task ForEachAsync(string folder, Func<T, Task> use);

    /// <summary>The path of something, with slashes.</summary>
    string PathOf(T item);

    /// <summary>Whether something is a directory.</summary>
    bool IsDirectory(T item);

    /// <summary>The error when there is nothing at a path.</summary>
    BatchAiException NotFound(string path);
}
