#!/usr/bin/python3
"""No language's accuracy on tests/gold has fallen below tests/gold/scores.json. Usage: gold_scores_test.py PROGRAM SOURCE_DIR

Where a fall is the price of a gain elsewhere, or the gold itself has changed, the scores are written anew (CONTRIBUTING.md, "Accuracy").
"""
import pathlib
import subprocess
import sys


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    gold = source / "tests" / "gold"
    script = [sys.executable, source / "scripts" / "evaluate", "--program", program]
    return subprocess.run([*script, gold, "--baseline", gold / "scores.json"]).returncode


if __name__ == "__main__":
    sys.exit(main())
