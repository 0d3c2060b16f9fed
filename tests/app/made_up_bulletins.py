"""A third made-up world: bulletins of one office on its country's trade with its partners, written down from docs/formats.md alone.

    made_up_bulletins.py RATES.csv CLAIMS.jsonl WRONG.json [--claims N] [--pairs N] [--wrong N] [--seed N] ...

Whoever writes an article takes lines of a bulletin: a month, the year to date, a quarter, a half, a year; in dollars, or in yuan at each month's
mean rate; a growth on the year with one decimal. Unlike the first two worlds it is dense, so that nearly every figure follows from others, and
a wrong claim is wrong by so much that the others tell (--least). Every claim of WRONG.json is named with its fault.
"""

import argparse
import hashlib
import json
import random
from decimal import ROUND_HALF_EVEN, Decimal

FIRST_YEAR, LAST_YEAR = 2018, 2023
PARTNERS = ("RU US JP KR VN DE NL IN MY TH ID AU BR GB SG MX FR IT PH ZA SA AE CA ES PL TR CL KZ NG EG IQ PK BD BE CH AR PE NZ IE SE "
            "DK NO FI AT CZ HU RO GR PT IL KW QA OM MA KE GH AO CO EC UA").split()
FAULTS = ("scale", "typing", "currency", "sign", "year", "flow")


def mean_rates(path):
    """Yuan for a dollar, by year and month: the mean of the days' fixings."""
    days, fixings = {}, {}
    with open(path) as lines:
        for line in lines:
            kind, *fields = line.strip().split(",")
            if kind == "fixing_days":
                days[int(fields[1])] = fields[2:]
            elif kind == "fixing" and fields[0] in ("CNY", "USD"):
                fixings[fields[0], int(fields[1])] = fields[2:]
    ratios = {}
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for day, yuan, dollars in zip(days[year], fixings["CNY", year], fixings["USD", year]):
            if yuan and dollars:
                ratios.setdefault((year, int(day[:2])), []).append(float(yuan) / float(dollars))
    return {month: sum(values) / len(values) for month, values in ratios.items()}


def plain(number):
    return format(number, "f")


def printed_unit(text):
    """What one unit of the last significant digit is worth."""
    if "." in text:
        return Decimal(1).scaleb(-len(text.split(".")[1]))
    digits = text.strip("-")
    return Decimal(10) ** min(len(digits) - len(digits.rstrip("0")), max(0, len(digits) - 2))


def ends(text):
    half = printed_unit(text) / 2
    return Decimal(text) - half, Decimal(text) + half


