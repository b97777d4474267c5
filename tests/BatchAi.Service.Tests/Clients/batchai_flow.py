"""The quickstart of August 2018 with the Python packages for Azure: everything made, run, listed, fetched and deleted again."""
import os
import shutil
import ssl
import sys
import time
import urllib.request

from azure.identity import ClientSecretCredential
from azure.mgmt.batchai import BatchAI
from azure.mgmt.batchai import models as m
from azure.mgmt.resource import ResourceManagementClient
from azure.mgmt.storage import StorageManagementClient
from azure.storage.fileshare import ShareClient

ENDPOINT, TOKEN, NAME = sys.argv[1].rstrip("/"), sys.argv[2], sys.argv[3]
SUBSCRIPTION = "00000000-0000-0000-0000-000000000000"
GROUP, ACCOUNT, WORKSPACE, EXPERIMENT, CLUSTER, SHARE = NAME, NAME + "storage", "ws", "exp", "mycluster", "batchaiquickstart"
MOUNT = "$AZ_BATCHAI_MOUNT_ROOT/azurefileshare"
SAMPLES = ["Train-28x28_cntk_text.txt", "Test-28x28_cntk_text.txt"]
IMAGE = "microsoft/cntk:2.1-gpu-python3.5-cuda8.0-cudnn6.0"

