"""Serve the dashboard with several workers behind nginx, or write nginx's site for workers run otherwise.

`python -m deploy.serve --workers 2 --port 8501` starts the workers and nginx, starts a worker that has died
anew, and stops them all with itself. `--site` prints the site alone, for /etc/nginx/conf.d.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FIRST = 8511
"""The port of the first worker; the others have those after it, all on this machine alone."""

READY_SECONDS, MOST_WORKERS = 60, 32
_HTTP = """\
daemon off;
worker_processes auto;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{ worker_connections 4096; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def site(ports: Sequence[int], listen: str, name: str = "_", certificate: str = "", key: str = "") -> str:
    """Return nginx's site for workers on these ports of this machine, with TLS if a certificate is named."""
    servers = [f"    server 127.0.0.1:{port} max_fails=1 fail_timeout=2s;" for port in ports]
    workers = []
    for port in ports:
        others = [f"    server 127.0.0.1:{other} backup;" for other in ports if other != port]
        own = f"    server 127.0.0.1:{port} max_fails=1 fail_timeout=2s;"
        workers.append("\n".join([f"upstream visit_{port} {{", own, *others, "}"]))
    known = "\n".join(f"    {port} visit_{port};" for port in ports)
    tls = [f"    ssl_certificate {certificate};", f"    ssl_certificate_key {key};"] if certificate else []
    filled = {
        "PAGES": known,
        "SESSIONS": known,
        "ANY": "\n".join(servers),
        "WORKERS": "\n\n".join(workers),
        "LISTEN": f"{listen} ssl" if certificate else listen,
        "NAME": name,
        "TLS": "\n".join(tls),
    }
    text = (HERE / "nginx.conf").read_text(encoding="utf-8")
    for mark, value in filled.items():
        text = text.replace(f"@{mark}@", value)
    return text


class Workers:
    """The processes that serve the page, one a port."""

    def __init__(self, ports: Sequence[int]) -> None:
        self._running = {port: self._start(port) for port in ports}

    def _start(self, port: int) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py"]
        worker = subprocess.Popen([*command, "--server.port", str(port)], cwd=ROOT, stdout=subprocess.DEVNULL)
        print(f"worker {port} is process {worker.pid}", flush=True)
        return worker

    def wait(self) -> None:
        """Wait until every worker answers; RuntimeError where one does not in a minute."""
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        end = time.monotonic() + READY_SECONDS
        for port, worker in self._running.items():
            while True:
                if worker.poll() is not None or time.monotonic() > end:
                    raise RuntimeError(f"worker {port} does not answer; is the port taken?")
                try:
                    direct.open(f"http://127.0.0.1:{port}/_stcore/health", timeout=2).close()
                    break
                except OSError:
                    time.sleep(0.1)

    def restart(self) -> None:
        """Start every worker anew that has ended."""
        for port, worker in self._running.items():
            if worker.poll() is not None:
                print(f"worker {port} ended with {worker.returncode}; it is started anew", flush=True)
                self._running[port] = self._start(port)

    def stop(self) -> None:
        """Stop every worker."""
        for worker in self._running.values():
            worker.terminate()
        for worker in self._running.values():
            try:
                worker.wait(10)
            except subprocess.TimeoutExpired:
                worker.kill()
                worker.wait()


def serve(nginx: str, ports: Sequence[int], listen: str) -> int:
    """Run workers and nginx until this process is told to stop; 1 where nginx ends by itself."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    workers = Workers(ports)
    try:
        workers.wait()
        with tempfile.TemporaryDirectory(prefix="visit-dashboard-") as folder:
            Path(folder, "site.conf").write_text(site(ports, listen), encoding="utf-8")
            Path(folder, "nginx.conf").write_text(_HTTP.format(folder=folder), encoding="utf-8")
            front = subprocess.Popen([nginx, "-p", folder, "-c", f"{folder}/nginx.conf"])
            try:
                print(f"http://{listen}", flush=True)
                while front.poll() is None:
                    workers.restart()
                    time.sleep(1)
            finally:
                front.terminate()
                front.wait()
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        workers.stop()
    print("nginx ended: see what it says above.", file=sys.stderr)
    return 1


def main() -> int:
    """Serve, or print the site."""
    parser = argparse.ArgumentParser(prog="python -m deploy.serve", description=__doc__)
    parser.add_argument("--workers", type=int, default=2, metavar="N", help="2: one a core")
    parser.add_argument("--port", type=int, default=8501, metavar="N", help="where nginx listens (8501)")
    parser.add_argument("--address", default="127.0.0.1", help="on which address (127.0.0.1)")
    parser.add_argument(
        "--first", type=int, default=FIRST, metavar="N", help=f"the first worker's port ({FIRST})"
    )
    parser.add_argument("--site", action="store_true", help="print nginx's site and end")
    parser.add_argument("--name", default="_", help="with --site: the server's name")
    parser.add_argument("--certificate", default="", help="with --site: the certificate's file, for TLS")
    parser.add_argument("--key", default="", help="with --site: the file of its key")
    asked = parser.parse_args()
    ports = range(asked.first, asked.first + min(max(asked.workers, 1), MOST_WORKERS))
    listen = f"{asked.address}:{asked.port}"
    if asked.site:
        print(site(ports, listen, asked.name, asked.certificate, asked.key), end="")
        return 0
    nginx = shutil.which("nginx", path=None) or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if nginx is None:
        print("nginx is not installed: apt install nginx, or one worker alone: make run", file=sys.stderr)
        return 1
    return serve(nginx, ports, listen)


if __name__ == "__main__":
    sys.exit(main())
