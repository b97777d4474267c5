"""Stands in for a distributed TensorFlow script: workers count at the parameter server, which never ends by itself."""
import argparse
import json
import os
import socket
import time

PARSER = argparse.ArgumentParser()
for option in ("--job_name", "--ps_hosts", "--worker_hosts", "--task_index", "--data_dir", "--num_gpus", "--train_steps", "--checkpoint_dir", "--log_dir"):
    PARSER.add_argument(option)
ASKED = PARSER.parse_args()
WORKERS = ASKED.worker_hosts.split(",")
HOST, PORT = ASKED.ps_hosts.split(":")
TASK = json.loads(os.environ["TF_CONFIG"])
assert TASK["task"] == {"type": ASKED.job_name, "index": int(ASKED.task_index)}, TASK
assert TASK["cluster"]["worker"] == WORKERS and TASK["cluster"]["ps"] == [ASKED.ps_hosts], TASK
assert (WORKERS if ASKED.job_name == "worker" else [ASKED.ps_hosts])[int(ASKED.task_index)].split(":")[0] == os.environ["AZ_BATCHAI_NODE_IP"]


def serve():
    came = set()
    with socket.create_server(("0.0.0.0", int(PORT))) as server:
        while True:
            with server.accept()[0] as one:
                came.add(one.makefile().readline().strip())
                one.sendall(" ".join(sorted(came)).encode() + b"\n")


def count():
    while True:
        try:
            with socket.create_connection((HOST, int(PORT))) as server:
                server.sendall(f"{ASKED.task_index}@{os.environ['AZ_BATCHAI_NODE_IP']}\n".encode())
                came = server.makefile().readline().strip()
            if len(came.split()) == len(WORKERS):
                return came
        except ConnectionRefusedError:
            pass
        time.sleep(0.05)


if ASKED.job_name == "ps":
    serve()
print("met", count(), flush=True)
