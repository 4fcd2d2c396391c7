"""Odoo as a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

LOGS = Path(__file__).parents[2] / ".odoo" / "logs"
START_TIMEOUT_S = 60


def run_odoo(database: str, *arguments: str) -> Path:
    """Run Odoo to its end (installations, upgrades); return its log, which the end of scripts/test reads too."""
    log = LOGS / f"test-{database}.log"
    command = [sys.executable, "-m", "odoo", *_options(database, log), "--no-http", "--stop-after-init", *arguments]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL, timeout=300)
    return log


def _options(database: str, log: Path) -> list[str]:
    return ["--config", os.environ["A27_ODOO_CONF"], "-d", database, "--logfile", str(log)]


class OdooServer:
    """A context manager: the server answers when the block begins and is gone when it ends."""

    def __init__(self, database: str) -> None:
        self.database = database
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = LOGS / f"test-{database}.log"
        self.process: subprocess.Popen | None = None

    def __enter__(self) -> "OdooServer":
        self.start()
        return self

    def __exit__(self, *_exception) -> None:
        self.stop()

    def start(self) -> None:
        command = [sys.executable, "-m", "odoo", *_options(self.database, self.log)]
        # No scheduled jobs: one that is cut off when the server ends would log an error. queue_job has its own runner.
        command += ["--max-cron-threads", "0", "--http-port", str(self.port), "--db-filter", f"^{self.database}$"]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + START_TIMEOUT_S
        while not self._answers():
            assert self.process.poll() is None, f"Odoo did not start, see {self.log}"
            assert time.monotonic() < deadline, f"Odoo did not answer, see {self.log}"
            time.sleep(0.2)

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """As a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/web/health", timeout=5):
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
