#!/usr/bin/env python3
"""Annotated articles (training/gold) as claim records, for a check of all of them as one corpus.

    gold_claims.py FOLDER > claims.jsonl

An annotation has the number and no interval: it is taken as printed with all its significant digits, trailing zeros of whole numbers counting
up to the second digit (docs/formats.md). A number whose digits do not stand in the quote is one in words, or the middle of a range: 5 percent
to either side. What annotations leave out stays out: hedges on percentages and shares, seasonal adjustment, which goods a code stands for.
"""
import hashlib
import json
import pathlib
import re
import sys
import unicodedata
from decimal import Decimal


def text_of(number):
    return None if number is None else format(number, "f")


def last_digit(number):
    """The worth of the last significant digit of a number as printed."""
    digits = number.as_tuple()
    if digits.exponent < 0:
        return Decimal(1).scaleb(digits.exponent)
    figures = "".join(map(str, digits.digits)) + "0" * digits.exponent
    zeros = len(figures) - len(figures.rstrip("0"))
    return Decimal(10) ** min(zeros, max(len(figures) - 2, 0))


def plain_digits(text):
    return "".join(str(unicodedata.digit(c)) if unicodedata.digit(c, None) is not None else c for c in text)


def is_printed(number, quote):
    """Whether the number's digits stand in the quote by themselves, or as one amount in several words (659億5000万). 9割 is no 90."""
    digits = re.sub(r"\D", "", text_of(abs(number))).strip("0")
    if abs(number) <= 100 and number == number.to_integral():
        return re.search(rf"(?<!\d){abs(number.to_integral())}(?![\d割成])", plain_digits(quote)) is not None
    tokens = [re.sub(r"\D", "", token).strip("0") for token in re.findall(r"\d[\d.,'’٫٬\u00a0\u202f ]*", plain_digits(quote))]
    return digits in tokens or (len(digits) > 2 and digits in "".join(tokens))


def interval(number, qualifier, quote, factor=False):
    half = last_digit(number) / 2
    low, high = number - half, number + half
    about = abs(number + 100 if factor else number) * Decimal("0.05")
    if qualifier == "approx" or not is_printed(number, quote):
        low, high = min(low, number - about), max(high, number + about)
    if qualifier in ("gt", "lt"):
        low, high = (number, None) if (qualifier == "gt") == (number >= 0) else (None, number)
    return text_of(low), text_of(high)


def amount(claim, number, unit, qualifier):
    number = number.to_integral() if number == number.to_integral() else number
    low, high = interval(number, qualifier, claim["quote"])
    return {"amount": text_of(number), "unit": unit, "low": low, "high": high, "qualifier": qualifier}


def level_of(claim):
    if "amount" not in claim:
        return None
    qualifier = claim.get("qualifier", "eq")
    level = amount(claim, claim["amount"], claim["unit"], qualifier)
    level["unit_text"] = claim["quote"] if claim["unit"] == "other" else None
    level["converted"] = amount(claim, claim["amount2"], claim["unit2"], qualifier) if "amount2" in claim else None
    return level


def change_of(claim):
    if "percent" not in claim and "delta" not in claim:
        return None
    change = dict.fromkeys(("percent", "low", "high", "delta", "delta_low", "delta_high", "delta_unit", "base"))
    change.update(qualifier="eq", versus=claim.get("versus", "yoy"), terms=claim.get("terms"))
    if "percent" in claim:
        change["percent"] = text_of(claim["percent"])
        change["low"], change["high"] = interval(claim["percent"], "eq", claim["quote"], factor=True)
    if "delta" in claim:
        change["delta"], change["delta_unit"] = text_of(claim["delta"]), claim["delta_unit"]
        change["delta_low"], change["delta_high"] = interval(claim["delta"], "eq", claim["quote"])
    return change


def share_of(claim):
    if "share" not in claim:
        return None
    low, high = interval(claim["share"], "eq", claim["quote"])
    of = claim.get("share_of", "partner")
    whole = {"partner": "WORLD", "product": claim["product"]} if of == "partner" else {"partner": claim["partner"], "product": "total"}
    return {"percent": text_of(claim["share"]), "low": low, "high": high, "qualifier": "eq", "of": of, "whole": whole}


def measure_of(claim):
    if "unit" in claim:
        return "value" if len(claim["unit"]) == 3 and claim["unit"].isupper() and claim["unit"] != "TEU" else "quantity"
    return "value" if claim["product"] in ("total", "goods", "services") else None


def record(article, claim):
    words = {name: claim["quote"] if claim.get(name) in ("XX", "other") else None for name in ("reporter", "partner", "product")}
    quote = {"field": "text", "start": 0, "end": len(claim["quote"]), "text": claim["quote"]}
    result = {
        "schema": "claim/1", "id": "", "producer": "annotators",
        "document": {"id": article["id"], "url": None, "title": article["title"], "published": article["published"],
                     "language": article["language"], "country": None, "publisher": None,
                     "text_sha256": hashlib.sha256(article["text"].encode()).hexdigest(),
                     "sketch": hashlib.sha256(article["text"].encode()).hexdigest()[:16]},
        "statistic": {"flow": claim["flow"], "reporter": claim.get("reporter"), "partner": claim["partner"], "product": claim["product"],
                      "measure": measure_of(claim), "basis": None, "side": None, "reporter_text": words["reporter"],
                      "partner_text": words["partner"], "product_text": words["product"]},
        "period": {"start": claim["start"], "end": claim["end"], "first_day": None, "last_day": None},
        "level": level_of(claim), "change": change_of(claim), "share": share_of(claim), "status": claim["status"], "source": None,
        "evidence": {"sentence": quote, "quote": quote, "spans": []}, "confidence": 0.9, "warnings": []}
    content = json.dumps(result, sort_keys=True, ensure_ascii=False)
    result["id"] = "c-" + hashlib.sha256(content.encode()).hexdigest()[:16]
    return result


def main():
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*/*.json")):
        article = json.loads(path.read_text(), parse_float=Decimal, parse_int=Decimal)
        article["published"] = article.get("published")
        for claim in article["claims"]:
            print(json.dumps(record(article, claim), ensure_ascii=False))


main()
