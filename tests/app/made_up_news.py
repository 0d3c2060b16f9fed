"""A second made-up world, beside tests/crosscheck/world.h: claims of articles about country pairs with a known
truth, some of them made wrong. Claims are JSON Lines, as any other program could write them.

    made_up_news.py SOURCE_DIR CLAIMS.jsonl WRONG.json [--claims N] [--pairs N] [--wrong N] [--seed N] [--sizes 3..15] [--digits 2..5] ...

What it does otherwise than the first: documents without publisher, without date, or that come long after; sizes from 10^3 to 10^15 in one
run; hedged figures; percentages without a currency, with no decimal or with two; shares of the world; rates that it averages itself.
"""

import argparse
import hashlib
import json
import math
import pathlib
import random
from decimal import ROUND_HALF_UP, Decimal

REPORTERS = {"CN": "CNY", "US": "USD", "JP": "JPY", "KR": "KRW", "IN": "INR", "DE": "EUR"}
PARTNERS = (
    "RU VN FR IT MY TH ID SG AU MX CA ZA EG NG TR PL NL ES SA AE KZ CL AR PH BE SE NO CH AT CZ HU RO GR PT IE UA UZ IQ IL PK BD").split()
FLOWS = ("exports", "imports", "trade", "balance")
FAULTS = ("scale", "digits", "currency", "sign", "year", "flow")
FIRST_YEAR, YEARS = 2017, 8
MONTHS = 12 * YEARS


