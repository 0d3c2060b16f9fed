#!/usr/bin/env python3
"""Train the linker's weights from annotated articles: `train.py DUMP_PROGRAM GOLD_DIR... -o weights.json [--without LANGUAGE|FOLD/FOLDS]`.

DUMP_PROGRAM is dump_candidates. Every slot is a conditional log-linear model over its candidates' values (a value has the
features of all its candidates), fitted by full-batch gradient steps with an L2 penalty. The first round sees every figure after the annotated truth of those
before it; the later rounds also after the model's own choices, so that it learns to recover from them. The same gold gives the same file.
"""
import argparse
import collections
import glob
import json
import os
import subprocess
import tempfile

import numpy as np

SLOTS = ("flow", "role", "reporter", "partner", "product", "period", "versus", "direction", "status")
MONEY, PHYSICAL, PERCENT, MULTIPLE = range(4)
PENALTY = 1.0
STEPS = 300
ROUNDS = 2


def load_gold(folders):
    documents = {}
    for folder in folders:
        for path in sorted(glob.glob(os.path.join(folder, "**", "*.json"), recursive=True)):
            with open(path, encoding="utf-8") as f:
                document = json.load(f)
            documents[document["id"]] = document
    return documents


def run_dump(program, weights, folders, decisions=None):
    """The candidates of all figures by document, under a model that may be given some decisions."""
    dumped = {}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f, tempfile.NamedTemporaryFile("w", suffix=".json") as w:
        json.dump(weights, w)
        w.flush()
        if decisions is not None:
            for key, figures in decisions.items():
                f.write(json.dumps({"id": key, "figures": figures}) + "\n")
            f.flush()
        for folder in folders:
            arguments = [program, w.name, folder] + ([f.name] if decisions is not None else [])
            out = subprocess.run(arguments, check=True, capture_output=True, text=True, encoding="utf-8").stdout
            for line in out.splitlines():
                document = json.loads(line)
                dumped[document["id"]] = document["figures"]
    return dumped


def gold_figures(document):
    """(kind of figure, role, size, unit, claim) of every annotated figure."""
    for claim in document["claims"]:
        for value, unit, role in (("amount", "unit", "level"), ("amount2", "unit2", "level"), ("delta", "delta_unit", "delta")):
            if claim.get(value) is not None:
                yield "amount", role, abs(claim[value]), claim[unit], claim
        if claim.get("percent") is not None:
            yield "percent", "change", abs(claim["percent"]), "%", claim
        if claim.get("share") is not None:
            yield "percent", "share", claim["share"], "%", claim


def quote_places(document, claim):
    places = []
    for field in ("title", "text"):
        at = document[field].find(claim["quote"])
        if at >= 0:
            places.append((field, at, at + len(claim["quote"])))
    return places


def labels(role, claim):
    """Accepted values by slot; the first of each list is the one that decisions take."""
    flow = claim["flow"]
    if flow == "balance":
        amount = claim.get("amount")
        flows = ["surplus", "balance", "deficit"] if amount is None else ["surplus", "balance"] if amount > 0 else ["deficit", "balance"]
    else:
        flows = [flow]
    reporter, partner = [claim["reporter"]], [claim["partner"]]
    if flow == "trade" and claim["partner"] != "WORLD":
        reporter, partner = [claim["reporter"], claim["partner"]], [claim["partner"], claim["reporter"]]
    result = {"flow": flows, "role": [role], "reporter": reporter, "partner": partner, "product": [claim["product"]],
              "period": [claim["start"] + ".." + claim["end"]], "status": [claim["status"]]}
    if role in ("change", "delta"):
        result["versus"] = [claim["versus"]]
        value = claim["percent"] if role == "change" else claim["delta"]
        fall = value < 0
        if role == "delta" and flows[0] == "deficit":
            fall = not fall
        result["direction"] = ["-" if fall else "+"]
    return result


def align(document, figures):
    """For every figure of the program its labels by slot; {} where it is unclear, {"flow": ["none"]} where it is no claim."""
    gold = [(kind, role, size, unit, claim, quote_places(document, claim)) for kind, role, size, unit, claim in gold_figures(document)]
    result, quoted = [], set()
    options = []
    for figure in figures:
        kind = "amount" if figure["kind"] in (MONEY, PHYSICAL) else "percent"
        size = abs(float(figure["amount"]))
        matching = []
        for i, (gold_kind, role, gold_size, unit, claim, places) in enumerate(gold):
            if gold_kind != kind or unit != figure["unit"] or abs(size - gold_size) > 1e-6 * max(size, gold_size, 1e-12):
                continue
            inside = any(field == figure["field"] and start <= figure["start"] and figure["end"] <= end for field, start, end in places)
            near = min([abs(start - figure["start"]) for field, start, end in places if field == figure["field"]], default=1 << 30)
            matching.append((not inside, near, i))
            if inside:
                quoted.add(i)
        options.append(sorted(matching))
    used = collections.Counter()
    for matching in options:
        if not matching:
            result.append({"flow": ["none"]})
            continue
        inside = [m for m in matching if not m[0]]
        if inside:
            best = min(inside, key=lambda m: (used[m[2]], m[1]))
            used[best[2]] += 1
        elif all(m[2] in quoted for m in matching):
            result.append({})
            continue
        else:
            best = min(matching, key=lambda m: (used[m[2]], m[1]))
            used[best[2]] += 1
        _, role, _, _, claim, _ = gold[best[2]]
        result.append(labels(role, claim))
    return result


