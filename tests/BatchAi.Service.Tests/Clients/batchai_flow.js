// The quickstart of August 2018 with the JavaScript package for Batch AI: everything made, run, listed, fetched and deleted again.
// Groups, storage accounts and files have packages of their own in Azure; here they are asked for by plain requests.
const assert = require("assert");
const { BatchAIManagementClient } = require("@azure/arm-batchai");

const [endpoint, token, name] = [process.argv[2].replace(/\/$/, ""), process.argv[3], process.argv[4]];
const subscription = "00000000-0000-0000-0000-000000000000";
const [group, account, workspace, experiment, cluster, share] = [name, `${name}storage`, "ws", "exp", "mycluster", "batchaiquickstart"];
const groupUrl = `${endpoint}/subscriptions/${subscription}/resourceGroups/${group}`;
const accountUrl = `${groupUrl}/providers/Microsoft.Storage/storageAccounts/${account}`;
const mount = "$AZ_BATCHAI_MOUNT_ROOT/azurefileshare";
const train = `
import os, sys
with open(os.path.join(sys.argv[2], 'ConvNet_MNIST_0.dnn'), 'w') as model:
    model.write('${name} trained on ' + ' '.join(sorted(os.listdir(sys.argv[1]))))
print('Finished Epoch[1 of 1] of ${name}', file=sys.stderr)
`;
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

async function request(method, url, { body, json, headers = {} } = {}) {
  const type = json === undefined ? {} : { "Content-Type": "application/json" };
  const answer = await fetch(url, { method, body: json === undefined ? body : JSON.stringify(json), headers: { Authorization: `Bearer ${token}`, ...type, ...headers } });
  const text = await answer.text();
  assert(answer.ok, `${method} ${url}: ${answer.status} ${text}`);
  return text && json !== undefined ? JSON.parse(text) : text;
}

async function sendFile(shareUrl, path, text) {
  const headers = { "x-ms-version": "2023-11-03", "x-ms-file-request-intent": "backup" };
  const bytes = Buffer.from(text);
  await request("PUT", `${shareUrl}/${path}`, { headers: { ...headers, "x-ms-type": "file", "x-ms-content-length": `${bytes.length}` } });
  await request("PUT", `${shareUrl}/${path}?comp=range`, { body: bytes, headers: { ...headers, "x-ms-write": "update", "x-ms-range": `bytes=0-${bytes.length - 1}` } });
}

async function prepare() {
  await request("PUT", `${groupUrl}?api-version=2019-10-01`, { json: { location: "eastus", tags: { flow: "node" } } });
  await request("PUT", `${accountUrl}?api-version=2019-06-01`, { json: { location: "eastus", kind: "StorageV2", sku: { name: "Standard_LRS" } } });
  await request("PUT", `${accountUrl}/fileServices/default/shares/${share}?api-version=2019-06-01`, { json: {} });
  const keys = await request("POST", `${accountUrl}/listKeys?api-version=2019-06-01`, { json: {} });
  const made = JSON.parse(await request("GET", `${accountUrl}?api-version=2019-06-01`));
  const shareUrl = `${made.properties.primaryEndpoints.file.replace(/\/$/, "")}/${share}`;
  await request("PUT", `${shareUrl}/mnistcntksample?restype=directory`, { headers: { "x-ms-version": "2023-11-03", "x-ms-file-request-intent": "backup" } });
  await sendFile(shareUrl, "mnistcntksample/ConvNet_MNIST.py", train);
  await sendFile(shareUrl, "mnistcntksample/Train-28x28_cntk_text.txt", "|labels 0 |features 0\n");
  await sendFile(shareUrl, "mnistcntksample/Test-28x28_cntk_text.txt", "|labels 1 |features 1\n");
  step("group, storage and files");
  return keys.keys[0].value;
}

async function makeCluster(client, accountKey) {
  await client.workspaces.create(group, workspace, { location: "eastus", tags: { flow: "node" } });
  await client.experiments.create(group, workspace, experiment);
  const made = await client.clusters.create(group, workspace, cluster, {
    vmSize: "STANDARD_NC6",
    userAccountSettings: { adminUserName: "me", adminUserPassword: "pass-word" },
    scaleSettings: { manual: { targetNodeCount: 1 } },
    nodeSetup: {
      mountVolumes: {
        azureFileShares: [{ accountName: account, azureFileUrl: `https://${account}.file.core.windows.net/${share}`, credentials: { accountKey }, relativeMountPath: "azurefileshare" }],
      },
    },
  });
  assert.strictEqual(made.userAccountSettings.adminUserPassword, undefined);
  const ready = await wait(() => client.clusters.get(group, workspace, cluster), (now) => now.nodeStateCounts.idleNodeCount === 1);
  assert.strictEqual(ready.allocationState, "steady");
  assert.strictEqual((await client.clusters.listRemoteLoginInformation(group, workspace, cluster)).length, 0);
  step("cluster idle");
  return made;
}

