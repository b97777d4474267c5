"""The quickstarts of April 2018 and October 2017: the requests of the Python packages of that time, through the runtime that they had.

azure-mgmt-batchai 1.x (API 2018-03-01) and 0.2 (2017-09-01-preview) were generated code on top of msrest and msrestazure, which
sent, waited for operations and read answers. These two are used here; of the generated models only what the flow needs is written down.
"""
import os
import sys
import time
import uuid
from enum import Enum

from msrest import Deserializer
from msrest.authentication import BasicTokenAuthentication
from msrest.polling import LROPoller
from msrest.serialization import Model
from msrest.service_client import SDKClient
from msrestazure.azure_configuration import AzureConfiguration
from msrestazure.azure_exceptions import CloudError
from msrestazure.polling.arm_polling import ARMPolling

ENDPOINT, TOKEN, DATA_ROOT, VERSION = sys.argv[1].rstrip("/"), sys.argv[2], sys.argv[3], sys.argv[4]
IS_MARCH = VERSION == "2018-03-01"
SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000000"
NAME = "pyearlier" + ("march" if IS_MARCH else "preview")
GROUP, ACCOUNT, SHARE = f"{SUBSCRIPTION}/resourceGroups/{NAME}", NAME[:24], "batchaiquickstart"
PROVIDER = GROUP + "/providers/Microsoft.BatchAI"
MOUNT = "$AZ_BATCHAI_MOUNT_ROOT/azurefileshare"

TRAIN = """
import os, sys
with open(os.path.join(sys.argv[2], 'model.dnn'), 'w') as model:
    model.write('trained on ' + os.path.basename(sys.argv[1]))
print('Finished Epoch[1 of 1]')
"""


class ExecutionState(Enum):
    queued = "queued"
    running = "running"
    terminating = "terminating"
    succeeded = "succeeded"
    failed = "failed"


class Job(Model):
    _attribute_map = {
        "id": {"key": "id", "type": "str"},
        "location": {"key": "location", "type": "str"},
        "priority": {"key": "properties.priority", "type": "int"},
        "segment": {"key": "properties.jobOutputDirectoryPathSegment", "type": "str"},
        "created": {"key": "properties.creationTime", "type": "iso-8601"},
        "execution_state": {"key": "properties.executionState", "type": "ExecutionState"},
        "exit_code": {"key": "properties.executionInfo.exitCode", "type": "int"},
        "limit": {"key": "properties.constraints.maxWallClockTime", "type": "duration"},
    }


class NodeStateCounts(Model):
    _attribute_map = {"idle": {"key": "idleNodeCount", "type": "int"}, "unusable": {"key": "unusableNodeCount", "type": "int"}}


class Cluster(Model):
    _attribute_map = {
        "id": {"key": "id", "type": "str"},
        "location": {"key": "location", "type": "str"},
        "tags": {"key": "tags", "type": "{str}"},
        "counts": {"key": "properties.nodeStateCounts", "type": "NodeStateCounts"},
    }


class File(Model):
    _attribute_map = {
        "name": {"key": "name", "type": "str"},
        "is_directory": {"key": "isDirectory", "type": "bool"},
        "download_url": {"key": "downloadUrl", "type": "str"},
        "content_length": {"key": "properties.contentLength", "type": "long"},
    }


class FileListResult(Model):
    _attribute_map = {"value": {"key": "value", "type": "[File]"}, "next_link": {"key": "nextLink", "type": "str"}}


class JobListResult(Model):
    _attribute_map = {"value": {"key": "value", "type": "[Job]"}, "next_link": {"key": "nextLink", "type": "str"}}


CONFIG = AzureConfiguration(ENDPOINT)
CONFIG.long_running_operation_timeout = 1
CONFIG.connection.verify = os.environ["REQUESTS_CA_BUNDLE"]
CLIENT = SDKClient(BasicTokenAuthentication({"access_token": TOKEN}), CONFIG)._client
READ = Deserializer({model.__name__: model for model in (ExecutionState, Job, NodeStateCounts, Cluster, File, FileListResult, JobListResult)})


def send(method, path, body=None, version=VERSION, **options):
    make = getattr(CLIENT, method.lower())
    headers = {"Content-Type": "application/json; charset=utf-8", "Accept": "application/json", "x-ms-client-request-id": str(uuid.uuid1())}
    request = make(path, {"api-version": version, **options}, headers, **({} if body is None else {"content": body}))
    return CLIENT.send(request, stream=False)


def ask(model, method, path, **options):
    response = send(method, path, **options)
    if response.status_code != 200:
        raise CloudError(response)
    return READ(model, response)


def begin(method, path, body=None, model=None, version=VERSION):
    response = send(method, path, body, version)
    if response.status_code not in (200, 201, 202, 204):
        raise CloudError(response)
    return LROPoller(CLIENT, response, lambda answer: READ(model, answer) if model else None, ARMPolling(1)).result()


def wait(look, is_done):
    end = time.monotonic() + 600
    while True:
        value = look()
        if is_done(value):
            return value
        if time.monotonic() > end:
            raise TimeoutError(str(value))
        time.sleep(0.1)


