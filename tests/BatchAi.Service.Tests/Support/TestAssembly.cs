using System.Runtime.Versioning;

// Jobs run on POSIX systems, and so do these tests.
[assembly: UnsupportedOSPlatform("windows")]

// Tests of the agent mostly wait for processes, so that more of them than there are processors may run at once.
[assembly: CollectionBehavior(MaxParallelThreads = 8)]
