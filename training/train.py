#!/usr/bin/env python3
"""Train the linker's weights from annotated articles: `train.py DUMP_PROGRAM GOLD_DIR... -o weights.json [--without LANGUAGE,...|FOLD/FOLDS]`.

DUMP_PROGRAM is dump_candidates. Every slot has an ensemble of regression trees over the rows of its candidates, fitted by LightGBM so that
the softmax of the scores over a decision's candidates gives the annotated one. The first round sees every figure after the annotated truth of
those before it; the later ones after the choices of a model that was trained without the article, so that the trees learn to recover from
mistakes. The second reading is trained alike, over first readings by models that had not seen the article. What words say for a candidate is a column
for the trees: the score of a log-linear model over the words around it, fitted before them, for the trees to learn from always without the sources of the
article. The same articles, program and versions of the libraries give the same file.
"""
import argparse
import collections
import concurrent.futures
import glob
import json
import multiprocessing
import os
import re
import subprocess
import tempfile

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # sums in one order, whatever the number of cores

import lightgbm
import numpy as np
import scipy.optimize
import scipy.sparse

SLOTS = ("unit", "flow", "role", "counterpart", "reporter", "partner", "product", "period", "versus", "direction", "status", "terms", "whole")
MONEY, PHYSICAL, PERCENT, MULTIPLE = range(4)
ROUNDS = (3, 2)  # of the first reading and of the second
FOLDS = 3
TREES = (225, 450)  # of a slot, likewise: the second reading settles what the first got roughly right
PROCESSES = 2
WORD_SLOTS = ("flow", "role", "counterpart", "reporter", "partner", "product", "versus", "direction", "status")  # as Wording::IsLearned
WORD_BUCKETS = 1 << 19
WORD_STEP = 0.02
WORD_SEEN = 3  # decisions that a word stands in, at least
WORD_LEAST = 4  # steps of a weight that counts
WORD_PENALTY = 1.0
WORD_ITERATIONS = 60
ARTICLE_SCALE = 8  # as kArticleScale
ARTICLE_PENALTY = 2.0
PARAMETERS = {
    "learning_rate": 0.12, "num_leaves": 32, "min_data_in_leaf": 20, "min_sum_hessian_in_leaf": 0.5, "lambda_l2": 10.0, "feature_fraction": 0.5,
    "bagging_fraction": 0.8, "bagging_freq": 1, "max_bin": 63, "seed": 7, "deterministic": True, "force_row_wise": True, "num_threads": 1, "verbosity": -1,
}


def load_gold(folders):
    """The annotated articles by id, each with its "path"."""
    documents = {}
    for folder in folders:
        for path in sorted(glob.glob(os.path.join(folder, "**", "*.json"), recursive=True)):
            with open(path, encoding="utf-8") as f:
                document = json.load(f)
            documents[document["id"]] = {**document, "path": path}
    return documents


def leads_of(documents, folder):
    """The first paragraphs of every second article, as articles without a title: files in `folder`. Most articles are long; these teach what a
    sentence or two say by themselves. A lead's "of" names its article."""
    leads = {}
    for key in sorted(documents)[::2]:
        document = documents[key]
        text = document["text"].split("\n", 1)[0]
        claims = [claim for claim in document["claims"] if claim["quote"] in text]
        if text == document["text"] or len(claims) < sum(claim["quote"][:20] in text for claim in document["claims"]):
            continue
        lead = {**document, "id": key + "/lead", "title": "", "text": text, "claims": claims, "of": key, "path": os.path.join(folder, f"{len(leads)}.json")}
        with open(lead["path"], "w", encoding="utf-8") as f:
            json.dump(lead, f)
        leads[lead["id"]] = lead
    return leads


def source_of(key):
    """Who wrote an article: articles of one source are numbered."""
    return re.sub(r"\d+(/lead)?$", "", key)


