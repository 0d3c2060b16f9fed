#!/usr/bin/env python3
"""Installs Tallyman, builds the C example with pkg-config alone, and compares what it prints with the command line.

    tests/capi/example_test.py BUILD_FOLDER SOURCE_FOLDER C_COMPILER [C_FLAGS]
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

build, source, compiler = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
flags = sys.argv[4].split() if len(sys.argv) > 4 else []
sample = source / "tests/sample/articles.jsonl"


def output(*command, **options):
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if result.returncode not in (0, 3):
        sys.exit(f"{command} failed ({result.returncode}):\n{result.stdout}{result.stderr}")
    return result.stdout


def installed(folder):
    output("cmake", "--install", build, "--prefix", folder)
    return next(folder.rglob("tallyman.pc")).parent.parent


def test_exports(library):
    names = [line.split()[-1] for line in output("nm", "-D", "--defined-only", library).splitlines()]
    exported = {name.split("@")[0] for name in names if not name.startswith("TALLYMAN_1")}
    declared = set(re.findall(r"^[a-z].*?\b(tallyman_\w+)\(", (source / "capi/tallyman.h").read_text(), re.MULTILINE))
    assert declared and exported == declared, f"exported and declared differ in {sorted(exported ^ declared)}"
    assert output("objdump", "-p", library).count("SONAME               libtallyman.so.1") == 1


def test_example(folder, libraries):
    environment = os.environ | {"PKG_CONFIG_PATH": str(libraries / "pkgconfig"), "LD_LIBRARY_PATH": str(libraries)}
    example = folder / "example"
    wanted = output("pkg-config", "--cflags", "--libs", "tallyman", env=environment).split()
    output(compiler, "-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror", source / "tests/capi/example.c", *flags, *wanted, "-o", example)
    claims = output(build / "tallyman", "extract", "--quiet", sample)
    (folder / "claims.jsonl").write_text(claims)
    findings = output(build / "tallyman", "check", "--quiet", folder / "claims.jsonl")
    assert claims and findings, "the sample articles have no claims or findings"
    assert output(example, sample, env=environment) == claims + findings, "the example prints something else than the command line"


with tempfile.TemporaryDirectory() as name:
    work = pathlib.Path(name)
    installed_libraries = installed(work / "prefix")
    # The folder can be moved.
    shutil.move(work / "prefix", work / "moved")
    moved = work / "moved" / installed_libraries.relative_to(work / "prefix")
    test_exports(moved / "libtallyman.so.1")
    test_example(work, moved)
