#!/usr/bin/env python3
"""A Synapse for one test run, on loopback, with a database of its own.

`synapse.py` installs matrix-synapse into a cached virtual environment, starts a server with a throw-away
configuration and prints one JSON object a line: first {"base_url", "server_name"} once it is ready.
It serves until its standard input is closed (so it cannot outlive the test that started it), then removes everything.
Lines on standard input, each answered by one line: `register NAME PASSWORD` makes an account and answers
{"user_id", "access_token"}; `stop` halts the server, `start` starts it again on the same port and data, answered by
{"state": "stopped"} or {"state": "ready"}.

`synapse.py --install` only prepares the environment.
"""

import fcntl
import hashlib
import hmac
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

VERSION = "1.163.2"
SERVER_NAME = "lotse.test"
SHARED_SECRET = "for-tests-on-loopback-only"
READY_SECONDS = 90


def cache() -> pathlib.Path:
    root = os.environ.get("LOTSE_TEST_CACHE") or os.path.expanduser("~/.cache/lotse")
    return pathlib.Path(root) / f"synapse-{VERSION}"


def install() -> pathlib.Path:
    """The environment's python; several test processes may ask at once, one of them installs."""
    home = cache()
    home.parent.mkdir(parents=True, exist_ok=True)
    python, done = home / "bin" / "python", home / "installed"
    with open(home.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(home, ignore_errors=True)
            subprocess.run([sys.executable, "-m", "venv", home], check=True, stdout=sys.stderr)
            subprocess.run(
                [python, "-m", "pip", "install", "--quiet", f"matrix-synapse=={VERSION}"],
                check=True,
                stdout=sys.stderr,
            )
            done.touch()
    return python


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def configuration(directory: pathlib.Path, port: int) -> dict:
    unlimited = {"per_second": 10_000, "burst_count": 10_000}
    return {
        "server_name": SERVER_NAME,
        "public_baseurl": f"http://127.0.0.1:{port}/",
        "pid_file": str(directory / "pid"),
        "listeners": [
            {
                "port": port,
                "bind_addresses": ["127.0.0.1"],
                "type": "http",
                "tls": False,
                "resources": [{"names": ["client"]}],
            }
        ],
        "database": {
            "name": "sqlite3",
            # The run ends with the directory's removal: nothing has to survive a power cut.
            "args": {"database": str(directory / "homeserver.db"), "cp_max": 1},
        },
        "media_store_path": str(directory / "media"),
        "signing_key_path": str(directory / "signing.key"),
        "log_config": str(directory / "log.yaml"),
        "macaroon_secret_key": SHARED_SECRET,
        "form_secret": SHARED_SECRET,
        "registration_shared_secret": SHARED_SECRET,
        "enable_registration": False,
        "report_stats": False,
        "trusted_key_servers": [],
        "federation_domain_whitelist": [],
        "url_preview_enabled": False,
        "presence": {"enabled": False},
        # The cheapest hash: accounts live for seconds.
        "bcrypt_rounds": 4,
        "rc_message": unlimited,
        "rc_registration": unlimited,
        "rc_login": {"address": unlimited, "account": unlimited, "failed_attempts": unlimited},
        "rc_joins": {"local": unlimited, "remote": unlimited},
        "rc_joins_per_room": unlimited,
        "rc_invites": {"per_room": unlimited, "per_user": unlimited, "per_issuer": unlimited},
        "rc_room_creation": unlimited,
        "rc_admin_redaction": unlimited,
    }


LOGGING = {
    "version": 1,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"err": {"class": "logging.StreamHandler", "formatter": "plain", "stream": "ext://sys.stderr"}},
    "root": {"level": os.environ.get("LOTSE_SYNAPSE_LOG", "ERROR"), "handlers": ["err"]},
    "disable_existing_loggers": False,
}


class Server:
    def __init__(self, python: pathlib.Path, directory: pathlib.Path):
        self.python, self.directory, self.port = python, directory, free_port()
        self.process = None
        # JSON is YAML.
        (directory / "homeserver.yaml").write_text(json.dumps(configuration(directory, self.port)))
        (directory / "log.yaml").write_text(json.dumps(LOGGING))

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        command = [self.python, "-m", "synapse.app.homeserver", "-c", self.directory / "homeserver.yaml"]
        if not (self.directory / "signing.key").exists():
            subprocess.run([*command, "--generate-keys"], check=True, stdout=sys.stderr)
        self.process = subprocess.Popen(
            command, cwd=self.directory, stdin=subprocess.DEVNULL, stdout=sys.stderr
        )
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                sys.exit("synapse ended while starting")
            try:
                urllib.request.urlopen(f"{self.base_url}/health", timeout=2).read()
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        sys.exit("synapse did not become ready")

    def register(self, name: str, password: str) -> dict:
        url = f"{self.base_url}/_synapse/admin/v1/register"
        nonce = json.load(urllib.request.urlopen(url))["nonce"]
        proof = "\0".join([nonce, name, password, "notadmin"]).encode()
        mac = hmac.new(SHARED_SECRET.encode(), proof, hashlib.sha1).hexdigest()
        body = {"nonce": nonce, "username": name, "password": password, "admin": False, "mac": mac}
        request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
        answer = json.load(urllib.request.urlopen(request))
        return {"user_id": answer["user_id"], "access_token": answer["access_token"]}

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def tell(**what):
    print(json.dumps(what), flush=True)


def main():
    python = install()
    if sys.argv[1:] == ["--install"]:
        return
    with tempfile.TemporaryDirectory(prefix="lotse-synapse-") as directory:
        server = Server(python, pathlib.Path(directory))
        try:
            server.start()
            tell(base_url=server.base_url, server_name=SERVER_NAME)
            for line in sys.stdin:
                match line.split():
                    case ["register", name, password]:
                        tell(**server.register(name, password))
                    case ["stop"]:
                        server.stop()
                        tell(state="stopped")
                    case ["start"]:
                        server.start()
                        tell(state="ready")
        finally:
            server.stop()


if __name__ == "__main__":
    main()
