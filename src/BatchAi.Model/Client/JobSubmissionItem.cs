namespace BatchAi;

/// <summary>One of many jobs that are submitted together.</summary>
public sealed class JobSubmissionItem
{
    /// <summary>Makes the description of a job.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="body">What it is to be, with its secrets: the JSON of the API's JobCreateParameters.</param>
    public JobSubmissionItem(string name, string body) => (Name, Body) = (name, body);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What it is to be, with its secrets: the JSON of the API's JobCreateParameters.</summary>
    public string Body { get; }
}
