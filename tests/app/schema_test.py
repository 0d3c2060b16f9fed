#!/usr/bin/python3
"""Validates what the program writes on the sample dump against the JSON Schemas that it prints. Usage: schema_test.py PROGRAM SOURCE_DIR"""

import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema


def validator(program, source, name):
    printed = run(program, "schema", name)
    if printed != (source / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"):
        raise AssertionError(f"tallyman schema {name} prints something else than schema/{name}.schema.json")
    schema = json.loads(printed)
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


def run(*command, codes=(0,)):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE)
    if done.returncode not in codes:
        raise AssertionError(f"{command} ended with {done.returncode}")
    return done.stdout.decode("utf-8")


def lines_of(text):
    return [line for line in text.split("\n") if line]


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    sample = source / "tests" / "sample"
    articles = [line for path in sorted(sample.rglob("*.jsonl")) for line in lines_of(path.read_text(encoding="utf-8"))]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "articles.jsonl").write_text("".join(article + "\n" for article in articles) + '{"text": "cut o\n', encoding="utf-8")
        run(program, "run", folder / "articles.jsonl", "-o", folder / "out", codes=(0, 3))
        claims, findings, quarantine = (lines_of((folder / "out" / f"{what}.jsonl").read_text(encoding="utf-8"))
                                        for what in ("claims", "findings", "quarantine"))
        written = {
            "article": articles + lines_of(run(program, "read", sample)),
            "claim": claims,
            "finding": findings,
            "quarantine": quarantine,
            "quantity": lines_of(run(program, "quantities", sample)),
            "series": lines_of(run(program, "series", "CN", "RU", "exports", "--from", folder / "out" / "claims.db", "--json")),
            "annotations": [run(program, "export", folder / "out", "--format", "web-annotation")],
            "claim_reviews": [run(program, "export", folder / "out", "--format", "claim-review")],
        }
    messages = []
    for path in sorted((source / "schema").glob("*.schema.json")):
        what = path.name.removesuffix(".schema.json")
        messages += errors(validator(program, source, what), what, written[what])
    messages += offset_errors(claims)
    for message in messages[:50]:
        print(message, file=sys.stderr)
    return 1 if messages else 0


if __name__ == "__main__":
    sys.exit(main())