class Bulletins:
    def __init__(self, options):
        self.options, self.random, self.rates = options, random.Random(options.seed), mean_rates(options.rates)
        self.flows = {}
        for partner in PARTNERS[:options.pairs]:
            size = 10 ** self.random.uniform(7.5, 10.5)
            self.flows[partner] = [self.course(size), self.course(size * self.random.uniform(0.2, 5))]

    def course(self, level):
        """Dollars by month: a walk with seasons."""
        seasons = [self.random.uniform(0.8, 1.2) for _ in range(12)]
        course = {}
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            for month in range(1, 13):
                level *= self.random.uniform(0.93, 1.08)
                course[year, month] = level * seasons[month - 1]
        return course

    def truth(self, partner, flow, year, first, last, unit):
        exports, imports = self.flows[partner]
        signs = {"exports": (1, 0), "imports": (0, 1), "trade": (1, 1), "balance": (1, -1)}[flow]
        return sum((signs[0] * exports[year, m] + signs[1] * imports[year, m]) * (self.rates[year, m] if unit == "CNY" else 1)
                   for m in range(first, last + 1))

    def lines(self):
        """One line of a bulletin after another, without end."""
        pick = self.random.choice
        while True:
            length = self.random.choices(("month", "to date", "quarter", "half", "year"), (8, 6, 3, 1, 2))[0]
            month = self.random.randint(2, 12)
            first, last = {"month": (month, month), "to date": (1, month), "quarter": pick([(1, 3), (4, 6), (7, 9), (10, 12)]),
                           "half": pick([(1, 6), (7, 12)]), "year": (1, 12)}[length]
            line = {"partner": pick(list(self.flows)), "flow": self.random.choices(("exports", "imports", "trade", "balance"), (5, 5, 4, 1))[0],
                    "year": self.random.randint(FIRST_YEAR, LAST_YEAR), "first": first, "last": last, "unit": pick(["USD", "CNY"])}
            self.fill(line)
            yield line

    def fill(self, line):
        place = (line["partner"], line["flow"])
        value = self.truth(*place, line["year"], line["first"], line["last"], line["unit"])
        kind = self.random.choices(("level", "growth", "both"), (4, 2, 5))[0]
        if line["flow"] == "balance" or line["year"] == FIRST_YEAR:
            kind = "level"
        if kind != "growth":
            line["level"] = self.rounded(value)
        if kind != "level":
            before = self.truth(*place, line["year"] - 1, line["first"], line["last"], line["unit"])
            line["percent"] = self.one_decimal((value / before - 1) * 100)
            line["terms"] = line["unit"] if kind == "growth" and self.random.random() < self.options.terms else None

    def one_decimal(self, number):
        text = plain(Decimal(number).quantize(Decimal("0.1"), ROUND_HALF_EVEN))
        return "0.0" if text == "-0.0" else text

    def rounded(self, value):
        """Digits and the number of zeros that follow in the scale word."""
        digits = self.random.randint(*self.options.digits)
        number = Decimal(value)
        kept = round(number, digits - number.adjusted() - 1)
        zeros = self.random.choice([z for z in (0, 4, 6, 8, 9) if abs(number) >= Decimal(10) ** z][-2:])
        text = plain(kept.scaleb(-zeros).normalize())
        decimals = max(0, digits - 1 - number.adjusted() + zeros)
        return plain(Decimal(text).quantize(Decimal(1).scaleb(-decimals))) if decimals else text, zeros

    # Faults

    def spoil(self, line, fault):
        """The line with a fault; None where it has nothing for it, or would hardly change."""
        wrong = dict(line)
        if not getattr(self, "spoil_" + fault)(wrong):
            return None
        return wrong if self.is_off(wrong) else None

    def spoil_scale(self, line):
        if "level" not in line:
            return False
        line["level"] = (line["level"][0], line["level"][1] + self.random.choice((-3, -1, 1, 3)))
        return line["level"][1] >= 0

    def spoil_typing(self, line):
        name = self.random.choice([name for name in ("level", "percent") if name in line])
        text = line[name][0] if name == "level" else line[name]
        place = self.random.choice([i for i, c in enumerate(text) if c.isdigit()])
        after = place + 1
        if self.random.random() < 0.5 and after < len(text) and text[after].isdigit():
            text = text[:place] + text[after] + text[place] + text[after + 1:]
        else:
            text = text[:place] + self.random.choice("123456789") + text[after:]
        line[name] = (text, line["level"][1]) if name == "level" else text
        return not text.lstrip("-").startswith("0") or "." in text

    def spoil_currency(self, line):
        if "level" not in line:
            return False
        line["unit"] = "CNY" if line["unit"] == "USD" else "USD"
        return True

    def spoil_sign(self, line):
        def turned(text):
            return text[1:] if text.startswith("-") else "-" + text

        if line["flow"] == "balance":
            line["level"] = (turned(line["level"][0]), line["level"][1])
        elif "percent" in line:
            line["percent"] = turned(line["percent"])
        else:
            return False
        return True

    def spoil_year(self, line):
        line["year"] += self.random.choice((-1, 1))
        return FIRST_YEAR + ("percent" in line) <= line["year"] <= LAST_YEAR

    def spoil_flow(self, line):
        if line["flow"] == "balance":
            return False
        line["flow"] = self.random.choice([flow for flow in ("exports", "imports", "trade") if flow != line["flow"]])
        return True

    def is_off(self, line):
        place = (line["partner"], line["flow"])
        value = self.truth(*place, line["year"], line["first"], line["last"], line["unit"])
        least = self.options.least
        if "level" in line:
            level = float(line["level"][0]) * 10 ** line["level"][1]
            # A balance is only as sure as the flows that make it.
            size = self.truth(line["partner"], "trade", *(line[name] for name in ("year", "first", "last", "unit")))
            if abs(level - value) > least / 100 * (size if line["flow"] == "balance" else abs(value)):
                return True
        if "percent" in line:
            before = self.truth(*place, line["year"] - 1, line["first"], line["last"], line["unit"])
            return abs(float(line["percent"]) - (value / before - 1) * 100) > least
        return False

    # Claims

    def published(self, line):
        year, month = line["year"], line["last"]
        if self.options.published == "last_day":
            return f"{year}-{month:02}-{28 if month == 2 else 30}"
        if self.options.published == "one_day":
            return f"{LAST_YEAR + 1}-03-15"
        if self.options.published == "none":
            return None
        return f"{year + month // 12}-{month % 12 + 1:02}-{self.random.randint(7, 25):02}"

    def claims(self, lines):
        """Claims of the lines, some of which stand in one article if their articles would appear in one month."""
        articles = {}
        for number, line in enumerate(lines):
            published = line["published"]
            if self.options.an_article > 1:
                bunch = articles.setdefault((line["partner"], (published or "")[:7]), [])
                if not bunch or bunch[-1][1] == self.options.an_article:
                    bunch.append([number, 0, published])
                bunch[-1][1] += 1
                yield self.claim(line, f"article {bunch[-1][0]}", bunch[-1][2])
            else:
                yield self.claim(line, f"article {number}", published)

    def claim(self, line, article, published):
        code = hashlib.sha256(article.encode()).hexdigest()
        months = [f"{line['year']}-{line[name]:02}" for name in ("first", "last")]
        before = [f"{line['year'] - 1}-{line[name]:02}" for name in ("first", "last")]
        level = change = None
        if "level" in line:
            text, zeros = line["level"]
            low, high = (plain(end * 10**zeros) for end in ends(text))
            level = {"amount": plain(Decimal(text) * 10**zeros), "unit": line["unit"], "low": low, "high": high, "qualifier": "eq",
                     "unit_text": None, "converted": None}
        if "percent" in line:
            low, high = map(plain, ends(line["percent"]))
            change = {"percent": line["percent"], "low": low, "high": high, "qualifier": "eq", "delta": None, "delta_low": None,
                      "delta_high": None, "delta_unit": None, "versus": "yoy", "base": {"start": before[0], "end": before[1]},
                      "terms": line["terms"]}
        side = None
        if line["flow"] == "balance":
            side = "deficit" if line["level"][0].startswith("-") else "surplus"
        words = {"field": "text", "start": 0, "end": 1, "text": "-"}
        content = {
            "document": {"id": article, "url": None, "title": "", "published": published, "language": "en", "country": None,
                         "publisher": None, "text_sha256": code, "sketch": code[-16:]},
            "statistic": {"flow": line["flow"], "reporter": "CN", "partner": line["partner"], "product": "total", "measure": "value",
                          "basis": None, "side": side, "reporter_text": None, "partner_text": None, "product_text": None},
            "period": {"start": months[0], "end": months[1], "first_day": None, "last_day": None},
            "level": level, "change": change, "share": None, "status": "actual", "source": None,
            "evidence": {"sentence": words, "quote": words, "spans": []}, "confidence": 1.0, "warnings": []}
        name = hashlib.sha256(json.dumps(content).encode()).hexdigest()
        return {"schema": "claim/1", "id": "c-" + name[:16], "producer": "bulletins", **content}


