using BatchAi.Service.Tests.State;

// The tests start this assembly as a process of its own where one has to be killed.
if (args is ["write-state", var path]) await StateStormProcess.RunAsync(path);
