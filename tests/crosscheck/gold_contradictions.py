#!/usr/bin/env python3
"""Every error that the check finds among the annotated articles taken as one corpus, with a person's verdict: real, or why not.

    gold_contradictions.py PROGRAM SOURCE_DIR [--unjudged]

Real: two articles give figures for one statistic that cannot both be right, whoever is wrong, or which was revised by more than the slack. The verdicts
are in gold_verdicts.json, by the claims of the error; errors that have none yet are listed as such (--unjudged lists them alone).
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile


def errors_of(program, source):
    with tempfile.TemporaryDirectory() as folder:
        claims_file, findings_file = pathlib.Path(folder) / "claims.jsonl", pathlib.Path(folder) / "findings.jsonl"
        converter = [sys.executable, source / "tests" / "crosscheck" / "gold_claims.py", source / "training" / "gold"]
        claims_file.write_bytes(subprocess.run(converter, check=True, stdout=subprocess.PIPE).stdout)
        subprocess.run([program, "check", claims_file, "--quiet", "-o", findings_file], check=True)
        claims = {claim["id"]: claim for claim in map(json.loads, claims_file.read_text().splitlines())}
        findings = [json.loads(line) for line in findings_file.read_text().splitlines()]
    return claims, [f for f in findings if f["kind"] == "contradiction" and f["severity"] == "error"]


def key_of(finding):
    return " ".join(finding["claims"])


def describe(finding, claims, verdict):
    print(f"{finding['rule']}: {verdict or 'not judged yet'}\n  {finding['explanation']}")
    for claim in (claims[name] for name in finding["claims"]):
        print(f"    {claim['document']['id']} ({claim['document']['published']}): {' '.join(claim['evidence']['quote']['text'].split())}")
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("--unjudged", action="store_true", help="only errors without a verdict")
    options = parser.parse_args()
    verdicts = json.loads((options.source / "tests" / "crosscheck" / "gold_verdicts.json").read_text())
    claims, errors = errors_of(options.program.resolve(), options.source.resolve())
    for error in errors:
        verdict = verdicts.get(key_of(error))
        if not options.unjudged or not verdict:
            describe(error, claims, verdict)
    judged = [verdicts[key_of(error)] for error in errors if key_of(error) in verdicts]
    print(f"{len(claims)} claims, {len(errors)} errors: {judged.count('real')} real, {len(judged) - judged.count('real')} not, {len(errors) - len(judged)} not judged yet")


main()
