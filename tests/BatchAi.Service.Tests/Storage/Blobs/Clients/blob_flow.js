// What users of the npm package do with blobs. Arguments: a connection string.
'use strict';

const assert = require('node:assert');
const crypto = require('node:crypto');
const { BlobServiceClient, ContainerSASPermissions, ContainerClient } = require('@azure/storage-blob');

async function refused(code, promise) {
  await assert.rejects(promise, (error) => {
    assert.strictEqual(error.code, code);
    return true;
  });
}

async function namesOf(pages) {
  const names = [];
  for await (const item of pages) names.push(item.name);
  return names;
}

async function main() {
  const service = BlobServiceClient.fromConnectionString(process.argv[2], { retryOptions: { maxTries: 1 } });
  const container = service.getContainerClient(`node-${crypto.randomUUID().slice(0, 8)}`);
  await container.create();

  const small = container.getBlockBlobClient('plain/hello world ü%2F.txt');
  await small.upload('hello', 5, { blobHTTPHeaders: { blobContentType: 'text/plain' }, metadata: { word: 'hello' } });
  const properties = await small.getProperties();
  assert.strictEqual(properties.contentType, 'text/plain');
  assert.strictEqual(properties.metadata.word, 'hello');
  assert.strictEqual((await small.downloadToBuffer()).toString(), 'hello');

  const content = crypto.randomBytes((5 << 20) + 123);
  const large = container.getBlockBlobClient('large');
  await large.uploadData(content, { blockSize: 1 << 20, maxSingleShotSize: 1 << 20, concurrency: 4 });
  assert.ok((await large.downloadToBuffer(0, undefined, { blockSize: 1 << 20, concurrency: 4 })).equals(content));
  await refused('InvalidRange', large.download(content.length));

  const log = container.getAppendBlobClient('log');
  await log.create();
  await log.appendBlock('one\n', 4);
  await log.appendBlock('two\n', 4);
  assert.strictEqual((await log.downloadToBuffer()).toString(), 'one\ntwo\n');

  const poller = await container.getBlobClient('copy').beginCopyFromURL(small.url);
  assert.strictEqual((await poller.pollUntilDone()).copyStatus, 'success');
  await container.getBlockBlobClient('put').syncUploadFromURL(await small.generateSasUrl({
    permissions: ContainerSASPermissions.parse('r'), expiresOn: new Date(Date.now() + 3600e3) }));

  const lease = small.getBlobLeaseClient();
  await lease.acquireLease(-1);
  await refused('LeaseIdMissing', small.delete());
  await lease.releaseLease();

  assert.deepStrictEqual(await namesOf(container.listBlobsFlat()), ['copy', 'large', 'log', 'plain/hello world ü%2F.txt', 'put']);
  assert.deepStrictEqual(await namesOf(container.listBlobsByHierarchy('/', { prefix: 'p' })), ['plain/', 'put']);
  assert.deepStrictEqual((await namesOf(container.listBlobsByHierarchy('a'))).sort(), ['copy', 'la', 'log', 'pla', 'put']);

  const reader = new ContainerClient(await container.generateSasUrl({
    permissions: ContainerSASPermissions.parse('rl'), expiresOn: new Date(Date.now() + 3600e3) }), undefined, { retryOptions: { maxTries: 1 } });
  assert.strictEqual((await namesOf(reader.listBlobsFlat())).length, 5);
  await refused('AuthorizationPermissionMismatch', reader.getBlockBlobClient('no').upload('no', 2));
  await refused('FeatureNotSupported', small.createSnapshot());
  await container.delete();
  assert.ok(!(await container.exists()));
  console.log('all done');
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
