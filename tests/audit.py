"""`python -m tests.audit`: known faults of what the dashboard depends on; its licences into LICENCES.md."""

from __future__ import annotations

import importlib.metadata
import json
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKED, LICENCES = ROOT / "requirements.txt", ROOT / "LICENCES.md"
CLEAN, FAULTS, UNKNOWN = 0, 1, 2
"""How the audit ends; `UNKNOWN` where the feed answered for not every package."""

HEAD = """\
# Licences of what the dashboard is built with

Every package of requirements.txt, with the licence that it names itself. `make audit` writes this list.

| package | licence |
|---|---|
"""
# What these name is a text of theirs, or nothing; read in the files that they come with.
READ = {
    "altair": "BSD-3-Clause",
    "cycler": "BSD-3-Clause",
    "kiwisolver": "BSD-3-Clause",
    "matplotlib": "PSF-based (matplotlib)",
    "streamlit-folium": "MIT",
    "xstatic-leaflet": "BSD-2-Clause (Leaflet's)",
}


def verdict(report: str) -> tuple[int, list[str]]:
    """Return how an audit ended and the lines that say so, from pip-audit's JSON or nothing."""
    try:
        found = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return UNKNOWN, ["NOT AUDITED: the feed of known faults could not be reached."]
    faults = [(one, fault) for one in found for fault in one.get("vulns", ())]
    lines = [
        f"{one['name']} {one['version']}: {fault['id']}, cured in {', '.join(fault['fix_versions']) or '-'}"
        for one, fault in faults
    ]
    lacking = [one["name"] for one in found if "vulns" not in one]
    lines.append(f"{len(found) - len(lacking)} of {len(found)} packages audited, {len(faults)} known faults.")
    if lacking or not found:
        lines.append(f"NOT AUDITED, since the feed did not answer for them: {', '.join(lacking) or 'any'}")
    return FAULTS if faults else UNKNOWN if lacking or not found else CLEAN, lines


def licences(names: Iterable[str]) -> str:
    """Return LICENCES.md for the packages of these names that are installed."""
    lines = []
    for name in sorted({*names}):
        try:
            told = importlib.metadata.metadata(name).json
        except importlib.metadata.PackageNotFoundError:
            continue  # for another system
        prefix = "License :: OSI Approved :: "
        classes = [
            line.removeprefix(prefix) for line in told.get("classifier", ()) if line.startswith(prefix)
        ]
        own = str(told.get("license", ""))
        short = own if own and "\n" not in own else ""  # some have the whole text there
        found = told.get("license_expression") or READ.get(name) or short or ", ".join(classes)
        lines.append(f"| {name} | {found} |")
    return HEAD + "\n".join(lines) + "\n"


def locked() -> list[str]:
    """Return the names of the packages in the lock."""
    return re.findall(r"^([a-z0-9][a-z0-9._-]*)==", LOCKED.read_text(encoding="utf-8"), re.MULTILINE)


def main() -> int:
    """Write the licences, print what is known against the packages; 2 where that could not be learned."""
    LICENCES.write_text(licences(locked()), encoding="utf-8")
    command = [sys.executable, "-m", "pip_audit", "-r", str(LOCKED), "--require-hashes", "--disable-pip"]
    command += ["--format", "json", "--progress-spinner", "off", "--timeout", "30"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    ended, lines = verdict(done.stdout)
    print(*lines, sep="\n", file=sys.stderr if ended else sys.stdout)
    if ended == UNKNOWN and not done.stdout.strip():
        print((done.stderr.strip().splitlines() or [""])[-1], file=sys.stderr)
    return ended


if __name__ == "__main__":
    sys.exit(main())