def accepts(slot, accepted, value):
    return (value[:16] if slot == "period" else value) in accepted


class Examples:
    """All decisions on one slot, as flat arrays: features of values, values of decisions."""

    def __init__(self):
        self.names, self.index = [], {}
        self.feature, self.feature_candidate = [], []
        self.candidate_decision, self.candidate_good = [], []
        self.decisions = 0

    def add(self, candidates, good):
        if not any(good) or all(good):
            return
        features, right = {}, {}
        for candidate, is_good in zip(candidates, good):
            features.setdefault(candidate["value"], {}).update(dict.fromkeys(candidate["features"]))
            right[candidate["value"]] = is_good
        for value, is_good in right.items():
            number = len(self.candidate_good)
            for name in features[value]:
                if name not in self.index:
                    self.index[name] = len(self.names)
                    self.names.append(name)
                self.feature.append(self.index[name])
                self.feature_candidate.append(number)
            self.candidate_decision.append(self.decisions)
            self.candidate_good.append(is_good)
        self.decisions += 1

    def fit(self):
        feature, feature_candidate = np.array(self.feature), np.array(self.feature_candidate)
        decision, good = np.array(self.candidate_decision), np.array(self.candidate_good, dtype=float)
        candidates = len(good)
        weights, squares = np.zeros(len(self.names)), np.full(len(self.names), 1e-8)
        for _ in range(STEPS):
            score = np.bincount(feature_candidate, weights=weights[feature], minlength=candidates)
            top = np.full(self.decisions, -np.inf)
            np.maximum.at(top, decision, score)
            mass = np.exp(score - top[decision])
            total = np.bincount(decision, weights=mass, minlength=self.decisions)
            right = np.bincount(decision, weights=mass * good, minlength=self.decisions)
            gradient_score = mass * good / right[decision] - mass / total[decision]
            gradient = np.bincount(feature, weights=gradient_score[feature_candidate], minlength=len(self.names)) - PENALTY * weights
            squares += gradient * gradient
            weights += 0.5 * gradient / np.sqrt(squares)
        return {name: round(float(w), 3) for name, w in sorted(zip(self.names, weights)) if abs(w) >= 0.0005}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("gold", nargs="+")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--without", default="", help="leave out a language, or a fold such as 2/5 of the documents")
    options = parser.parse_args()
    documents = load_gold(options.gold)
    kept = {}
    for number, key in enumerate(sorted(documents)):
        fold = options.without.split("/")
        left_out = number % int(fold[1]) == int(fold[0]) if len(fold) == 2 else documents[key]["language"] == options.without
        kept[key] = not left_out
    first = run_dump(options.program, {}, options.gold)
    aligned = {key: align(documents[key], figures) for key, figures in first.items()}
    decisions = {key: [{slot: accepted[0] for slot, accepted in figure.items()} for figure in figures] for key, figures in aligned.items()}
    examples = {slot: Examples() for slot in SLOTS}
    weights = {}
    for step in range(ROUNDS):
        dumped = run_dump(options.program, weights, options.gold, decisions if step == 0 else None)
        reachable = collections.Counter()
        for key in sorted(dumped):
            if not kept[key]:
                continue
            for figure, accepted in zip(dumped[key], aligned[key]):
                for slot, values in accepted.items():
                    candidates = figure["slots"].get(slot)
                    if candidates is None:
                        continue
                    good = [accepts(slot, values, candidate["value"]) for candidate in candidates]
                    reachable[slot, any(good)] += 1
                    examples[slot].add(candidates, good)
        weights = {slot: examples[slot].fit() for slot in SLOTS if examples[slot].decisions}
        for slot in SLOTS:
            print(f"round {step} {slot:10} {reachable[slot, True]:6} decisions, {reachable[slot, False]:5} without the right candidate")
    with open(options.output, "w", encoding="utf-8") as f:
        f.write(json.dumps(weights, indent=0, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
