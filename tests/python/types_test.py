"""The package is typed: mypy accepts it, and finds what a user gets wrong."""

import os
import pathlib
import subprocess
import sys

SOURCE = pathlib.Path(os.environ["TALLYMAN_SOURCE"])
USE = """
import decimal
import tallyman

for claim in tallyman.extract("text", published="2024-07-12"):
    amount: decimal.Decimal | None = claim.level.amount if claim.level else None
    partner: str = claim.statistic.partner
"""


def mypy(*arguments, folder):
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    return done.returncode, done.stdout + done.stderr


def test_the_package_is_strictly_typed():
    code, output = mypy("--config-file", "pyproject.toml", "python/tallyman", folder=SOURCE)
    assert code == 0, output


def test_a_user_sees_types(tmp_path):
    (tmp_path / "right.py").write_text(USE)
    (tmp_path / "wrong.py").write_text(USE + "    partner = claim.level.amount\n")
    assert mypy("right.py", folder=tmp_path)[0] == 0
    code, output = mypy("wrong.py", folder=tmp_path)
    assert code == 1 and "wrong.py:8" in output and 'variable has type "str"' in output, output