TRAIN = f"""
import os, sys
samples, models = sys.argv[1:3]
assert {SAMPLES} == [name for name in {SAMPLES} if os.path.getsize(os.path.join(samples, name)) > 0]
for epoch in range(2):
    with open(os.path.join(models, f'ConvNet_MNIST_{{epoch}}.dnn'), 'w') as model:
        model.write('{NAME} ' * 1000 + str(epoch))
    print(f'Finished Epoch[{{epoch + 1}} of 2] of {NAME}', file=sys.stderr, flush=True)
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


def fetch(link):
    """A plain GET, as of somebody who knows nothing but the link."""
    with urllib.request.urlopen(link, context=ssl.create_default_context(cafile=os.environ["REQUESTS_CA_BUNDLE"])) as answer:
        return answer.read().decode()


def prepare(credential):
    resources = ResourceManagementClient(credential, SUBSCRIPTION, **client_options())
    for provider in ("Microsoft.BatchAI", "Microsoft.Batch"):
        assert resources.providers.register(provider).registration_state == "Registered"
    group = resources.resource_groups.create_or_update(GROUP, {"location": "eastus", "tags": {"flow": "python"}})
    assert group.properties.provisioning_state == "Succeeded"
    assert resources.resource_groups.check_existence(GROUP) and not resources.resource_groups.check_existence(GROUP + "x")
    assert GROUP in [one.name for one in resources.resource_groups.list()]
    step("group")

    storage = StorageManagementClient(credential, SUBSCRIPTION, **client_options())
    assert storage.storage_accounts.check_name_availability({"name": ACCOUNT}).name_available
    account = storage.storage_accounts.begin_create(GROUP, ACCOUNT, {"location": "eastus", "kind": "StorageV2", "sku": {"name": "Standard_LRS"}}).result()
    assert [one.name for one in storage.storage_accounts.list_by_resource_group(GROUP)] == [ACCOUNT]
    key = storage.storage_accounts.list_keys(GROUP, ACCOUNT).keys[0].value
    renewed = storage.storage_accounts.regenerate_key(GROUP, ACCOUNT, {"key_name": "key1"}).keys[0].value
    assert renewed != key
    storage.file_shares.create(GROUP, ACCOUNT, SHARE, {})
    storage.blob_containers.create(GROUP, ACCOUNT, "data", {})
    assert [share.name for share in storage.file_shares.list(GROUP, ACCOUNT)] == [SHARE]
    assert [container.name for container in storage.blob_containers.list(GROUP, ACCOUNT)] == ["data"]
    assert account.primary_endpoints.file.startswith("https://127.0.0.1:")
    step("storage")

    share = ShareClient(account.primary_endpoints.file, SHARE, credential=renewed)
    share.create_directory("mnistcntksample")
    for name, text in [("ConvNet_MNIST.py", TRAIN)] + [(name, "|labels 0 |features 0\n" * 10000) for name in SAMPLES]:
        share.get_file_client("mnistcntksample/" + name).upload_file(text)
    assert len(list(share.list_directories_and_files("mnistcntksample"))) == 3
    step("files sent")
    return resources, renewed


def make_cluster(client, key):
    client.workspaces.begin_create(GROUP, WORKSPACE, m.WorkspaceCreateParameters(location="eastus")).result()
    share = m.AzureFileShareReference(
        account_name=ACCOUNT, azure_file_url=f"https://{ACCOUNT}.file.core.windows.net/{SHARE}",
        credentials=m.AzureStorageCredentialsInfo(account_key=key), relative_mount_path="azurefileshare")
    cluster = client.clusters.begin_create(GROUP, WORKSPACE, CLUSTER, m.ClusterCreateParameters(
        vm_size="STANDARD_NC6",
        user_account_settings=m.UserAccountSettings(admin_user_name="me", admin_user_password="pass-word"),
        scale_settings=m.ScaleSettings(manual=m.ManualScaleSettings(target_node_count=1)),
        node_setup=m.NodeSetup(mount_volumes=m.MountVolumes(azure_file_shares=[share])))).result()
    assert cluster.user_account_settings.admin_user_password is None
    cluster = wait(lambda: client.clusters.get(GROUP, WORKSPACE, CLUSTER), lambda c: c.node_state_counts.idle_node_count == 1)
    counts = cluster.node_state_counts
    status = (cluster.allocation_state, cluster.scale_settings.manual.target_node_count, cluster.current_node_count, counts.unusable_node_count,
              counts.running_node_count, counts.preparing_node_count, counts.leaving_node_count, cluster.errors)
    assert status == ("steady", 1, 1, 0, 0, 0, 0, None), status
    assert list(client.clusters.list_remote_login_information(GROUP, WORKSPACE, CLUSTER)) == []
    step("cluster idle")
    return cluster


def submit(client, cluster, name, **more):
    job = client.jobs.begin_create(GROUP, WORKSPACE, EXPERIMENT, name, m.JobCreateParameters(
        cluster=m.ResourceId(id=cluster.id), node_count=1, std_out_err_path_prefix=MOUNT,
        input_directories=[m.InputDirectory(id="SAMPLE", path=MOUNT + "/mnistcntksample")],
        output_directories=[m.OutputDirectory(id="MODEL", path_prefix=MOUNT, path_suffix="Models")],
        secrets=[m.EnvironmentVariableWithSecretValue(name="WORD", value="secret-word")], **more)).result()
    assert job.secrets[0].value is None
    return job


def run(client, cluster, name, **more):
    submit(client, cluster, name, **more)
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
    # Where an engine for containers answers, the image would be fetched.
    has_containers = shutil.which("docker") or shutil.which("podman")
    run(client, cluster, "cntk",
        container_settings=None if has_containers else m.ContainerSettings(image_source_registry=m.ImageSourceRegistry(image=IMAGE)),
        cntk_settings=m.CNTKsettings(
            python_script_file_path="$AZ_BATCHAI_INPUT_SAMPLE/ConvNet_MNIST.py", command_line_args="$AZ_BATCHAI_INPUT_SAMPLE $AZ_BATCHAI_OUTPUT_MODEL"))
    said = files(client, "cntk", "stdouterr")
    assert sorted(said) == ["execution.log", "stderr.txt", "stdout.txt"], said
    assert fetch(said["stderr.txt"].download_url) == f"Finished Epoch[1 of 2] of {NAME}\nFinished Epoch[2 of 2] of {NAME}\n"
    assert has_containers or IMAGE in fetch(said["execution.log"].download_url)
    models = files(client, "cntk", "MODEL")
    assert sorted(models) == ["ConvNet_MNIST_0.dnn", "ConvNet_MNIST_1.dnn"], models
    for epoch, model in enumerate(sorted(models)):
        text = fetch(models[model].download_url)
        assert (text, models[model].content_length, models[model].file_type) == (f"{NAME} " * 1000 + str(epoch), len(text), "file")
    step("files fetched by their links")

    submit(client, cluster, "endless", custom_toolkit_settings=m.CustomToolkitSettings(command_line="sleep 1000"))
    client.jobs.begin_terminate(GROUP, WORKSPACE, EXPERIMENT, "endless").result()
    endless = client.jobs.get(GROUP, WORKSPACE, EXPERIMENT, "endless")
    assert (endless.execution_state, endless.execution_info.errors[0].code) == ("failed", "JobTerminated")
    step("endless terminated")
    assert {job.name for job in client.jobs.list_by_experiment(GROUP, WORKSPACE, EXPERIMENT, m.JobsListByExperimentOptions(max_results=1))} == {"cntk", "endless"}


def delete_all(client, resources):
    client.jobs.begin_delete(GROUP, WORKSPACE, EXPERIMENT, "cntk").result()
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