class Dump:
    """What dump_candidates sees of some documents under a model that may be given some decisions: figures by document, and rows; instead of
    rows, where they are asked for, the words of every candidate as a matrix."""

    def __init__(self, program, weights, documents, decisions=None, words=False):
        with tempfile.TemporaryDirectory() as folder:
            path = lambda name: os.path.join(folder, name)
            with open(path("weights.json"), "w", encoding="utf-8") as f:
                json.dump(weights, f)
            with open(path("list"), "w", encoding="utf-8") as f:
                f.writelines(document["path"] + "\n" for document in documents)
            arguments = [program, path("weights.json"), path("list"), os.devnull if words else path("rows")]
            if decisions is not None:
                with open(path("decisions.jsonl"), "w", encoding="utf-8") as f:
                    f.writelines(json.dumps({"id": key, "figures": figures}) + "\n" for key, figures in decisions.items())
                arguments.append(path("decisions.jsonl"))
            if words:
                arguments.append(path("words"))
            out = subprocess.run(arguments, check=True, capture_output=True, text=True, encoding="utf-8").stdout
            lines = [json.loads(line) for line in out.splitlines()]
            self.figures = {line["id"]: line["figures"] for line in lines}
            self.articles = {line["id"]: line["words"] for line in lines if words}
            if words:
                features, sizes = np.fromfile(path("words"), dtype=np.int32), np.fromfile(path("words.sizes"), dtype=np.uint32)
                starts = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
                self.words = scipy.sparse.csr_matrix((np.ones(len(features), dtype=np.float32), features, starts), shape=(len(sizes), WORD_BUCKETS))
            else:
                self.rows = np.fromfile(path("rows"), dtype=np.float32)


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
    result = {"flow": flows, "role": [role], "reporter": reporter, "partner": partner, "counterpart": partner, "product": [claim["product"]],
              "period": [claim["start"] + ".." + claim["end"]], "status": [claim["status"]]}
    if role == "change":
        result["terms"] = [claim.get("terms") or "none"]
    if role == "share":
        result["whole"] = [claim["share_of"]]
    if role in ("change", "delta"):
        result["versus"] = [claim["versus"]]
        value = claim["percent"] if role == "change" else claim["delta"]
        fall = value < 0
        if role == "delta" and flows[0] == "deficit":
            fall = not fall
        result["direction"] = ["-" if fall else "+"]
    return result


def measures(measure, gold_kind, gold_size, gold_unit):
    """Whether what a figure may be is what was annotated."""
    kind = "amount" if measure["kind"] in (MONEY, PHYSICAL) else "percent"
    size = abs(float(measure["amount"]))
    same_unit = gold_unit == measure["unit"] or (measure["bare"] and len(gold_unit) == 3)  # the reporter may settle a bare currency name
    return gold_kind == kind and same_unit and abs(size - gold_size) <= 1e-6 * max(size, gold_size, 1e-12)


def align(document, figures):
    """For every figure of the program its labels by slot; {} where it is unclear, {"flow": ["none"]} where it is no claim."""
    gold = [(kind, role, size, unit, claim, quote_places(document, claim)) for kind, role, size, unit, claim in gold_figures(document)]
    result, quoted = [], set()
    options = []
    for figure in figures:
        matching = []
        for i, (gold_kind, role, gold_size, unit, claim, places) in enumerate(gold):
            units = [measure["value"] for measure in figure["measures"] if measures(measure, gold_kind, gold_size, unit)]
            if not units:
                continue
            inside = any(field == figure["field"] and start <= figure["start"] and figure["end"] <= end for field, start, end in places)
            near = min([abs(start - figure["start"]) for field, start, end in places if field == figure["field"]], default=1 << 30)
            matching.append((not inside, near, i, units))
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
        result.append({"unit": best[3], **labels(role, claim)})
    return result


def accepts(slot, accepted, value):
    return (value[:16] if slot == "period" else value) in accepted


