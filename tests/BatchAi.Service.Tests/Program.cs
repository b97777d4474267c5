using BatchAi.Service.Tests.State;
using BatchAi.Service.Tests.Storage.Trees;

// The tests start this assembly as a process of its own where one has to be killed.
if (args is ["write-state", var path]) await StateStormProcess.RunAsync(path);
if (args is ["write-tree", var account]) await TreeStormProcess.RunAsync(account);