def monthly_means(rates_csv):
    """Units of each currency for a dollar, month by month, from the daily fixings against the euro."""
    days, fixings = {}, {}
    for line in rates_csv.read_text().splitlines():
        fields = line.split(",")
        if fields[0] == "fixing_days":
            days[int(fields[2])] = fields[3:]
        elif fields[0] == "fixing":
            fixings[fields[1], int(fields[2])] = fields[3:]

    def mean(currency, year, month):
        if currency == "USD":
            return 1.0
        ratios = []
        for place, day in enumerate(days[year]):
            own = "1" if currency == "EUR" else fixings[currency, year][place]
            dollar = fixings["USD", year][place]
            if day[:2] == f"{month:02}" and own and dollar:
                ratios.append(float(own) / float(dollar))
        return sum(ratios) / len(ratios)

    return {c: [mean(c, FIRST_YEAR + t // 12, t % 12 + 1) for t in range(MONTHS)] for c in set(REPORTERS.values())}


def text_of(number):
    return format(number.normalize(), "f") if number else "0"


def last_digit(printed):
    """The worth of the last significant digit; trailing zeros of whole numbers count up to the second digit."""
    if "." in printed:
        return Decimal(1).scaleb(-len(printed.split(".")[1]))
    figures = printed.lstrip("-")
    zeros = len(figures) - len(figures.rstrip("0"))
    return Decimal(10) ** min(zeros, max(len(figures) - 2, 0))


def interval(printed, qualifier="eq"):
    number, half = Decimal(printed), last_digit(printed) / 2
    if qualifier in ("gt", "lt"):
        return (number, None) if (qualifier == "gt") == (number > 0) else (None, number)
    about = abs(number) * Decimal("0.05") if qualifier == "approx" else half
    return number - max(half, about), number + max(half, about)


def amount(printed, exponent, unit, qualifier="eq"):
    scale = Decimal(10) ** exponent
    low, high = (None if end is None else text_of(end * scale) for end in interval(printed, qualifier))
    return {"amount": text_of(Decimal(printed) * scale), "unit": unit, "low": low, "high": high, "qualifier": qualifier}


def month_name(t):
    return f"{FIRST_YEAR + t // 12:04}-{t % 12 + 1:02}"


class World:
    def __init__(self, options):
        self.options = options
        self.random = random.Random(options.seed)
        self.rates = monthly_means(pathlib.Path(options.source) / "normalize" / "data" / "rates.csv")
        self.statistics, self.totals = [], {}
        self.make_truth()
        self.drafts = []
        while len(self.drafts) < options.claims:
            self.write_article()
        del self.drafts[options.claims:]
        self.wrong = {}

    def flow(self):
        low, high = self.options.sizes
        size, drift, noise = 10 ** self.random.uniform(low, high), self.random.uniform(-0.005, 0.012), self.random.uniform(0.03, 0.2)
        seasons = [math.exp(self.random.gauss(0, 0.1)) for _ in range(12)]
        return [size * math.exp(drift * t + self.random.gauss(0, noise)) * seasons[t % 12] for t in range(MONTHS)]

    def add(self, reporter, partner, exports, imports, currency):
        self.statistics.append({"reporter": reporter, "partner": partner, "exports": exports, "imports": imports, "currency": currency})
        return self.statistics[-1]

    def make_truth(self):
        choice, pairs = self.random.choice, set()
        while len(pairs) < self.options.pairs:
            pairs.add((choice(list(REPORTERS) + ["CN", "CN"]), choice(PARTNERS)))
        for reporter, partner in sorted(pairs):
            self.add(reporter, partner, self.flow(), self.flow(), REPORTERS[reporter])
        own = list(self.statistics)
        for pair in own:
            if self.random.random() < 0.3:
                near = [[v * self.random.uniform(0.96, 1.04) for v in pair[side]] for side in ("imports", "exports")]
                self.add(pair["partner"], pair["reporter"], *near, "USD")
        for reporter in sorted({pair["reporter"] for pair in own}):
            sums = [[1.4 * sum(p[side][t] for p in own if p["reporter"] == reporter) for t in range(MONTHS)] for side in FLOWS[:2]]
            self.totals[reporter] = self.add(reporter, "WORLD", *sums, REPORTERS[reporter])

    def value(self, statistic, flow, first, last, unit):
        parts = {"exports": (1, 0), "imports": (0, 1), "trade": (1, 1), "balance": (1, -1)}[flow]
        rates = self.rates[unit]
        return sum(rates[t] * (parts[0] * statistic["exports"][t] + parts[1] * statistic["imports"][t]) for t in range(first, last + 1))

    def printed(self, value, digits):
        """The value as a number of so many digits, and the power of ten of the word behind it."""
        exponent = max(e for e in (0, 3, 6, 9, 12) if e == 0 or abs(value) >= 10**e)
        if exponent and self.random.random() < 0.15:
            exponent -= 3
        decimals = max(0, digits - (math.floor(math.log10(abs(value))) - exponent + 1))
        return str((Decimal(repr(value)) / Decimal(10) ** exponent).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)), exponent

    def write_article(self):
        chance, drafts = self.random.random, [self.draft() for _ in range(self.random.choice([1, 1, 2, 3, 5]))]
        month = max(d["last"] for d in drafts) + 1 + self.random.choice([0, 0, 0, 1, 6])
        about = {
            "document": f"article-{len(self.drafts)}",
            "publisher": None if chance() < self.options.anonymous else f"paper-{self.random.randrange(60)}",
            "published": f"{month_name(month)}-{self.random.randint(5, 28):02}" if chance() < 0.97 else None,
        }
        for draft in drafts:
            draft.update(about)
            if "percent" in draft and ("level" not in draft or chance() < 0.3) and chance() < self.options.terms:
                draft["terms"] = draft["unit"]
        self.drafts += drafts

    def draft(self):
        statistic, flow = self.random.choice(self.statistics), self.random.choices(FLOWS, [5, 5, 4, 2])[0]
        length = self.random.choices([1, 3, 6, 12, 0], [5, 2, 1, 3, 3])[0]
        if length:
            first = self.random.randrange(MONTHS // length) * length
            last = first + length - 1
        else:
            first = self.random.randrange(YEARS) * 12
            last = first + self.random.randint(1, 10)
        unit = "USD" if self.random.random() < 0.5 else statistic["currency"]
        draft = {"statistic": statistic, "flow": flow, "first": first, "last": last, "unit": unit, "qualifier": "eq"}
        self.add_figures(draft)
        return draft

    def add_figures(self, draft):
        statistic, flow, unit, first, last = (draft[name] for name in ("statistic", "flow", "unit", "first", "last"))
        value, length = self.value(statistic, flow, first, last, unit), last - first + 1
        kinds = {"level": 30, "level yoy": 34, "yoy": 10, "level prev": 6, "level delta": 5, "level converted": 8, "level share": 4, "hedge": 3}
        kind = "level" if flow == "balance" else self.random.choices(list(kinds), list(kinds.values()))[0]
        if first < 12 and kind in ("yoy", "level yoy", "level delta"):
            kind = "level"
        if kind != "yoy":
            draft["level"] = self.printed(value, self.random.randint(*self.options.digits))
        if kind.endswith("yoy") or (kind.endswith("prev") and first >= length and length <= 3):
            draft["shift"] = 12 if kind.endswith("yoy") else length
            change = (value / self.value(statistic, flow, first - draft["shift"], last - draft["shift"], unit) - 1) * 100
            draft["percent"] = f"{change:.{self.random.choice([0, 1, 1, 1, 2])}f}"
            if float(draft["percent"]) == 0:
                draft["percent"] = f"{change:.4f}"
        elif kind.endswith("delta"):
            draft["shift"], difference = 12, value - self.value(statistic, flow, first - 12, last - 12, unit)
            if abs(difference) > 1:
                draft["delta"] = self.printed(difference, self.random.randint(2, 4))
        elif kind.endswith("converted") and unit != "USD":
            draft["converted"] = self.printed(self.value(statistic, flow, first, last, "USD"), self.random.randint(2, 5))
        elif kind.endswith("share") and statistic["reporter"] in self.totals and statistic["partner"] != "WORLD":
            self.add_share(draft)
        elif kind == "hedge":
            draft["qualifier"] = self.random.choice(["approx", "gt", "lt"])
            factor = {"approx": 1, "gt": self.random.uniform(0.9, 0.999), "lt": self.random.uniform(1.001, 1.1)}[draft["qualifier"]]
            draft["level"] = self.printed(value * factor, 2 if draft["qualifier"] == "approx" else 4)

    def add_share(self, draft):
        statistic, place = draft["statistic"], (draft["flow"], draft["first"], draft["last"], "USD")
        part, whole = self.value(statistic, *place), self.value(self.totals[statistic["reporter"]], *place)
        share = f"{100 * part / whole:.1f}"
        if share != "0.0":
            draft.update(share=share, unit="USD", level=self.printed(part, self.random.randint(*self.options.digits)))

    def make_wrong(self):
        while len(self.wrong) < self.options.wrong:
            place, fault = self.random.randrange(len(self.drafts)), self.random.choice(FAULTS)
            spoiled = self.spoiled(self.drafts[place], fault) if place not in self.wrong else None
            if spoiled:
                self.drafts[place], self.wrong[place] = spoiled, fault

    def spoiled(self, draft, fault):
        """The draft with a slip in it; None where it has nothing for such a slip."""
        draft, level = dict(draft), draft.get("level")
        if fault == "scale" and level:
            draft["level"] = (level[0], level[1] + self.random.choice([1, -1, 3, -3]))
            return draft if draft["level"][1] >= 0 else None
        if fault == "digits" and level:
            places = [i for i, c in enumerate(level[0]) if c.isdigit()]
            pairs = [(a, b) for a, b in zip(places, places[1:]) if level[0][a] != level[0][b] and not (a == places[0] and level[0][b] == "0")]
            if not pairs:
                return None
            text, (a, b) = list(level[0]), self.random.choice(pairs[:2])
            text[a], text[b] = text[b], text[a]
            draft["level"] = ("".join(text), level[1])
            return draft
        if fault == "currency" and level and "converted" not in draft and draft["statistic"]["currency"] != "USD":
            draft["unit"] = "USD" if draft["unit"] != "USD" else draft["statistic"]["currency"]
            return draft
        if fault == "sign":
            name = "level" if draft["flow"] == "balance" else "percent"
            if name == "level":
                draft["level"] = (level[0][1:] if level[0].startswith("-") else "-" + level[0], level[1])
            elif abs(float(draft.get("percent", 0))) > 1:
                draft["percent"] = draft["percent"][1:] if draft["percent"].startswith("-") else "-" + draft["percent"]
            else:
                return None
            return draft
        if fault == "year":
            shift = self.random.choice([-12, 12])
            draft["first"], draft["last"] = draft["first"] + shift, draft["last"] + shift
            return draft if draft["first"] >= 12 and draft["last"] < MONTHS else None
        if fault == "flow" and draft["flow"] in ("exports", "imports"):
            draft["flow"] = "imports" if draft["flow"] == "exports" else "exports"
            return draft
        return None

    def change_of(self, draft):
        if "percent" not in draft and "delta" not in draft:
            return None
        change = dict.fromkeys(("percent", "low", "high", "delta", "delta_low", "delta_high", "delta_unit"))
        base = {"start": month_name(draft["first"] - draft["shift"]), "end": month_name(draft["last"] - draft["shift"])}
        change.update(qualifier="eq", versus="yoy" if draft["shift"] == 12 else "prev", base=base, terms=draft.get("terms"))
        if "percent" in draft:
            change["percent"] = draft["percent"]
            change["low"], change["high"] = map(text_of, interval(draft["percent"]))
        else:
            delta = amount(*draft["delta"], draft["unit"])
            change.update(delta=delta["amount"], delta_low=delta["low"], delta_high=delta["high"], delta_unit=draft["unit"])
        return change

    def claim(self, draft):
        level = share = None
        if "level" in draft:
            level = amount(*draft["level"], draft["unit"], draft["qualifier"])
            level.update(unit_text=None, converted=amount(*draft["converted"], "USD") if "converted" in draft else None)
        if "share" in draft:
            low, high = map(text_of, interval(draft["share"]))
            whole = {"partner": "WORLD", "product": "total"}
            share = {"percent": draft["share"], "low": low, "high": high, "qualifier": "eq", "of": "partner", "whole": whole}
        digest = hashlib.sha256(draft["document"].encode()).hexdigest()
        excerpt = {"field": "text", "start": 0, "end": 6, "text": "figure"}
        side = ("deficit" if draft["level"][0].startswith("-") else "surplus") if draft["flow"] == "balance" else None
        claim = {
            "schema": "claim/1", "producer": "made_up_news",
            "document": {"id": draft["document"], "url": None, "title": "", "published": draft["published"], "language": "en",
                         "country": None, "publisher": draft["publisher"], "text_sha256": digest, "sketch": digest[:16]},
            "statistic": {"flow": draft["flow"], "reporter": draft["statistic"]["reporter"], "partner": draft["statistic"]["partner"],
                          "product": "total", "measure": "value", "basis": None, "side": side, "reporter_text": None,
                          "partner_text": None, "product_text": None},
            "period": {"start": month_name(draft["first"]), "end": month_name(draft["last"]), "first_day": None, "last_day": None},
            "level": level, "change": self.change_of(draft), "share": share, "status": "actual", "source": None,
            "evidence": {"sentence": excerpt, "quote": excerpt, "spans": []}, "confidence": 0.9, "warnings": []}
        claim["id"] = "c-" + hashlib.sha256(json.dumps(claim, sort_keys=True).encode()).hexdigest()[:16]
        return claim


def bounds(text):
    low, high = text.split("..")
    return int(low), int(high)


def options_of(arguments=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("source")
    parser.add_argument("claims_file")
    parser.add_argument("wrong_file")
    for name, default in (("claims", 65000), ("pairs", 40), ("wrong", 0), ("seed", 1)):
        parser.add_argument("--" + name, type=int, default=default)
    parser.add_argument("--sizes", type=bounds, default=(7, 11), help="powers of ten of a month's exports or imports in dollars")
    parser.add_argument("--digits", type=bounds, default=(2, 5))
    parser.add_argument("--anonymous", type=float, default=0.3, help="share of articles without a publisher")
    parser.add_argument("--terms", type=float, default=1.0, help="how often a percentage tells its currency")
    return parser.parse_args(arguments)


def write_world(options):
    """Writes the claims, and the ids of the wrong ones with what is wrong."""
    world = World(options)
    world.make_wrong()
    claims = [world.claim(draft) for draft in world.drafts]
    pathlib.Path(options.claims_file).write_text("".join(json.dumps(claim) + "\n" for claim in claims))
    pathlib.Path(options.wrong_file).write_text(json.dumps({claims[place]["id"]: fault for place, fault in world.wrong.items()}))


if __name__ == "__main__":
    write_world(options_of())
