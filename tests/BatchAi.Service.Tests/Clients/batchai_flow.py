"""The quickstart's flow with the Python packages for Azure: everything made, run, listed and deleted again."""
import os
import sys
import time

from azure.identity import ClientSecretCredential
from azure.mgmt.batchai import BatchAI
from azure.mgmt.batchai import models as m
from azure.mgmt.resource import ResourceManagementClient
from azure.mgmt.storage import StorageManagementClient

ENDPOINT, TOKEN, DATA_ROOT = sys.argv[1].rstrip("/"), sys.argv[2], sys.argv[3]
SUBSCRIPTION = "00000000-0000-0000-0000-000000000000"
GROUP, WORKSPACE, EXPERIMENT, CLUSTER, ACCOUNT, SHARE = "pyflow", "ws", "exp", "mycluster", "pyflowstorage", "quickstart"
MOUNT = "$AZ_BATCHAI_MOUNT_ROOT/afs"

TRAIN = """
import os, sys
with open(os.path.join(sys.argv[2], 'model.dnn'), 'w') as model:
    model.write('trained on ' + os.path.basename(sys.argv[1]))
print('Finished Epoch[1 of 1]')
"""


def step(words):
    print(f"{time.monotonic() - START:6.2f} {words}", flush=True)


def wait(ask, is_done):
    end = time.monotonic() + 600
    while True:
        value = ask()
        if is_done(value):
            return value
        if time.monotonic() > end:
            raise TimeoutError(str(value))
        time.sleep(0.1)


def client_options():
    return {"base_url": ENDPOINT, "credential_scopes": [ENDPOINT + "/.default"]}


def prepare(credential):
    resources = ResourceManagementClient(credential, SUBSCRIPTION, **client_options())
    assert resources.providers.register("Microsoft.BatchAI").registration_state == "Registered"
    group = resources.resource_groups.create_or_update(GROUP, {"location": "eastus", "tags": {"flow": "python"}})
    assert group.properties.provisioning_state == "Succeeded"
    assert resources.resource_groups.check_existence(GROUP) and not resources.resource_groups.check_existence(GROUP + "x")
    step("group")

    storage = StorageManagementClient(credential, SUBSCRIPTION, **client_options())
    assert storage.storage_accounts.check_name_availability({"name": ACCOUNT}).name_available
    account = storage.storage_accounts.begin_create(GROUP, ACCOUNT, {"location": "eastus", "kind": "StorageV2", "sku": {"name": "Standard_LRS"}}).result()
    assert account.primary_endpoints.file.startswith("https://127.0.0.1:")
    key = storage.storage_accounts.list_keys(GROUP, ACCOUNT).keys[0].value
    assert storage.storage_accounts.regenerate_key(GROUP, ACCOUNT, {"key_name": "key1"}).keys[0].value != key
    storage.file_shares.create(GROUP, ACCOUNT, SHARE, {})
    storage.blob_containers.create(GROUP, ACCOUNT, "data", {})
    assert [share.name for share in storage.file_shares.list(GROUP, ACCOUNT)] == [SHARE]
    assert [container.name for container in storage.blob_containers.list(GROUP, ACCOUNT)] == ["data"]
    sample = os.path.join(DATA_ROOT, "storage", ACCOUNT, "files", SHARE, "sample")
    os.makedirs(sample)
    with open(os.path.join(sample, "train.py"), "w", encoding="utf-8") as script:
        script.write(TRAIN)
    step("storage")
    return resources, storage.storage_accounts.list_keys(GROUP, ACCOUNT).keys[0].value


def make_cluster(client, key):
    client.workspaces.begin_create(GROUP, WORKSPACE, m.WorkspaceCreateParameters(location="eastus")).result()
    share = m.AzureFileShareReference(
        account_name=ACCOUNT, azure_file_url=f"https://{ACCOUNT}.file.core.windows.net/{SHARE}",
        credentials=m.AzureStorageCredentialsInfo(account_key=key), relative_mount_path="afs")
    cluster = client.clusters.begin_create(GROUP, WORKSPACE, CLUSTER, m.ClusterCreateParameters(
        vm_size="STANDARD_NC6",
        user_account_settings=m.UserAccountSettings(admin_user_name="me", admin_user_password="pass-word"),
        scale_settings=m.ScaleSettings(manual=m.ManualScaleSettings(target_node_count=1)),
        node_setup=m.NodeSetup(mount_volumes=m.MountVolumes(azure_file_shares=[share])))).result()
    assert cluster.user_account_settings.admin_user_password is None
    cluster = wait(lambda: client.clusters.get(GROUP, WORKSPACE, CLUSTER), lambda c: c.node_state_counts.idle_node_count == 1)
    assert cluster.allocation_state == "steady"
    assert len(list(client.clusters.list_remote_login_information(GROUP, WORKSPACE, CLUSTER))) >= 0
    step("cluster idle")
    return cluster


