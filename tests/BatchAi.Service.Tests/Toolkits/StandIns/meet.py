"""Stands in for a training script: checks what it is told, meets the other processes where they are told to, and the first says who came."""
import os
import socket
import sys
import time


def option(name):
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else None


RANK, SIZE = int(os.environ.get("RANK", "0")), int(os.environ.get("WORLD_SIZE", "1"))
ADDRESS = os.environ["AZ_BATCHAI_NODE_IP"]
PREPARED = os.path.exists(os.path.join(os.environ["AZ_BATCHAI_JOB_TEMP"], "prepared"))


def check():
    with open(os.environ["AZ_BATCHAI_MPI_HOST_FILE"], encoding="utf-8") as hosts:
        nodes = [line.split()[0] for line in hosts]
    assert ADDRESS in nodes and nodes == os.environ["AZ_BATCH_HOST_LIST"].split(","), nodes
    is_master = os.environ["AZ_BATCHAI_IS_CURRENT_NODE_MASTER"] == "true"
    assert is_master == (ADDRESS == os.environ["AZ_BATCHAI_JOB_MASTER_NODE_IP"])
    assert SIZE == 1 or os.environ["MASTER_ADDR"] == os.environ["AZ_BATCHAI_JOB_MASTER_NODE_IP"]
    assert RANK != 0 or is_master
    assert os.environ.get("OMPI_COMM_WORLD_RANK", str(RANK)) == str(RANK)
    assert os.environ.get("OMPI_COMM_WORLD_SIZE", str(SIZE)) == str(SIZE)
    assert os.environ.get("AZ_BATCHAI_TASK_INDEX", str(RANK)) == str(RANK)


def meeting_place():
    """The file in which PyTorch and Caffe2 find each other; the others are told an address."""
    if option("--dist-url"):
        assert option("--dist-url").startswith("file://"), sys.argv
        assert option("--rank") == str(RANK) and option("--world-size") == str(SIZE)
        return option("--dist-url")[len("file://"):]
    if option("--file_store_path"):
        assert option("--shard_id") == str(RANK) and option("--num_shards") == str(SIZE)
        return os.path.join(option("--file_store_path"), "meeting")
    return None


def collect():
    place = meeting_place()
    with socket.create_server(("0.0.0.0", 0 if place else int(os.environ.get("MASTER_PORT", "0")))) as server:
        if place:
            with open(place + ".new", "w", encoding="utf-8") as file:
                file.write(f"{ADDRESS}:{server.getsockname()[1]}")
            os.rename(place + ".new", place)
        return [server.accept()[0].makefile().readline().strip() for _ in range(SIZE - 1)]


def find():
    place = meeting_place()
    if place is None:
        return os.environ["MASTER_ADDR"], int(os.environ["MASTER_PORT"])
    with open(place, encoding="utf-8") as file:
        address, port = file.read().split(":")
    return address, int(port)


def tell(words):
    while True:
        try:
            with socket.create_connection(find()) as server:
                server.sendall(words.encode() + b"\n")
                return
        except (ConnectionRefusedError, FileNotFoundError):
            time.sleep(0.05)


check()
ME = f"{RANK}@{ADDRESS}" + ("+" if PREPARED else "")
if RANK:
    tell(ME)
else:
    print("met", *sorted([ME, *collect()]), flush=True)
    for name, value in sorted(os.environ.items()):
        if name.startswith("AZ_BATCHAI_OUTPUT_"):
            with open(os.path.join(value, "result.txt"), "w", encoding="utf-8") as result:
                result.write(name)
