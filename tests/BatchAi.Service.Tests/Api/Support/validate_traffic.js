// Checks answers that BATCHAI_TEST_TRAFFIC recorded against the published descriptions, with the npm package oav:
//   NODE_PATH=<node_modules> node validate_traffic.js <folder of records> <BatchAI.json>...
// Each description is of one API version. Requests are not judged, for many of them are wrong on purpose.
const fs = require("fs");
const path = require("path");
const { LiveValidator } = require("oav");

async function load(description) {
  const validator = new LiveValidator({ directory: path.dirname(description), swaggerPaths: [description] });
  await validator.initialize();
  return [JSON.parse(fs.readFileSync(description, "utf8")).info.version.toLowerCase(), validator];
}

function versionOf(url) {
  const parameter = [...new URL(url).searchParams].find(([name]) => name.toLowerCase() === "api-version");
  return parameter && parameter[1].toLowerCase();
}

// What the descriptions do not say, and the service did all the same or does on purpose.
const explained = [
  // Jobs told their experiment's name, and clients have learned to expect it.
  ({ error }) => error.code === "OBJECT_ADDITIONAL_PROPERTIES" && error.message.endsWith(": experimentName"),
  // Extensions, which only those get who ask for them.
  ({ error, headers }) => error.code === "OBJECT_ADDITIONAL_PROPERTIES" && error.message.endsWith(": batchAi") && Object.keys(headers).some((name) => name.toLowerCase() === "x-batchai-extensions"),
  // The first version's words began with capital letters.
  ({ error, version }) => error.code === "ENUM_CASE_MISMATCH" && version === "2017-09-01-preview",
  // Lists of usages and operations are described without errors.
  ({ error, status, operation }) => error.code === "INVALID_RESPONSE_CODE" && status >= 400 && ["Operations_List", "Usages_List"].includes(operation),
];

// Addresses that no description has.
const unpublished = [
  /\/locations\/[^/]+\/operation(results|statuses)\//i, // operations under way: clients are told where to ask
  /\/(listOutputFiles|listRemoteLoginInformation)$/i, // lists that are asked for by POST: clients get their later pages
  /^(\/subscriptions\/[^/]+)?\/providers\/Microsoft\.BatchAI(\/register)?\/?$/i, // what Azure tells of every provider
  /^\/batchai\/v1\//, // extensions
];

function faultsOf({ liveRequest: { method, url, headers }, liveResponse }, { errors, operationInfo, runtimeException }) {
  const [status, version, operation] = [Number(liveResponse.statusCode), versionOf(url), operationInfo.operationId];
  const all = [...errors, ...(runtimeException ? [runtimeException] : [])];
  const place = new URL(url).pathname;
  if (operation === "unknownOperationId") return status >= 300 || unpublished.some((one) => one.test(place)) ? [] : [`${method} ${status} is not published: ${place}`];
  return all
    .filter((error) => !explained.some((explains) => explains({ error, headers, status, version, operation })))
    .map((error) => `${version} ${method} ${status} ${operation}: ${error.code} ${error.message} ${(error.pathsInPayload || []).slice(0, 3).join(" ").replace(/\/\d+\//g, "/*/")}`);
}

async function main([folder, ...descriptions]) {
  const validators = new Map(await Promise.all(descriptions.map(load)));
  const [found, files] = [new Map(), fs.readdirSync(folder)];
  let judged = 0;
  for (const file of files) {
    const traffic = JSON.parse(fs.readFileSync(path.join(folder, file), "utf8"));
    const validator = validators.get(versionOf(traffic.liveRequest.url));
    if (!validator) continue;
    judged += 1;
    const { responseValidationResult } = await validator.validateLiveRequestResponse(traffic);
    for (const fault of faultsOf(traffic, responseValidationResult)) {
      const seen = found.get(fault) || { count: 0, file };
      found.set(fault, { ...seen, count: seen.count + 1 });
    }
  }
  for (const [fault, { count, file }] of [...found].sort(([, one], [, other]) => other.count - one.count)) console.log(`${count} times, as in ${file}: ${fault}`);
  console.log(`${judged} of ${files.length} answers judged, ${found.size} kinds of violation`);
  process.exitCode = found.size ? 1 : 0;
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});
