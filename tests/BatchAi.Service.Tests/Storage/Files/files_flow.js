// What people do with a share, with Azure's own JavaScript client.
const assert = require("assert");
const dns = require("dns");
const fs = require("fs");
const path = require("path");
const { ShareServiceClient } = require("@azure/storage-file-share");

async function all(items) {
  const list = [];
  for await (const item of items) list.push(item);
  return list;
}

async function text(answer) {
  const pieces = [];
  for await (const piece of answer.readableStreamBody) pieces.push(piece);
  return Buffer.concat(pieces);
}

// All names below localhost are this machine; not every resolver knows.
const { lookup } = dns;
dns.lookup = (name, options, done) => lookup(name.endsWith(".localhost") ? "127.0.0.1" : name, options, done);

// Of an endpoint with the account in its path this client's rename forgets the account, so that it needs one with the account in the host.
async function renameInHost(connection, name) {
  const endpoint = new URL(/FileEndpoint=([^;]*)/.exec(connection)[1]);
  const account = endpoint.pathname.slice(1);
  const host = `${account}.file.localhost`;
  const share = ShareServiceClient.fromConnectionString(connection.replace(endpoint.href, `https://${host}:${endpoint.port}`)).getShareClient(name);
  const file = share.rootDirectoryClient.getFileClient("first.bin");
  await file.create(4096);
  const { destinationFileClient } = await file.rename("runs/renamed.bin");
  assert.strictEqual((await destinationFileClient.getProperties()).contentLength, 4096);
  await share.getDirectoryClient("runs").rename("moved");
  assert.deepStrictEqual((await all(share.getDirectoryClient("moved").listFilesAndDirectories())).map((entry) => entry.name), ["model.bin", "out with ü.txt", "renamed.bin"]);
  console.log("renamed");
}

async function main([connection, name, folder]) {
  const service = ShareServiceClient.fromConnectionString(connection);
  const share = service.getShareClient(name);
  await share.create({ quota: 3, metadata: { owner: "anna" } });
  await assert.rejects(share.create(), (error) => error.statusCode === 409 && error.code === "ShareAlreadyExists");
  const listed = await all(service.listShares({ prefix: name, includeMetadata: true }));
  assert.deepStrictEqual(listed.map((item) => [item.name, item.properties.quota, item.metadata]), [[name, 3, { owner: "anna" }]]);

  const directory = share.getDirectoryClient("runs");
  await directory.create();
  const data = Buffer.alloc(5 * 1024 * 1024 + 7, "0123456789");
  const file = directory.getFileClient("model.bin");
  await file.uploadData(data, { rangeSize: 1024 * 1024, concurrency: 4, fileHttpHeaders: { fileContentType: "application/x-model" }, metadata: { epoch: "3" } });
  assert.ok(fs.readFileSync(path.join(folder, "runs", "model.bin")).equals(data));
  assert.ok((await file.downloadToBuffer(undefined, undefined, { concurrency: 4 })).equals(data));
  assert.strictEqual((await text(await file.download(2, 3, { rangeGetContentMD5: true }))).toString(), "234");
  const properties = await file.getProperties();
  assert.deepStrictEqual([properties.contentLength, properties.contentType, properties.metadata, properties.fileAttributes], [data.length, "application/x-model", { epoch: "3" }, "Archive"]);
  assert.ok(properties.fileId && properties.fileParentId && properties.filePermissionKey && properties.fileLastWriteOn);

  fs.writeFileSync(path.join(folder, "runs", "out with ü.txt"), "of a job");
  const entries = await all(directory.listFilesAndDirectories({ includeTimestamps: true, includeEtag: true, includeAttributes: true, includePermissionKey: true, includeExtendedInfo: true }));
  assert.deepStrictEqual(entries.map((entry) => [entry.kind, entry.name, entry.properties.contentLength]), [["file", "model.bin", data.length], ["file", "out with ü.txt", 8]]);
  assert.strictEqual((await text(await directory.getFileClient("out with ü.txt").download())).toString(), "of a job");
  await assert.rejects(directory.delete(), (error) => error.code === "DirectoryNotEmpty");
  assert.strictEqual(await share.getDirectoryClient("none").exists(), false);
  assert.strictEqual(await file.exists(), true);

  await file.resize(4096);
  await file.clearRange(0, 100);
  await file.setMetadata({ epoch: "4" });
  await file.setHttpHeaders({ fileContentType: "text/plain" });
  const ranges = await file.getRangeList();
  assert.deepStrictEqual(ranges.rangeList.map((range) => [range.start, range.end]), [[0, 4095]]);
  const copy = share.rootDirectoryClient.getFileClient("copy.bin");
  assert.strictEqual((await copy.startCopyFromURL(file.url)).copyStatus, "success");
  await renameInHost(connection, name);

  const lease = copy.getShareLeaseClient();
  await lease.acquireLease(-1);
  await lease.releaseLease();
  const { filePermissionKey } = await share.createPermission("O:SYG:SYD:(A;;FA;;;WD)");
  assert.strictEqual((await share.getPermission(filePermissionKey)).permission, "O:SYG:SYD:(A;;FA;;;WD)");
  assert.ok((await share.getStatistics()).shareUsageBytes > 0);
  await share.delete();
  console.log("done");
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});
