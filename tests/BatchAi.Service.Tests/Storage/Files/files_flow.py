"""What people do with a share, with Azure's own Python client."""
import os
import sys
from datetime import datetime, timedelta

from azure.core.exceptions import HttpResponseError, ResourceExistsError, ResourceNotFoundError
from azure.storage.fileshare import (
    AccessPolicy, ContentSettings, FileSasPermissions, ResourceTypes, AccountSasPermissions, ShareClient, ShareFileClient,
    ShareSasPermissions, ShareServiceClient, generate_account_sas, generate_file_sas, generate_share_sas)

connection, name, folder = sys.argv[1:4]
service = ShareServiceClient.from_connection_string(connection)
account, key, endpoint = service.account_name, service.credential.account_key, service.url.rstrip("/")
until = datetime.utcnow() + timedelta(hours=1)


def refused(kind, act, code):
    try:
        act()
    except kind as error:
        assert error.error_code == code, error.error_code
        return
    raise AssertionError("nothing was refused: " + code)


share = service.create_share(name, metadata={"owner": "anna"}, quota=5)
refused(ResourceExistsError, lambda: service.create_share(name), "ShareAlreadyExists")
listed = [item for item in service.list_shares(name_starts_with=name, include_metadata=True)]
assert [(item.name, item.quota, item.metadata) for item in listed] == [(name, 5, {"owner": "anna"})], listed
share.set_share_quota(6)
share.set_share_metadata({"owner": "berta"})
properties = share.get_share_properties()
assert (properties.quota, properties.metadata) == (6, {"owner": "berta"}), properties
service.set_service_properties(cors=[])
assert service.get_service_properties()["cors"] == []

directory = share.create_directory("runs", metadata={"kind": "training"})
assert directory.get_directory_properties().metadata == {"kind": "training"}
directory.create_subdirectory("deep")
data = os.urandom(9 * 1024 * 1024 + 5)
file = directory.get_file_client("model.bin")
file.upload_file(data, metadata={"epoch": "3"}, content_settings=ContentSettings(content_type="application/x-model"), max_concurrency=4, validate_content=True)
with open(os.path.join(folder, "runs", "model.bin"), "rb") as seen:
    assert seen.read() == data
assert file.download_file(validate_content=True, max_concurrency=4).readall() == data
assert file.download_file(offset=5, length=100, validate_content=True).readall() == data[5:105]
properties = file.get_file_properties()
assert (properties.size, properties.metadata, properties.content_settings.content_type) == (len(data), {"epoch": "3"}, "application/x-model"), properties
assert properties.file_attributes == "Archive" and properties.file_id and properties.parent_id and properties.permission_key, properties

with open(os.path.join(folder, "runs", "out with ü.txt"), "w") as out:
    out.write("of a job")
entries = list(directory.list_directories_and_files(include=["timestamps", "Etag", "Attributes", "PermissionKey"], include_extended_info=True))
assert [(entry["name"], entry["is_directory"]) for entry in entries] == [("deep", True), ("model.bin", False), ("out with ü.txt", False)], entries
assert all(entry["file_id"] and entry["etag"] and entry["last_write_time"] for entry in entries), entries
assert directory.get_file_client("out with ü.txt").download_file().readall() == b"of a job"
refused(HttpResponseError, directory.delete_directory, "DirectoryNotEmpty")
refused(ResourceNotFoundError, share.get_file_client("none.txt").get_file_properties, "ResourceNotFound")

file.resize_file(8192)
file.clear_range(0, 4096)
assert [(part["start"], part["end"]) for part in file.get_ranges()] == [(4096, 8191)], file.get_ranges()
file.set_file_metadata({"epoch": "4"})
file.set_http_headers(ContentSettings(content_type="text/plain"), file_attributes="hidden", file_last_write_time=datetime(2020, 1, 2))
properties = file.get_file_properties()
assert (properties.content_settings.content_type, properties.file_attributes, properties.last_write_time.year) == ("text/plain", "Hidden", 2020), properties

copy = share.get_file_client("copy.bin")
assert copy.start_copy_from_url(file.url)["copy_status"] == "success"
assert copy.get_file_properties().copy.status == "success"
target = share.get_file_client("target.bin")
target.create_file(4096)
target.upload_range_from_url(file.url + "?" + generate_file_sas(account, name, ["runs", "model.bin"], key, permission="r", expiry=until), 0, 4096, 4096)
assert target.download_file().readall() == data[4096:8192]
renamed = target.rename_file("runs/renamed.bin")
assert renamed.download_file().readall() == data[4096:8192]
moved = share.get_directory_client("runs").rename_directory("moved")
assert sorted(entry["name"] for entry in moved.list_directories_and_files()) == ["deep", "model.bin", "out with ü.txt", "renamed.bin"]

lease = copy.acquire_lease()
refused(HttpResponseError, copy.delete_file, "LeaseIdMissing")
copy.delete_file(lease=lease)
assert list(moved.list_handles(recursive=True)) == []
assert moved.close_all_handles()["closed_handles_count"] == 0
permission = share.create_permission_for_share("O:SYG:SYD:(A;;FA;;;WD)")
assert share.get_permission_for_share(permission) == "O:SYG:SYD:(A;;FA;;;WD)"
assert share.get_share_stats() > 0

signature = generate_file_sas(account, name, ["moved", "renamed.bin"], key, permission=FileSasPermissions(read=True), expiry=until)
assert ShareFileClient(endpoint, name, "moved/renamed.bin", credential=signature).download_file().readall() == data[4096:8192]
other = ShareFileClient(endpoint, name, "moved/model.bin", credential=signature)
refused(HttpResponseError, other.download_file, "AuthenticationFailed")
signature = generate_share_sas(account, name, key, permission=ShareSasPermissions(read=True, list=True), expiry=until)
reader = ShareClient(endpoint, name, credential=signature)
assert len(list(reader.list_directories_and_files("moved"))) == 4
refused(HttpResponseError, lambda: reader.create_directory("new"), "AuthorizationPermissionMismatch")
share.set_share_access_policy({"readers": AccessPolicy(permission="r", expiry=until)})
assert [item.id for item in share.get_share_access_policy()["signed_identifiers"]] == ["readers"]
signature = generate_file_sas(account, name, ["moved", "renamed.bin"], key, policy_id="readers")
assert ShareFileClient(endpoint, name, "moved/renamed.bin", credential=signature).download_file().readall() == data[4096:8192]
share.set_share_access_policy({})
refused(HttpResponseError, ShareFileClient(endpoint, name, "moved/renamed.bin", credential=signature).download_file, "AuthenticationFailed")
signature = generate_account_sas(account, key, ResourceTypes(object=True), AccountSasPermissions(read=True), until)
assert ShareFileClient(endpoint, name, "moved/renamed.bin", credential=signature).download_file().readall() == data[4096:8192]

share.delete_share()
assert not os.path.exists(folder)
print("done")
