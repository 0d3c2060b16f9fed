"""A PostgreSQL server for tests: on loopback, in a temporary folder, started and killed at will."""

import csv
import glob
import io
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time

USER = "tallyman"
csv.field_size_limit(1 << 30)  # a finding of thousands of claims is one field


def program(name):
    """A program of the newest server that is installed."""
    found = sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{name}"), key=lambda path: float(path.split("/")[4]))
    return found[-1] if found else shutil.which(name)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class PostgresServer:
    """The server refuses to run as root: as root it runs as the user "postgres" of Debian's package."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tallyman-postgres-"))
        self.as_user = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
        if self.as_user:
            shutil.chown(self.folder, "postgres", "postgres")
        self.data = self.folder / "data"
        self.port = free_port()
        self.run(program("initdb"), "-D", self.data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        self.start()

    def run(self, *command):
        done = subprocess.run(list(map(str, command)), cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, **self.as_user)
        if done.returncode != 0:
            raise RuntimeError(f"{command[0]}: {done.stdout.decode()}")

    def start(self):
        options = f"-h 127.0.0.1 -p {self.port} -k {self.folder}"
        self.run(program("pg_ctl"), "-D", self.data, "-l", self.folder / "log", "-w", "-t", "120", "-o", options, "start")

    def kill(self):
        """As a machine without power would end it: all its processes at once."""
        pid = int((self.data / "postmaster.pid").read_text().split()[0])
        children = subprocess.run(["pgrep", "-P", str(pid)], stdout=subprocess.PIPE).stdout.split()
        for process in [pid, *map(int, children)]:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass  # it has ended with the others
        # The next server refuses to start before they have left the memory that they share.
        while any(pathlib.Path(f"/proc/{process}").exists() for process in map(int, children)):
            time.sleep(0.05)

    def is_listening(self):
        with socket.socket() as client:
            return client.connect_ex(("127.0.0.1", self.port)) == 0

    def close(self):
        try:
            self.run(program("pg_ctl"), "-D", self.data, "-m", "immediate", "-w", "stop")
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database):
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"

    def create(self, database):
        self.query("postgres", f"CREATE DATABASE {database}")
        return self.address(database)

    def query(self, database, sql):
        """The rows of a query as lists of texts; null is None."""
        done = subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-t", "--csv", "-P", "null=\\N", "-c", sql, self.address(database)],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.decode())
        rows = csv.reader(io.StringIO(done.stdout.decode(), newline=""))
        return [[None if value == "\\N" else value for value in row] for row in rows]