def options_of(arguments=None):
    parser = argparse.ArgumentParser()
    for name in ("rates", "claims_file", "wrong_file"):
        parser.add_argument(name)
    for name, default in (("claims", 65000), ("pairs", 40), ("wrong", 0), ("seed", 1)):
        parser.add_argument("--" + name, type=int, default=default)
    parser.add_argument("--digits", type=lambda text: tuple(map(int, text.split(".."))), default=(3, 5))
    parser.add_argument("--terms", type=float, default=0.7, help="how often a growth alone tells its currency")
    parser.add_argument("--least", type=float, default=3.0, help="how many percent a wrong figure is off at least")
    parser.add_argument("--published", choices=("after", "last_day", "one_day", "none"), default="after")
    parser.add_argument("--an-article", type=int, default=1, help="claims of an article at most")
    return parser.parse_args(arguments)


def write_world(options):
    world = Bulletins(options)
    source = world.lines()
    lines = [next(source) for _ in range(options.claims)]
    for line in lines:
        line["published"] = world.published(line)
    faults = {}
    while len(faults) < options.wrong:
        place, fault = world.random.randrange(len(lines)), world.random.choice(FAULTS)
        wrong = world.spoil(lines[place], fault) if place not in faults else None
        if wrong:
            lines[place], faults[place] = wrong, fault
    claims = list(world.claims(lines))
    with open(options.claims_file, "w") as file:
        file.writelines(json.dumps(claim) + "\n" for claim in claims)
    with open(options.wrong_file, "w") as file:
        json.dump({claims[place]["id"]: fault for place, fault in faults.items()}, file)


if __name__ == "__main__":
    write_world(options_of())
