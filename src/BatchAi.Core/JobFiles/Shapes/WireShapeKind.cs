namespace BatchAi.Core.JobFiles;

/// <summary>What a member of a request holds.</summary>
internal enum WireShapeKind
{
    Object,
    List,
    Map,
    Text,
    Integer,
    Duration,
}