class Examples:
    """All decisions on one slot: a row for each candidate."""

    def __init__(self):
        self.blocks, self.decision, self.good = [], [], []
        self.decisions = 0

    def add(self, rows, good):
        if not any(good) or all(good):
            return
        self.blocks.append(rows)
        self.decision.extend([self.decisions] * len(good))
        self.good.extend(good)
        self.decisions += 1

    def fit(self, trees):
        """So many trees, as LightGBM describes them."""
        rows, decision, good = np.concatenate(self.blocks), np.array(self.decision), np.array(self.good, dtype=float)
        first = np.concatenate(([0], np.flatnonzero(np.diff(decision)) + 1))  # the first row of every decision

        def objective(score, _):
            mass = np.exp(score - np.maximum.reduceat(score, first)[decision])
            probability = mass / np.add.reduceat(mass, first)[decision]
            wanted = mass * good / np.add.reduceat(mass * good, first)[decision]
            return probability - wanted, np.maximum(probability * (1 - probability), 1e-6)

        data = lightgbm.Dataset(rows, label=good, free_raw_data=False)
        # Slots that are seldom in question (unit, whole) have small leaves, and are held back less.
        seldom = {
            "min_data_in_leaf": min(PARAMETERS["min_data_in_leaf"], 4 + self.decisions // 50),
            "lambda_l2": min(PARAMETERS["lambda_l2"], 1 + self.decisions / 600),
        }
        booster = lightgbm.train({**PARAMETERS, **seldom, "objective": objective}, data, num_boost_round=trees)
        return [tree["tree_structure"] for tree in booster.dump_model()["tree_info"]]


def often_seen(matrix):
    """The columns of a matrix of words that are seen often enough, and their buckets."""
    used = np.flatnonzero(np.bincount(matrix.indices, minlength=WORD_BUCKETS) >= WORD_SEEN)
    return matrix[:, used], used


class WordExamples:
    """All decisions on one slot, as words: a row for each candidate."""

    def __init__(self):
        self.rows, self.sizes, self.good, self.part = [], [], [], []

    def add(self, first, good, part):
        if any(good) and not all(good):
            self.rows.extend(range(first, first + len(good)))
            self.sizes.append(len(good))
            self.good.extend(good)
            self.part.append(part)

    def fit(self, words, without):
        """The steps by bucket that the decisions of all parts but `without` give."""
        sizes, part = np.array(self.sizes), np.array(self.part)
        kept = part != (-1 if without is None else without)
        rows, good = np.array(self.rows)[np.repeat(kept, sizes)], np.array(self.good, dtype=float)[np.repeat(kept, sizes)]
        sizes = sizes[kept]
        first = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        decision = np.repeat(np.arange(len(sizes)), sizes)
        matrix, used = often_seen(words[rows])
        matrix.sum_duplicates()
        turned = matrix.T.tocsr()

        def loss(weights):
            score = (matrix @ weights.astype(np.float32)).astype(float)
            mass = np.exp(score - np.maximum.reduceat(score, first)[decision])
            total, right = np.add.reduceat(mass, first), np.add.reduceat(mass * good, first)
            slope = mass / total[decision] - mass * good / right[decision]
            value = np.sum(np.log(total) - np.log(right)) + WORD_PENALTY / 2 * weights @ weights
            return value, (turned @ slope.astype(np.float32)).astype(float) + WORD_PENALTY * weights

        fitted = scipy.optimize.minimize(loss, np.zeros(len(used)), jac=True, method="L-BFGS-B", options={"maxiter": WORD_ITERATIONS}).x
        return to_steps(fitted, used)


class ArticleExamples:
    """Articles, with claims or without any, as words."""

    def __init__(self):
        self.words, self.good, self.part = [], [], []

    def add(self, words, good, part):
        self.words.append(words)
        self.good.append(good)
        self.part.append(part)

    def fit(self, without):
        """The steps by bucket that the articles of all parts but `without` give: a logistic regression, whose constant is not kept."""
        kept = [i for i, part in enumerate(self.part) if part != without and self.words[i]]
        good = np.array([self.good[i] for i in kept], dtype=float)
        sizes = np.array([len(self.words[i]) for i in kept])
        features = np.concatenate([self.words[i] for i in kept])
        values = np.repeat(ARTICLE_SCALE / np.sqrt(sizes), sizes)
        matrix = scipy.sparse.csr_matrix((values, features, np.concatenate(([0], np.cumsum(sizes)))), shape=(len(kept), WORD_BUCKETS))
        matrix, used = often_seen(matrix)
        turned = matrix.T.tocsr()

        def loss(weights):
            score = matrix @ weights[:-1] + weights[-1]
            slope = 1 / (1 + np.exp(-score)) - good
            value = np.sum(np.logaddexp(0, score) - good * score) + ARTICLE_PENALTY / 2 * weights[:-1] @ weights[:-1]
            return value, np.append(turned @ slope + ARTICLE_PENALTY * weights[:-1], np.sum(slope))

        fitted = scipy.optimize.minimize(loss, np.zeros(len(used) + 1), jac=True, method="L-BFGS-B", options={"maxiter": WORD_ITERATIONS}).x
        return to_steps(fitted[:-1], used)


def to_steps(fitted, used):
    """Fitted weights of the used buckets as the weights file has them."""
    steps = np.clip(np.rint(fitted / WORD_STEP), -127, 127).astype(int)
    steps[np.abs(steps) < WORD_LEAST] = 0
    kept = np.flatnonzero(steps)
    return {"gap": np.diff(used[kept], prepend=0).tolist(), "steps": steps[kept].tolist()}


class WordWorker:
    examples, words, articles = None, None, None

    @staticmethod
    def start(examples, words, articles):
        WordWorker.examples, WordWorker.words, WordWorker.articles = examples, words, articles

    @staticmethod
    def fit(task):
        slot, without = task
        return WordWorker.articles.fit(without) if slot == "article" else WordWorker.examples[slot].fit(WordWorker.words, without)


def fit_words(examples, words, articles, parts):
    """The words' steps by slot, and of articles, without each part and of all."""
    tasks = [(slot, without) for slot in (*WORD_SLOTS, "article") if slot == "article" or examples[slot].sizes for without in (*range(parts), None)]
    result = {without: {} for without in (*range(parts), None)}
    with multiprocessing.get_context("fork").Pool(PROCESSES, initializer=WordWorker.start, initargs=(examples, words, articles)) as pool:
        for (slot, without), steps in zip(tasks, pool.map(WordWorker.fit, tasks, chunksize=1)):
            result[without][slot] = steps
    return [result[part] for part in range(parts)], result[None]


def flatten(structure, used):
    """A tree of LightGBM as the arrays of the weights file; `used` maps columns to their number in the file."""
    tree = {"column": [], "threshold": [], "left": [], "right": [], "missing": [], "leaf": []}

    def add(node):
        if "leaf_value" in node:
            tree["leaf"].append(round(node["leaf_value"], 4))
            return -len(tree["leaf"])
        at = len(tree["column"])
        tree["column"].append(used.setdefault(node["split_feature"], len(used)))
        tree["threshold"].append(float(f"{node['threshold']:.7g}"))
        # LightGBM reads what is missing as zero where it saw nothing missing.
        missing_left = node["default_left"] if node["missing_type"] == "NaN" else 0 <= node["threshold"]
        tree["missing"].append(int(missing_left))
        tree["left"].append(0)
        tree["right"].append(0)
        tree["left"][at] = add(node["left_child"])
        tree["right"][at] = add(node["right_child"])
        return at

    add(structure)
    return tree


def to_weights(names, words, first, second=None):
    """The weights file of words by slot, of a first reading's trees, and of a second's."""
    used = {}
    flat = lambda models: {slot: [flatten(tree, used) for tree in trees] for slot, trees in models.items()}
    readings = {"slots": flat(first)}
    if second is not None:
        readings["second"] = flat(second)
    return {"columns": [names[column] for column in used], **readings, "words": words}


def fit(examples, number):
    """That number of trees by slot; slots are fitted side by side, each by one thread, so that the sums do not depend on the machine."""
    slots = sorted((slot for slot in SLOTS if examples[slot].decisions), key=lambda slot: -len(examples[slot].good))
    trees = {}
    with multiprocessing.get_context("fork").Pool(PROCESSES, initializer=FitWorker.start, initargs=(examples, number)) as pool:
        for slot, fitted in zip(slots, pool.map(FitWorker.fit, slots, chunksize=1)):
            trees[slot] = fitted
    return {slot: trees[slot] for slot in SLOTS if slot in trees}


class FitWorker:
    examples, number = None, 0

    @staticmethod
    def start(examples, number):
        FitWorker.examples, FitWorker.number = examples, number

    @staticmethod
    def fit(slot):
        return FitWorker.examples[slot].fit(FitWorker.number)


def add_examples(examples, dump, columns, aligned, keys):
    """Adds the decisions of these documents; returns how many there were by (slot, whether the right candidate is among those to choose from)."""
    reachable = collections.Counter()
    rows = dump.rows.reshape(-1, columns)
    for key in keys:
        for figure, accepted in zip(dump.figures[key], aligned[key]):
            for slot, values in accepted.items():
                offered = figure["slots"].get(slot)
                if offered is None:
                    continue
                good = [accepts(slot, values, value) for value in offered["values"]]
                reachable[slot, any(good)] += 1
                examples[slot].add(rows[offered["first"]:offered["first"] + len(good)], good)
    return reachable


class Trainer:
    """Trains words, then one reading after the other on the same documents, in FOLDS parts; a source is not parted where there are several."""

    def __init__(self, program, documents, log):
        self.program, self.log = program, log
        self.names = subprocess.run([program, "columns"], check=True, capture_output=True, text=True).stdout.split()
        nothing = to_weights(self.names, {}, {})
        self.aligned = {key: align(documents[key], figures) for key, figures in Dump(program, nothing, list(documents.values())).figures.items()}
        self.truth = {key: [{slot: accepted[0] for slot, accepted in figure.items()} for figure in figures] for key, figures in self.aligned.items()}
        kept = [documents[key] for key in sorted(self.aligned)]
        unit = source_of
        if len({source_of(document["id"]) for document in kept}) < FOLDS:
            unit = lambda key: key.removesuffix("/lead")  # few sources: article by article
        part_of = self.part(kept, unit)
        self.parts = [[document for document in kept if part_of[unit(document["id"])] == part] for part in range(FOLDS)]
        self.words_without, self.words = self.train_words(nothing)

    @staticmethod
    def part(documents, unit):
        """The part of each unit of documents, so that the parts are of about equal size in every language."""
        sizes = collections.Counter(unit(document["id"]) for document in documents)
        part_of, filled = {}, collections.Counter()
        for name, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
            language = name.split("-")[0]
            part_of[name] = min(range(FOLDS), key=lambda part: (filled[language, part], filled[part], part))
            filled[language, part_of[name]] += size
            filled[part_of[name]] += size
        return part_of

    def train_words(self, weights):
        """The words' steps without each part, and of all."""
        examples, articles = {slot: WordExamples() for slot in WORD_SLOTS}, ArticleExamples()
        matrices, rows = [], 0
        for part, documents in enumerate(self.parts):
            dump = Dump(self.program, weights, documents, self.truth, words=True)
            for document in documents:
                if document["claims"] or "of" not in document:  # a lead without claims may be one of an article with some
                    articles.add(dump.articles[document["id"]], bool(document["claims"]), part)
                for figure, accepted in zip(dump.figures[document["id"]], self.aligned[document["id"]]):
                    for slot in WORD_SLOTS:
                        offered = figure["slots"].get(slot)
                        if slot in accepted and offered is not None:
                            examples[slot].add(rows + offered["first"], [accepts(slot, accepted[slot], value) for value in offered["values"]], part)
            matrices.append(dump.words)
            rows += dump.words.shape[0]
            del dump
        words = scipy.sparse.vstack(matrices, format="csr")
        del matrices
        return fit_words(examples, words, articles, FOLDS)

    def train(self, rounds, number, weights_without):
        """That number of trees by slot of all documents, and for each part those of the others. `weights_without(part, trees)`: the weights by which the
        part's documents are read, the trees being without them. The first round sees the truth of the figures before; it only starts the others.
        """
        whole = {slot: Examples() for slot in SLOTS}
        without = [{slot: Examples() for slot in SLOTS} for _ in self.parts]
        trees = [{} for _ in self.parts]
        for step in range(rounds):
            if step > 0:
                trees = [fit(examples, number) for examples in without]
            reachable = collections.Counter()
            read = lambda part: Dump(self.program, weights_without(part, trees[part]), self.parts[part], self.truth if step == 0 else None)
            with concurrent.futures.ThreadPoolExecutor(PROCESSES) as pool:
                dumps = list(pool.map(read, range(len(self.parts))))
            for part, (documents, dump) in enumerate(zip(self.parts, dumps)):
                keys = [document["id"] for document in documents]
                if step > 0:
                    reachable += add_examples(whole, dump, len(self.names), self.aligned, keys)
                for other, examples in enumerate(without):
                    if other != part:
                        add_examples(examples, dump, len(self.names), self.aligned, keys)
        for slot in SLOTS:
            self.log(f"{slot:12} {reachable[slot, True]:6} decisions, {reachable[slot, False]:5} without the right candidate")
        return fit(whole, number), trees


def train(program, folders, is_kept, log=print):
    """The weights that the kept documents give."""
    documents = {key: document for key, document in load_gold(folders).items() if is_kept(key)}
    with tempfile.TemporaryDirectory() as folder:
        trainer = Trainer(program, {**documents, **leads_of(documents, folder)}, log)
        first, first_without = trainer.train(ROUNDS[0], TREES[0], lambda part, trees: to_weights(trainer.names, trainer.words_without[part], trees))
        second, _ = trainer.train(ROUNDS[1], TREES[1], lambda part, trees: to_weights(trainer.names, trainer.words_without[part], first_without[part], trees))
        return to_weights(trainer.names, trainer.words, first, second)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("gold", nargs="+")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--without", default="", help="leave out languages (ja,ru), or a fold such as 2/5 of the documents")
    options = parser.parse_args()
    documents = load_gold(options.gold)
    number = {key: place for place, key in enumerate(sorted(documents))}
    fold = options.without.split("/")

    def is_kept(key):
        if len(fold) == 2:
            return number[key] % int(fold[1]) != int(fold[0])
        return documents[key]["language"] not in options.without.split(",")

    weights = train(options.program, options.gold, is_kept)
    with open(options.output, "w", encoding="utf-8") as f:
        f.write(json.dumps(weights, separators=(",", ":")).replace('{"column":', '\n{"column":') + "\n")


if __name__ == "__main__":
    main()
