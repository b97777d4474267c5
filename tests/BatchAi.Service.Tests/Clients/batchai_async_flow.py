"""The quickstart with the asynchronous clients of the Python packages for Azure, with three jobs at once."""
import asyncio
import os
import ssl
import sys

import aiohttp
from azure.identity.aio import ClientSecretCredential
from azure.mgmt.batchai import models as m
from azure.mgmt.batchai.aio import BatchAI
from azure.mgmt.resource.resources.aio import ResourceManagementClient
from azure.mgmt.storage.aio import StorageManagementClient
from azure.storage.fileshare.aio import ShareClient

ENDPOINT, TOKEN, NAME = sys.argv[1].rstrip("/"), sys.argv[2], sys.argv[3]
AUTHORITY = os.environ["REQUESTS_CA_BUNDLE"]
SUBSCRIPTION = "00000000-0000-0000-0000-000000000000"
GROUP, ACCOUNT, WORKSPACE, EXPERIMENT, CLUSTER, SHARE = NAME, NAME + "storage", "ws", "exp", "mycluster", "batchaiquickstart"
MOUNT = "$AZ_BATCHAI_MOUNT_ROOT/azurefileshare"
JOBS = ["first", "second", "third"]
OPTIONS = {"base_url": ENDPOINT, "credential_scopes": [ENDPOINT + "/.default"], "connection_verify": AUTHORITY, "polling_interval": 0.2}
TRAIN = "import os, sys; open(os.path.join(sys.argv[1], 'model.dnn'), 'w').write(os.environ['WORD'])"


async def prepare(credential):
    async with ResourceManagementClient(credential, SUBSCRIPTION, **OPTIONS) as resources:
        assert (await resources.providers.register("Microsoft.BatchAI")).registration_state == "Registered"
        await resources.resource_groups.create_or_update(GROUP, {"location": "eastus"})
    async with StorageManagementClient(credential, SUBSCRIPTION, **OPTIONS) as storage:
        making = await storage.storage_accounts.begin_create(GROUP, ACCOUNT, {"location": "eastus", "kind": "StorageV2", "sku": {"name": "Standard_LRS"}})
        account = await making.result()
        key = (await storage.storage_accounts.list_keys(GROUP, ACCOUNT)).keys[0].value
        await storage.file_shares.create(GROUP, ACCOUNT, SHARE, {})
        assert [share.name async for share in storage.file_shares.list(GROUP, ACCOUNT)] == [SHARE]
    async with ShareClient(account.primary_endpoints.file, SHARE, credential=key, connection_verify=AUTHORITY) as share:
        await share.create_directory("sample")
        await share.get_file_client("sample/train.py").upload_file(TRAIN)
    return key


async def make_cluster(client, key):
    await (await client.workspaces.begin_create(GROUP, WORKSPACE, m.WorkspaceCreateParameters(location="eastus"))).result()
    await (await client.experiments.begin_create(GROUP, WORKSPACE, EXPERIMENT)).result()
    share = m.AzureFileShareReference(
        account_name=ACCOUNT, azure_file_url=f"https://{ACCOUNT}.file.core.windows.net/{SHARE}",
        credentials=m.AzureStorageCredentialsInfo(account_key=key), relative_mount_path="azurefileshare")
    making = await client.clusters.begin_create(GROUP, WORKSPACE, CLUSTER, m.ClusterCreateParameters(
        vm_size="STANDARD_D1", user_account_settings=m.UserAccountSettings(admin_user_name="me", admin_user_password="pass-word"),
        scale_settings=m.ScaleSettings(manual=m.ManualScaleSettings(target_node_count=2)),
        node_setup=m.NodeSetup(mount_volumes=m.MountVolumes(azure_file_shares=[share]))))
    return await making.result()


async def run(client, cluster, name):
    making = await client.jobs.begin_create(GROUP, WORKSPACE, EXPERIMENT, name, m.JobCreateParameters(
        cluster=m.ResourceId(id=cluster.id), node_count=1, std_out_err_path_prefix=MOUNT,
        input_directories=[m.InputDirectory(id="SAMPLE", path=MOUNT + "/sample")],
        output_directories=[m.OutputDirectory(id="MODEL", path_prefix=MOUNT, path_suffix="Models")],
        environment_variables=[m.EnvironmentVariable(name="WORD", value=f"{name} of {NAME}")],
        cntk_settings=m.CNTKsettings(python_script_file_path="$AZ_BATCHAI_INPUT_SAMPLE/train.py", command_line_args="$AZ_BATCHAI_OUTPUT_MODEL")))
    job = await making.result()
    for _ in range(6000):
        if job.execution_state in ("succeeded", "failed"):
            break
        await asyncio.sleep(0.1)
        job = await client.jobs.get(GROUP, WORKSPACE, EXPERIMENT, name)
    assert job.execution_state == "succeeded", job.execution_info

    options = m.JobsListOutputFilesOptions(outputdirectoryid="MODEL", max_results=1)
    links = {file.name: file.download_url async for file in client.jobs.list_output_files(GROUP, WORKSPACE, EXPERIMENT, name, options)}
    assert list(links) == ["model.dnn"], links
    async with aiohttp.ClientSession() as session:
        async with session.get(links["model.dnn"], ssl=ssl.create_default_context(cafile=AUTHORITY)) as answer:
            assert (answer.status, await answer.text()) == (200, f"{name} of {NAME}")


async def delete_all(client, credential):
    await (await client.jobs.begin_delete(GROUP, WORKSPACE, EXPERIMENT, JOBS[0])).result()
    await (await client.clusters.begin_delete(GROUP, WORKSPACE, CLUSTER)).result()
    assert [cluster async for cluster in client.clusters.list_by_workspace(GROUP, WORKSPACE)] == []
    async with ResourceManagementClient(credential, SUBSCRIPTION, **OPTIONS) as resources:
        await (await resources.resource_groups.begin_delete(GROUP)).result()
        assert not await resources.resource_groups.check_existence(GROUP)


async def main():
    async with ClientSecretCredential("adfs", "any", TOKEN, authority=ENDPOINT, connection_verify=AUTHORITY) as credential:
        key = await prepare(credential)
        async with BatchAI(credential, SUBSCRIPTION, **OPTIONS) as client:
            cluster = await make_cluster(client, key)
            await asyncio.gather(*(run(client, cluster, name) for name in JOBS))
            assert {job.name async for job in client.jobs.list_by_experiment(GROUP, WORKSPACE, EXPERIMENT)} == set(JOBS)
            await delete_all(client, credential)
    print("The quickstart is done.")


asyncio.run(main())