def prepare():
    for namespace in ("Microsoft.BatchAI", "Microsoft.Batch"):
        assert send("POST", f"{SUBSCRIPTION}/providers/{namespace}/register", version="2017-05-10").json()["registrationState"] == "Registered"
    begin("PUT", GROUP, {"location": "eastus"}, version="2017-05-10")
    storage = f"{GROUP}/providers/Microsoft.Storage/storageAccounts/{ACCOUNT}"
    begin("PUT", storage, {"location": "eastus", "kind": "Storage", "sku": {"name": "Standard_LRS"}}, version="2018-02-01")
    assert send("PUT", f"{storage}/fileServices/default/shares/{SHARE}", {}, version="2019-06-01").status_code == 201
    sample = os.path.join(DATA_ROOT, "storage", ACCOUNT, "files", SHARE, "mnistcntksample")
    os.makedirs(sample)
    with open(os.path.join(sample, "train.py"), "w", encoding="utf-8") as script:
        script.write(TRAIN)
    return send("POST", storage + "/listKeys", version="2018-02-01").json()["keys"][0]["value"]


def make_cluster(key):
    cluster = begin("PUT", PROVIDER + "/clusters/mycluster", {
        "location": "eastus", "tags": {"team": "vision"},
        "properties": {
            "vmSize": "STANDARD_NC6", "vmPriority": "dedicated",
            "userAccountSettings": {"adminUserName": "me", "adminUserPassword": "pass-word"},
            "scaleSettings": {"manual": {"targetNodeCount": 1, "nodeDeallocationOption": "requeue"}},
            "nodeSetup": {"mountVolumes": {"azureFileShares": [{
                "accountName": ACCOUNT, "azureFileUrl": f"https://{ACCOUNT}.file.core.windows.net/{SHARE}", "credentials": {"accountKey": key},
                "relativeMountPath": "azurefileshare", "fileMode": "0777", "directoryMode": "0777"}]}},
        },
    }, "Cluster")
    assert (cluster.id, cluster.location, cluster.tags) == (PROVIDER + "/clusters/mycluster", "eastus", {"team": "vision"})
    return wait(lambda: ask("Cluster", "GET", PROVIDER + "/clusters/mycluster"), lambda now: now.counts.idle == 1)


def submit(cluster, name, **toolkit):
    return begin("PUT", f"{PROVIDER}/jobs/{name}", {
        "location": cluster.location,
        "properties": {
            "priority": 0, "cluster": {"id": cluster.id}, "nodeCount": 1, "stdOutErrPathPrefix": MOUNT,
            "inputDirectories": [{"id": "SAMPLE", "path": MOUNT + "/mnistcntksample"}],
            "outputDirectories": [{"id": "MODEL", "pathPrefix": MOUNT, "pathSuffix": "Models", "type": "custom", "createNew": True}], **toolkit},
    }, "Job")


def run(cluster, name, **toolkit):
    job = submit(cluster, name, **toolkit)
    assert (job.priority, job.limit.days, bool(job.segment)) == (0, 7, IS_MARCH)
    job = wait(lambda: ask("Job", "GET", f"{PROVIDER}/jobs/{name}"), lambda now: now.execution_state in (ExecutionState.succeeded, ExecutionState.failed))
    assert (job.execution_state, job.exit_code) == (ExecutionState.succeeded, 0)


def files(name, directory):
    options = {"outputdirectoryid": directory, "linkexpiryinminutes": 60, "maxresults": 1000, **({"directory": "."} if IS_MARCH else {})}
    found = ask("FileListResult", "POST", f"{PROVIDER}/jobs/{name}/listOutputFiles", **options).value
    assert all(file.download_url.startswith("https://") and file.is_directory is (False if IS_MARCH else None) for file in found)
    return {file.name: file.content_length for file in found}


def run_jobs(cluster):
    run(cluster, "custom", customToolkitSettings={"commandLine": "echo hi | tee $AZ_BATCHAI_OUTPUT_MODEL/hi.txt"})
    assert files("custom", "stdouterr")["stdout.txt"] == 3
    assert files("custom", "MODEL") == {"hi.txt": 3}
    run(cluster, "cntk", cntkSettings={
        "languageType": "Python", "pythonInterpreterPath": sys.executable,
        "pythonScriptFilePath": "$AZ_BATCHAI_INPUT_SAMPLE/train.py", "commandLineArgs": "$AZ_BATCHAI_INPUT_SAMPLE $AZ_BATCHAI_OUTPUT_MODEL"})
    assert list(files("cntk", "MODEL")) == ["model.dnn"]

    submit(cluster, "endless", customToolkitSettings={"commandLine": "sleep 1000"})
    begin("POST", PROVIDER + "/jobs/endless/terminate")
    assert ask("Job", "GET", PROVIDER + "/jobs/endless").execution_state == ExecutionState.failed
    page, names = ask("JobListResult", "GET", SUBSCRIPTION + "/providers/Microsoft.BatchAI/jobs", maxresults=1), []
    while True:
        names += [job.id.split("/")[-1] for job in page.value if f"/{NAME}/" in job.id]
        if not page.next_link:
            break
        page = READ("JobListResult", CLIENT.send(CLIENT.get(page.next_link), stream=False))
    assert names == ["custom", "cntk", "endless"], names


def delete_all():
    begin("DELETE", PROVIDER + "/jobs/custom")
    begin("DELETE", PROVIDER + "/clusters/mycluster")
    try:
        ask("Cluster", "GET", PROVIDER + "/clusters/mycluster")
        raise AssertionError("The cluster is still there.")
    except CloudError as error:
        assert (error.status_code, error.error.error) == (404, "ResourceNotFound"), error
    begin("DELETE", GROUP, version="2017-05-10")
    assert send("GET", GROUP, version="2017-05-10").status_code == 404


CLUSTER = make_cluster(prepare())
run_jobs(CLUSTER)
delete_all()
print(f"The quickstart of API {VERSION} is done.")
