"""The commands of the README work as they stand there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCKS = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf8"), re.DOTALL)
LIBRARY = [block for block in BLOCKS if "python -m article27" in block]
HELP = [line for block in BLOCKS for line in block.splitlines() if line.endswith("--help")]


def shell(command, folder):
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(["bash", "-euc", command], cwd=folder, env=environment, capture_output=True, text=True)


def test_the_readme_shows_the_library_and_each_script():
    assert len(LIBRARY) == 1
    scripts = {path.name for path in (ROOT / "scripts").iterdir() if path.is_file() and path.suffix == ""}
    assert {line.split()[0].removeprefix("scripts/") for line in HELP} == {name for name in scripts if name[0] != "_"}


def test_the_commands_of_the_library_run_one_after_the_other(tmp_path):
    answer = shell(LIBRARY[0], tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.count('"check": "ok"') == 21


@pytest.mark.parametrize("command", HELP)
def test_each_script_explains_itself(command):
    answer = shell(command, ROOT)
    assert answer.returncode == 0, answer.stderr
    assert "Usage: " + command.split()[0] in answer.stdout
