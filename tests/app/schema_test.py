#!/usr/bin/python3
"""Validates what the program writes on the sample dump against the published JSON Schemas. Usage: schema_test.py PROGRAM SOURCE_DIR"""

import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema


def validator(source, name):
    schema = json.loads((source / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def errors(check, name, lines):
    """One message for each violation in `lines`, JSON Lines called `name`; no line at all is a violation too."""
    messages = []
    count = 0
    for number, line in enumerate(lines, start=1):
        count += 1
        for error in check.iter_errors(json.loads(line)):
            messages.append(f"{name}:{number}: {error.json_path}: {error.message[:300]}")
    if count == 0:
        messages.append(f"{name}: holds no records")
    print(f"{name}: {count} records, {len(messages)} errors")
    return messages


def offset_errors(lines):
    """Excerpts that are empty or whose length is not that of their span."""
    messages = []
    for number, line in enumerate(lines, start=1):
        for part in ("sentence", "quote"):
            excerpt = json.loads(line)["evidence"][part]
            if not excerpt["text"] or len(excerpt["text"]) != excerpt["end"] - excerpt["start"]:
                messages.append(f"claims.jsonl:{number}: evidence.{part} has another length than its span")
    return messages


def run(*command):
    return subprocess.run([str(word) for word in command], check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")


def lines_of(text):
    return [line for line in text.split("\n") if line]


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    sample = source / "tests" / "sample"
    with tempfile.TemporaryDirectory() as folder:
        run(program, "run", sample, "-o", folder)
        claims = lines_of((pathlib.Path(folder) / "claims.jsonl").read_text(encoding="utf-8"))
        findings = lines_of((pathlib.Path(folder) / "findings.jsonl").read_text(encoding="utf-8"))
    quantities = lines_of(run(program, "quantities", sample))
    articles = [line for path in sorted(sample.rglob("*.jsonl")) for line in lines_of(path.read_text(encoding="utf-8"))]
    messages = errors(validator(source, "claim"), "claims.jsonl", claims)
    messages += errors(validator(source, "finding"), "findings.jsonl", findings)
    messages += errors(validator(source, "quantity"), "quantities", quantities)
    if articles:
        messages += errors(validator(source, "article"), "sample", articles)
    messages += offset_errors(claims)
    for message in messages[:50]:
        print(message, file=sys.stderr)
    return 1 if messages else 0


if __name__ == "__main__":
    sys.exit(main())
