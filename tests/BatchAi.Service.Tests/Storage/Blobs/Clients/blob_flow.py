"""What users of the Python package do with blobs. Arguments: a connection string and the container's folder on the disk."""
import datetime
import os
import sys
import uuid

from azure.core.exceptions import HttpResponseError, ResourceExistsError, ResourceNotFoundError
from azure.storage.blob import (BlobBlock, BlobServiceClient, BlobType, ContainerClient, ContainerSasPermissions,
                                ContentSettings, AccessPolicy, generate_container_sas)

connection, blobs_folder = sys.argv[1], sys.argv[2]
service = BlobServiceClient.from_connection_string(connection, retry_total=0, max_single_put_size=1 << 20,
                                                   max_block_size=1 << 20)
name = "python-" + uuid.uuid4().hex[:12]


def refused(error, code, action, *arguments, **options):
    try:
        action(*arguments, **options)
    except error as raised:
        assert raised.error_code == code, raised.error_code
        return
    raise AssertionError(f"{code} did not come")


container = service.create_container(name, metadata={"made": "here"})
refused(ResourceExistsError, "ContainerAlreadyExists", container.create_container)
assert container.get_container_properties().metadata == {"made": "here"}
assert name in [c.name for c in service.list_containers(name_starts_with="python-")]
assert service.get_account_information()["sku_name"]

# Small, and in several blocks.
small = container.get_blob_client("plain/hello world ü%2F.txt")
small.upload_blob(b"hello", content_settings=ContentSettings(content_type="text/plain", cache_control="no-cache"),
                  metadata={"Word": "hello"}, validate_content=True)
refused(ResourceExistsError, "BlobAlreadyExists", small.upload_blob, b"again")
properties = small.get_blob_properties()
assert (properties.size, properties.content_settings.content_type) == (5, "text/plain"), properties
assert properties.metadata == {"Word": "hello"} and properties.content_settings.content_md5
assert small.download_blob(validate_content=True).readall() == b"hello"
content = os.urandom((5 << 20) + 123)
large = container.get_blob_client("large")
large.upload_blob(content, max_concurrency=4)
assert large.download_blob(max_concurrency=4, validate_content=True).readall() == content
assert large.download_blob(offset=1000, length=5000).readall() == content[1000:6000]
assert open(os.path.join(blobs_folder, name, "large"), "rb").read() == content
assert len(large.get_block_list()[0]) == 6

# What a job writes.
with open(os.path.join(blobs_folder, name, "job.txt"), "w") as file:
    file.write("from a job")
job = container.get_blob_client("job.txt")
assert job.download_blob().readall() == b"from a job"
assert job.get_blob_properties().blob_type == BlobType.BlockBlob
container.get_blob_client("empty").upload_blob(b"")
assert container.get_blob_client("empty").download_blob().readall() == b""

# Blocks by hand.
blocks = container.get_blob_client("blocks")
for part in ("b", "a"):
    blocks.stage_block(part, part.encode())
assert [b.id for b in blocks.get_block_list("uncommitted")[1]] == ["b", "a"]
blocks.commit_block_list([BlobBlock("a"), BlobBlock("b")])
assert blocks.download_blob().readall() == b"ab"

# Appends.
log = container.get_blob_client("log")
log.create_append_blob()
for i in range(3):
    assert log.append_block(b"%d\n" % i)["blob_committed_block_count"] == i + 1
refused(HttpResponseError, "AppendPositionConditionNotMet", log.append_block, b"x", appendpos_condition=1)
assert log.download_blob().readall() == b"0\n1\n2\n"

# Copies, leases, lists.
copy = container.get_blob_client("copy")
assert copy.start_copy_from_url(small.url)["copy_status"] == "success"
assert copy.get_blob_properties().copy.status == "success"
assert copy.download_blob().readall() == b"hello"
lease = copy.acquire_lease(lease_duration=15)
refused(HttpResponseError, "LeaseIdMissing", copy.delete_blob)
copy.set_blob_metadata({"a": "b"}, lease=lease)
lease.break_lease(0)
assert copy.get_blob_properties().lease.state == "broken"
assert [b.name for b in container.list_blobs(results_per_page=2)] == [
    "blocks", "copy", "empty", "job.txt", "large", "log", "plain/hello world ü%2F.txt"]
assert [b.name for b in container.walk_blobs(name_starts_with="p")] == ["plain/"]
assert [b.metadata for b in container.list_blobs(name_starts_with="copy", include=["metadata", "copy"])] == [{"a": "b"}]

# Signatures, with and without a stored policy.
now = datetime.datetime.utcnow()
container.set_container_access_policy({"readers": AccessPolicy(ContainerSasPermissions(read=True, list=True), now + datetime.timedelta(hours=1), now - datetime.timedelta(minutes=15))})
assert container.get_container_access_policy()["signed_identifiers"][0].id == "readers"
key = service.credential.account_key
for options in ({"policy_id": "readers"}, {"permission": "rl", "expiry": now + datetime.timedelta(hours=1)}):
    sas = generate_container_sas(service.account_name, name, account_key=key, **options)
    reader = ContainerClient.from_container_url(container.url + "?" + sas, retry_total=0)
    assert reader.get_blob_client("large").download_blob(offset=0, length=10).readall() == content[:10]
    refused(HttpResponseError, "AuthorizationPermissionMismatch", reader.get_blob_client("no").upload_blob, b"no")

refused(HttpResponseError, "FeatureNotSupported", small.create_snapshot)
small.set_standard_blob_tier("Cool")
assert small.get_blob_properties().blob_tier == "Cool"
small.delete_blob(delete_snapshots="include")
refused(ResourceNotFoundError, "BlobNotFound", small.get_blob_properties)
service.delete_container(name)
refused(ResourceNotFoundError, "ContainerNotFound", container.get_container_properties)
assert not os.path.exists(os.path.join(blobs_folder, name))
print("all done")
