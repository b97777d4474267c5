// The quickstart's flow with the JavaScript package for Batch AI, on the group and storage that a fresh service has.
const assert = require("assert");
const { BatchAIManagementClient } = require("@azure/arm-batchai");

const [endpoint, token] = [process.argv[2].replace(/\/$/, ""), process.argv[3]];
const [group, workspace, experiment, cluster, account, share] = ["default", "nodeflow", "exp", "mycluster", "nodeflow", "logs"];
const mount = "$AZ_BATCHAI_JOB_MOUNT_ROOT/afs";
const start = Date.now();
const step = (words) => console.log(`${((Date.now() - start) / 1000).toFixed(2)} ${words}`);

async function wait(ask, isDone) {
  const end = Date.now() + 600000;
  for (;;) {
    const value = await ask();
    if (isDone(value)) return value;
    if (Date.now() > end) throw new Error(JSON.stringify(value));
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

function job(clusterId, commandLine) {
  return {
    cluster: { id: clusterId },
    nodeCount: 1,
    stdOutErrPathPrefix: mount,
    outputDirectories: [{ id: "MODEL", pathPrefix: mount }],
    mountVolumes: {
      azureFileShares: [{ accountName: account, azureFileUrl: `https://${account}.file.core.windows.net/${share}`, credentials: { accountKey: "a2V5" }, relativeMountPath: "afs" }],
    },
    customToolkitSettings: { commandLine },
  };
}

async function listFiles(client, name, outputdirectoryid) {
  const options = { jobsListOutputFilesOptions: { outputdirectoryid, maxResults: 1 } };
  let page = await client.jobs.listOutputFiles(group, workspace, experiment, name, { outputdirectoryid, maxResults: 1 }, options);
  const names = page.map((file) => file.name);
  while (page.nextLink) {
    page = await client.jobs.listOutputFilesNext(page.nextLink, { outputdirectoryid });
    names.push(...page.map((file) => file.name));
  }
  return names;
}

async function main() {
  const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3600000 }) };
  const client = new BatchAIManagementClient(credential, "00000000-0000-0000-0000-000000000000", { baseUri: endpoint });
  // This client waits half a minute between two looks, unless it is told to heed what the service says.
  client.longRunningOperationRetryTimeout = undefined;
  assert((await client.operations.list()).length > 20);
  assert((await client.usages.list("eastus")).length > 2);
  await client.workspaces.create(group, workspace, { location: "eastus", tags: { flow: "node" } });
  await client.experiments.create(group, workspace, experiment);
  const made = await client.clusters.create(group, workspace, cluster, {
    vmSize: "STANDARD_D1",
    vmPriority: "lowpriority",
    userAccountSettings: { adminUserName: "me", adminUserPassword: "pass-word" },
    scaleSettings: { manual: { targetNodeCount: 1 } },
  });
  await wait(() => client.clusters.get(group, workspace, cluster), (now) => now.nodeStateCounts.idleNodeCount === 1);
  await client.clusters.listRemoteLoginInformation(group, workspace, cluster);
  step("cluster idle");

  await client.jobs.create(group, workspace, experiment, "custom", job(made.id, "echo hi > $AZ_BATCHAI_OUTPUT_MODEL/hi.txt"));
  const done = await wait(() => client.jobs.get(group, workspace, experiment, "custom"), (now) => ["succeeded", "failed"].includes(now.executionState));
  assert.strictEqual(done.executionState, "succeeded", JSON.stringify(done.executionInfo));
  assert.deepStrictEqual(await listFiles(client, "custom", "stdouterr"), ["execution.log", "stderr.txt", "stdout.txt"]);
  assert.deepStrictEqual(await listFiles(client, "custom", "MODEL"), ["hi.txt"]);
  step("job succeeded, files listed");

  await client.jobs.create(group, workspace, experiment, "endless", job(made.id, "sleep 1000"));
  await client.jobs.terminate(group, workspace, experiment, "endless");
  const ended = await client.jobs.get(group, workspace, experiment, "endless");
  assert.strictEqual(ended.executionInfo.errors[0].code, "JobTerminated");
  step("job terminated");

  await client.jobs.deleteMethod(group, workspace, experiment, "custom");
  await client.clusters.deleteMethod(group, workspace, cluster);
  await client.workspaces.deleteMethod(group, workspace);
  await assert.rejects(client.workspaces.get(group, workspace), (error) => error.statusCode === 404 && error.code === "WorkspaceNotFound");
  step("all deleted");
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