function job(clusterId, settings) {
  return {
    cluster: { id: clusterId },
    nodeCount: 1,
    stdOutErrPathPrefix: mount,
    inputDirectories: [{ id: "SAMPLE", path: `${mount}/mnistcntksample` }],
    outputDirectories: [{ id: "MODEL", pathPrefix: mount, pathSuffix: "Models" }],
    ...settings,
  };
}

async function listFiles(client, jobName, outputdirectoryid) {
  const options = { jobsListOutputFilesOptions: { outputdirectoryid, maxResults: 1 } };
  let page = await client.jobs.listOutputFiles(group, workspace, experiment, jobName, { outputdirectoryid, maxResults: 1 }, options);
  const files = [...page];
  while (page.nextLink) {
    page = await client.jobs.listOutputFilesNext(page.nextLink, { outputdirectoryid });
    files.push(...page);
  }
  return Object.fromEntries(files.map((file) => [file.name, file.downloadUrl]));
}

async function runJobs(client, clusterId) {
  await client.jobs.create(group, workspace, experiment, "cntk", job(clusterId, {
    cntkSettings: { languageType: "Python", pythonScriptFilePath: "$AZ_BATCHAI_INPUT_SAMPLE/ConvNet_MNIST.py", commandLineArgs: "$AZ_BATCHAI_INPUT_SAMPLE $AZ_BATCHAI_OUTPUT_MODEL" },
  }));
  const done = await wait(() => client.jobs.get(group, workspace, experiment, "cntk"), (now) => ["succeeded", "failed"].includes(now.executionState));
  assert.strictEqual(done.executionState, "succeeded", JSON.stringify(done.executionInfo));
  const said = await listFiles(client, "cntk", "stdouterr");
  assert.deepStrictEqual(Object.keys(said), ["execution.log", "stderr.txt", "stdout.txt"]);
  assert.strictEqual(await (await fetch(said["stderr.txt"])).text(), `Finished Epoch[1 of 1] of ${name}\n`);
  const models = await listFiles(client, "cntk", "MODEL");
  assert.deepStrictEqual(Object.keys(models), ["ConvNet_MNIST_0.dnn"]);
  assert.strictEqual(await (await fetch(models["ConvNet_MNIST_0.dnn"])).text(), `${name} trained on ConvNet_MNIST.py Test-28x28_cntk_text.txt Train-28x28_cntk_text.txt`);
  step("job succeeded, files fetched by their links");

  await client.jobs.create(group, workspace, experiment, "endless", job(clusterId, { customToolkitSettings: { commandLine: "sleep 1000" } }));
  await client.jobs.terminate(group, workspace, experiment, "endless");
  const ended = await client.jobs.get(group, workspace, experiment, "endless");
  assert.strictEqual(ended.executionInfo.errors[0].code, "JobTerminated");
  assert.deepStrictEqual((await client.jobs.listByExperiment(group, workspace, experiment)).map((one) => one.name).sort(), ["cntk", "endless"]);
  step("job terminated");
}

async function deleteAll(client) {
  await client.jobs.deleteMethod(group, workspace, experiment, "cntk");
  await client.clusters.deleteMethod(group, workspace, cluster);
  await client.workspaces.deleteMethod(group, workspace);
  await assert.rejects(client.workspaces.get(group, workspace), (error) => error.statusCode === 404 && error.code === "WorkspaceNotFound");
  await request("DELETE", `${groupUrl}?api-version=2019-10-01`);
  await wait(async () => (await fetch(`${groupUrl}?api-version=2019-10-01`, { headers: { Authorization: `Bearer ${token}` } })).status, (status) => status === 404);
  step("all deleted");
}

async function main() {
  const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3600000 }) };
  const client = new BatchAIManagementClient(credential, subscription, { baseUri: endpoint });
  // This client waits half a minute between two looks, unless it is told to heed what the service says.
  client.longRunningOperationRetryTimeout = undefined;
  assert((await client.operations.list()).length > 20);
  assert((await client.usages.list("eastus")).length > 2);
  const made = await makeCluster(client, await prepare());
  await runJobs(client, made.id);
  await deleteAll(client);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