def submit(client, cluster, name, **toolkit):
    job = client.jobs.begin_create(GROUP, WORKSPACE, EXPERIMENT, name, m.JobCreateParameters(
        cluster=m.ResourceId(id=cluster.id), node_count=1, std_out_err_path_prefix=MOUNT,
        input_directories=[m.InputDirectory(id="SAMPLE", path=MOUNT + "/sample")],
        output_directories=[m.OutputDirectory(id="MODEL", path_prefix=MOUNT, path_suffix="Models")],
        secrets=[m.EnvironmentVariableWithSecretValue(name="WORD", value="secret-word")], **toolkit)).result()
    assert job.secrets[0].value is None
    return job


def run(client, cluster, name, **toolkit):
    submit(client, cluster, name, **toolkit)
    job = wait(lambda: client.jobs.get(GROUP, WORKSPACE, EXPERIMENT, name), lambda j: j.execution_state in ("succeeded", "failed"))
    assert job.execution_state == "succeeded", job.execution_info
    assert job.execution_info.exit_code == 0
    step(f"{name} succeeded")
    return job


def files(client, name, directory):
    found = client.jobs.list_output_files(GROUP, WORKSPACE, EXPERIMENT, name, m.JobsListOutputFilesOptions(outputdirectoryid=directory, max_results=1))
    return {file.name: file for file in found}


def run_jobs(client, cluster):
    client.experiments.begin_create(GROUP, WORKSPACE, EXPERIMENT).result()
    run(client, cluster, "custom", custom_toolkit_settings=m.CustomToolkitSettings(command_line="echo hi | tee $AZ_BATCHAI_OUTPUT_MODEL/hi.txt"))
    assert sorted(files(client, "custom", "stdouterr")) == ["execution.log", "stderr.txt", "stdout.txt"]
    assert files(client, "custom", "stdouterr")["stdout.txt"].content_length == 3

    run(client, cluster, "cntk", cntk_settings=m.CNTKsettings(
        language_type="Python", python_interpreter_path=sys.executable,
        python_script_file_path="$AZ_BATCHAI_INPUT_SAMPLE/train.py", command_line_args="$AZ_BATCHAI_INPUT_SAMPLE $AZ_BATCHAI_OUTPUT_MODEL"))
    assert list(files(client, "cntk", "MODEL")) == ["model.dnn"]

    submit(client, cluster, "endless", custom_toolkit_settings=m.CustomToolkitSettings(command_line="sleep 1000"))
    client.jobs.begin_terminate(GROUP, WORKSPACE, EXPERIMENT, "endless").result()
    endless = client.jobs.get(GROUP, WORKSPACE, EXPERIMENT, "endless")
    assert (endless.execution_state, endless.execution_info.errors[0].code) == ("failed", "JobTerminated")
    step("endless terminated")
    assert {job.name for job in client.jobs.list_by_experiment(GROUP, WORKSPACE, EXPERIMENT, m.JobsListByExperimentOptions(max_results=1))} == {"custom", "cntk", "endless"}


def delete_all(client, resources):
    client.jobs.begin_delete(GROUP, WORKSPACE, EXPERIMENT, "custom").result()
    client.clusters.begin_delete(GROUP, WORKSPACE, CLUSTER).result()
    assert list(client.clusters.list_by_workspace(GROUP, WORKSPACE)) == []
    resources.resource_groups.begin_delete(GROUP).result()
    assert not resources.resource_groups.check_existence(GROUP)
    step("all deleted")


START = time.monotonic()
CREDENTIAL = ClientSecretCredential("adfs", "any", TOKEN, authority=ENDPOINT)
RESOURCES, KEY = prepare(CREDENTIAL)
CLIENT = BatchAI(CREDENTIAL, SUBSCRIPTION, **client_options())
run_jobs(CLIENT, make_cluster(CLIENT, KEY))
delete_all(CLIENT, RESOURCES)
