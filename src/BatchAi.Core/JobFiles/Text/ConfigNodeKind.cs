namespace BatchAi.Core.JobFiles;

/// <summary>What a JSON value is.</summary>
internal enum ConfigNodeKind
{
    Object,
    Array,
    Text,
    Number,
    Boolean,
    Null,
}
