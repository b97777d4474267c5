"""Works with a storage server through Azure's own client, and prints how many seconds the work took.

storage_client.py blob|file <work> <container or share> <bytes of the large one> <number of small ones>
storage_client.py blob|file Follow <container or share> <name> <lines>, which prints "ready" when it is connected, and then
after how many milliseconds lines were seen: the first, half of them, and all but one in a hundred.
The connection string is in BENCH_CONNECTION. Names and works are those of the benchmark that starts this.
"""
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from azure.core.exceptions import HttpResponseError
from azure.storage.blob import ContainerClient
from azure.storage.fileshare import ShareClient

STEP = 4 << 20
SMALL = 4096
CLIENTS = 16
LINE = 100
DIGITS = 20
PIECE = os.urandom(STEP)
WAIT = {"Prefer": "wait=10"}


class Source:
    """A stream of a length, that takes nothing to make."""

    def __init__(self, length):
        self.left = length

    def read(self, size=-1):
        count = min(self.left, size) if size >= 0 else self.left
        self.left -= count
        return PIECE if count == STEP else (PIECE * (count // STEP + 1))[:count]


class Sink:
    """Counts what it is given."""

    def __init__(self):
        self.count = 0

    def write(self, data):
        self.count += len(data)
        return len(data)


class Blobs:
    def __init__(self, connection, folder):
        self.client = ContainerClient.from_connection_string(connection, folder)

    def create(self):
        self.client.create_container()

    def put(self, name, data, length):
        self.client.get_blob_client(name).upload_blob(data, length=length)

    def read(self, name):
        return self.client.get_blob_client(name).download_blob()

    def look(self, name):
        self.client.get_blob_client(name).get_blob_properties()

    def read_from(self, name, offset):
        return self.client.get_blob_client(name).download_blob(offset=offset, headers=WAIT).readall()

    def list(self):
        return self.client.list_blobs()


class Files:
    def __init__(self, connection, folder):
        self.client = ShareClient.from_connection_string(connection, folder)

    def create(self):
        self.client.create_share()

    def put(self, name, data, length):
        self.client.get_file_client(name).upload_file(data, length=length)

    def read(self, name):
        return self.client.get_file_client(name).download_file()

    def look(self, name):
        self.client.get_file_client(name).get_file_properties()

    def read_from(self, name, offset):
        return self.client.get_file_client(name).download_file(offset=offset, headers=WAIT).readall()

    def list(self):
        return self.client.list_directories_and_files()


def large_up(store, large, _):
    store.put(f"{large}-large", Source(large), large)


def large_down(store, large, _):
    sink = Sink()
    store.read(f"{large}-large").readinto(sink)
    require(sink.count, large)


def small_up(store, _, count):
    many(count, lambda name: store.put(name, PIECE[:SMALL], SMALL))


def small_list(store, _, count):
    require(sum(1 for entry in store.list() if entry.name.startswith(f"{SMALL}-")), count)


def small_down(store, _, count):
    many(count, lambda name: require(len(store.read(name).readall()), SMALL))


def follow(store, name, lines):
    store.look(name)
    print("ready", flush=True)
    times, rest, offset = [], b"", 0
    while len(times) < lines:
        try:
            data = store.read_from(name, offset)
        except HttpResponseError as error:
            if error.status_code != 416:
                raise
            time.sleep(0.01)
            continue
        now = time.monotonic_ns()
        offset += len(data)
        data = rest + data
        whole = len(data) // LINE * LINE
        times += [(now - int(data[at:at + DIGITS])) / 1e6 for at in range(0, whole, LINE)]
        rest = data[whole:]
    times.sort()
    print(times[0], times[len(times) // 2], times[min(len(times) - 1, len(times) * 99 // 100)])


def many(count, work):
    with ThreadPoolExecutor(CLIENTS) as pool:
        for _ in pool.map(work, (f"{SMALL}-{number:06d}" for number in range(count))):
            pass


def require(seen, expected):
    if seen != expected:
        raise RuntimeError(f"{seen} instead of {expected}")


def main():
    kind, work, folder, first, second = sys.argv[1:]
    store = (Blobs if kind == "blob" else Files)(os.environ["BENCH_CONNECTION"], folder)
    if work == "Follow":
        follow(store, first, int(second))
        return
    works = {
        "Create": lambda store, large, count: store.create(),
        "LargeUp": large_up,
        "LargeDown": large_down,
        "SmallUp": small_up,
        "SmallList": small_list,
        "SmallDown": small_down,
    }
    start = time.monotonic()
    works[work](store, int(first), int(second))
    print(time.monotonic() - start)


main()
