"""What the manifests of our addons say, for the shell scripts: names in the order of their dependencies, checksums.

Usage: addons.py platform     the modules of others that ours need, comma-separated
       addons.py ours         our modules, each after those it needs, comma-separated
       addons.py sums         one line per module: name and checksum of what its upgrade would load
"""

import ast
import hashlib
import sys
from pathlib import Path

ADDONS = Path(__file__).parents[2] / "addons"
# Nothing in these reaches the database.
NOT_LOADED = {"tests", "README.md"}


def manifests() -> dict[str, dict]:
    paths = sorted(ADDONS.glob("*/__manifest__.py"))
    return {path.parent.name: ast.literal_eval(path.read_text(encoding="utf8")) for path in paths}


def platform(by_name: dict[str, dict]) -> list[str]:
    needed = {name for manifest in by_name.values() for name in manifest["depends"]}
    return sorted(needed - set(by_name))


def ours(by_name: dict[str, dict]) -> list[str]:
    ordered: list[str] = []

    def visit(name: str) -> None:
        if name in by_name and name not in ordered:
            for needed in by_name[name]["depends"]:
                visit(needed)
            ordered.append(name)

    for name in by_name:
        visit(name)
    return ordered


def checksum(name: str) -> str:
    digest = hashlib.sha256()
    folder = ADDONS / name
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and relative.parts[0] not in NOT_LOADED and path.suffix != ".pot":
            digest.update(str(relative).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def main(command: str) -> None:
    by_name = manifests()
    if command == "sums":
        for name in ours(by_name):
            print(name, checksum(name))
    else:
        print(",".join({"platform": platform, "ours": ours}[command](by_name)))


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in {"platform", "ours", "sums"}:
        sys.exit(__doc__)
    main(sys.argv[1])
