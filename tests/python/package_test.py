"""The functions of the package, and that they say what the command line says."""

import dataclasses
import datetime
import decimal
import json
import os
import pathlib
import pickle
import re
import subprocess
import threading
import time
import warnings

import pandas
import pytest

import tallyman

PROGRAM = os.environ["TALLYMAN_PROGRAM"]
SOURCE = pathlib.Path(os.environ["TALLYMAN_SOURCE"])
SAMPLE = SOURCE / "tests/sample/articles.jsonl"
SENTENCE = "China's exports to Russia rose 5.1 percent year on year in June to 70.23 billion yuan."


def program(*arguments, **options):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, **options)
    assert done.returncode in (0, 3), done.stderr
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def sample_claims():
    return list(tallyman.extract_all(tallyman.read(SAMPLE)))


def test_a_claim_has_types():
    (claim,) = tallyman.extract(SENTENCE, published=datetime.date(2024, 7, 12), id="a", title="Trade", publisher="Agency", country="GB")
    assert (claim.statistic.flow, claim.statistic.reporter, claim.statistic.partner) == ("exports", "CN", "RU")
    assert claim.level.amount == decimal.Decimal("70230000000") and claim.level.unit == "CNY"
    assert claim.level.low < claim.level.amount < claim.level.high and claim.level.converted is None
    assert claim.change.percent == decimal.Decimal("5.1") and claim.change.base.start == "2023-06"
    assert claim.period.start == "2024-06" and claim.period.first_day is None
    assert claim.document.published == datetime.date(2024, 7, 12) and claim.document.language == "en"
    quote = claim.evidence.quote
    assert SENTENCE[quote.start : quote.end] == quote.text
    assert isinstance(claim.confidence, float) and claim.evidence.spans[0].role


def test_a_claim_goes_through_json_and_pickle_unchanged():
    (claim,) = tallyman.extract(SENTENCE, published="2024-07-12")
    again = tallyman.Claim.from_json(claim.to_json())
    assert again == claim and again.to_dict() == json.loads(claim.to_json())
    assert pickle.loads(pickle.dumps(claim)).to_json() == claim.to_json()
    with pytest.raises(AttributeError):
        claim.id = "other"


def test_records_can_be_made_and_changed(sample_claims):
    articles = list(tallyman.read(SAMPLE))
    quantities = tallyman.quantities("Prices rose 2 percent to $1.5 million.")
    skipped = tallyman.Skipped(file="a", line=None, offset=0, reason="é")
    for record in [*articles, *sample_claims, *quantities, *tallyman.check(sample_claims, against="public"), skipped]:
        assert dataclasses.replace(record).to_json() == record.to_json()
        assert list(dataclasses.asdict(record)) == list(record.to_dict())
    (claim,) = tallyman.extract(SENTENCE, published="2024-07-12")
    greater = dataclasses.replace(claim, id="c-2", level=dataclasses.replace(claim.level, amount=decimal.Decimal("7.1E10")))
    assert json.loads(greater.to_json())["level"]["amount"] == "71000000000"
    assert tallyman.Claim.from_json(greater.to_json()) == greater != claim
    article = tallyman.Article(
        id="a", url=None, title="", published=datetime.date(2024, 7, 12), language=None, country=None, publisher=None, text=SENTENCE
    )  # fmt: skip
    later = dataclasses.replace(tallyman.Article.from_json(article.to_json()), published=datetime.date(2025, 7, 12))
    assert [claim.period.start for claim in tallyman.extract_all([article, later])] == ["2024-06", "2025-06"]


def test_a_changed_claim_is_checked_as_it_is():
    (claim,) = tallyman.extract(SENTENCE, published="2024-07-12", id="a")
    level = dataclasses.replace(claim.level, amount=claim.level.amount / 10, low=claim.level.low / 10, high=claim.level.high / 10)
    other = dataclasses.replace(claim, id="c-2", document=dataclasses.replace(claim.document, id="b"), level=level)
    (finding,) = tallyman.check([claim, other])
    assert finding.kind == "contradiction" and "7.023 billion CNY" in finding.explanation


def test_what_is_no_record_says_why():
    line = tallyman.extract(SENTENCE, published="2024-07-12")[0].to_json()
    for kind, text, message in [
        (tallyman.Claim, "nope", "no JSON at character 1: Expecting value"),
        (tallyman.Claim, "9" * 5000, "no JSON that can be read: "),
        (tallyman.Claim, "[" * 100_000, "no JSON that can be read: "),
        (tallyman.Claim, "[]", "the record needs an object, found an array"),
        (tallyman.Claim, "{}", 'schema: is missing: no claim record (needs "claim/1")'),
        (tallyman.Claim, '{"schema":"claim/2"}', 'schema: is "claim/2", another major version: this program reads claim/1; '),
        (tallyman.Claim, line.replace('"70230000000"', '"many"'), 'level.amount: needs a decimal number in a string ("70.23"), found "many"'),
        (tallyman.Claim, line.replace('"2024-07-12"', '"20240712"'), "document.published: needs a day of the calendar"),
        (tallyman.Claim, line.replace('"role":', '"part":'), "evidence.spans[0].role: is missing (needs a string)"),
        (tallyman.Claim, line.replace('"confidence":', '"confidence":true,"sure":'), "confidence: needs a number, found true"),
        (tallyman.Claim, line.replace('"start":"2024-06"', '"start":"2024-13"'), "period.start: "),
        (tallyman.Claim, line.replace('"flow":"exports"', '"flow":"nonsense"'), "statistic.flow: "),
        (tallyman.Claim, line.replace('"source":', '"source":"\ud800","later":'), "no JSON in UTF-8"),
        (tallyman.Finding, line, 'schema: is "claim/1": no finding record (needs "finding/1")'),
        (tallyman.Article, "{}", "id: is missing (needs a string)"),
        (tallyman.Quantity, '{"document":5}', "document: needs an object, found 5"),
        (tallyman.Skipped, '{"file":"a","offset":-1}', "offset: needs a whole number of at least 0, found -1"),
    ]:  # fmt: skip
        with pytest.raises(tallyman.FormatError, match=f"^{re.escape(message)}"):
            kind.from_json(text)
    minor = line.replace('"claim/1"', '"claim/1.1"').replace('"confidence":', '"later":[],"confidence":')
    assert tallyman.Claim.from_json(minor).schema == "claim/1.1"


def test_claims_are_the_command_lines(sample_claims):
    expected = program("extract", "--quiet", SAMPLE)
    assert len(expected) > 50
    assert [claim.to_json() for claim in sample_claims] == expected


def test_one_article_alone_has_the_same_claims(sample_claims):
    article = next(tallyman.read(SAMPLE))
    alone = tallyman.extract(
        article.text, id=article.id, title=article.title, published=article.published, language=article.language,
        url=article.url, publisher=article.publisher, country=article.country,
    )  # fmt: skip
    assert alone and alone == [claim for claim in sample_claims if claim.document.id == article.id]


def test_findings_are_the_command_lines(sample_claims, tmp_path):
    claims = tmp_path / "claims.jsonl"
    claims.write_text("".join(claim.to_json() + "\n" for claim in sample_claims))
    expected = program("check", "--quiet", claims, "--against", "public")
    findings = tallyman.check(sample_claims, against=["public"])
    assert expected and [finding.to_json() for finding in findings] == expected
    assert {finding.kind for finding in findings} >= {"contradiction", "corroboration"}
    contradiction = next(finding for finding in findings if finding.kind == "contradiction" and finding.suspects)
    assert set(suspect.claim for suspect in contradiction.suspects) <= set(contradiction.claims)
    mixed = [sample_claims[0].to_json(), sample_claims[1].to_dict(), *sample_claims[2:]]
    assert tallyman.check(mixed, against="public", threads=1) == findings


def test_articles_are_the_command_lines():
    articles = list(tallyman.read([SOURCE / "tests/sample/text", str(SAMPLE)]))
    assert [article.to_json() for article in articles] == program("read", "--quiet", SOURCE / "tests/sample/text", SAMPLE)
    assert all(isinstance(article.published, datetime.date) for article in articles)


def test_reading_takes_the_command_lines_options():
    chinese = list(tallyman.read(SAMPLE, languages=["zh"], since="2000-01-01", max_article_bytes=100_000))
    assert chinese and {article.language for article in chinese} == {"zh"}
    assert list(tallyman.read(SAMPLE, languages="zh")) == chinese
    with pytest.raises(tallyman.OptionError, match="^since: soon is no date; write it as 2024-07-12$"):
        tallyman.read(SAMPLE, since="soon")


def test_quantities_are_the_command_lines(tmp_path):
    text = "Rainfall was 12 percent; 3.5 million tonnes of wheat cost $1.2 billion."
    (tmp_path / "article.txt").write_text(text)
    quantities = tallyman.quantities(text, id="article.txt", published="2024-07-12")
    assert [quantity.to_json() for quantity in quantities] == program("quantities", "--quiet", tmp_path / "article.txt")
    assert [(quantity.kind, str(quantity.amount), quantity.unit) for quantity in quantities] == [
        ("percent", "12", "%"),
        ("physical", "3500000", "t"),
        ("money", "1200000000", "USD"),
    ]
    assert [(quantity.kind, quantity.unit) for quantity in tallyman.quantities("There were 5000 widgets.")] == [("number", None)]


def test_what_cannot_be_used_says_why(tmp_path):
    with pytest.raises(tallyman.ArticleError, match='^has no "text"$'):
        tallyman.extract(None)
    with pytest.raises(tallyman.ArticleError, match="^\"text\" is a number, not a string$"):
        tallyman.extract(5)
    with pytest.raises(tallyman.FormatError, match="^claims:2: "):
        tallyman.check([tallyman.extract(SENTENCE)[0], {"schema": "claim/2"}])
    with pytest.raises(tallyman.ReadError, match="^cannot read /nowhere.csv$"):
        tallyman.check([], against=["/nowhere.csv"])
    with pytest.raises(tallyman.ReadError, match="^cannot read /nowhere.csv$"):
        tallyman.check([], against=pathlib.Path("/nowhere.csv"))
    with pytest.raises(tallyman.OptionError, match="^mirror_slack: needs a number from 0.0 to 100.0, found 200$"):
        tallyman.check([], mirror_slack=200)
    with pytest.raises(tallyman.PackError, match="/nowhere/xx.json"):
        tallyman.Extractor(language_packs=["/nowhere/xx.json"])
    with pytest.raises(tallyman.PackError, match="/nowhere/xx.json"):
        tallyman.Extractor(language_packs="/nowhere/xx.json")


def test_options_that_make_no_sense():
    for threads in (0, -5, 1025, 10**12, "2", 1.5, True):
        found = f"^threads: needs a number from 1 to 1024, found {json.dumps(threads)}$"
        for work in (tallyman.extract_all, tallyman.check):
            with pytest.raises(tallyman.OptionError, match=found):
                work([], threads=threads)
    with pytest.raises(tallyman.OptionError, match='^mirror_slack: needs a number from 0.0 to 100.0, found "nan"$'):
        tallyman.check([], mirror_slack=float("nan"))
    for work in (tallyman.extract, tallyman.quantities, tallyman.Extractor().extract, tallyman.Extractor().quantities):
        with pytest.raises(TypeError, match="publshed"):
            work(SENTENCE, publshed="2024-07-12")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(tallyman.PackError, match=f"^cannot read the language pack {tmp_path}: is a folder$"):
        tallyman.Extractor(language_packs=tmp_path)
    with pytest.raises(tallyman.ReadError, match=f"^cannot read {tmp_path}: is a folder$"):
        tallyman.check([], against=tmp_path)


def test_names_of_files_may_be_in_any_encoding(tmp_path):
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9")
    pathlib.Path(name + ".txt").write_text(SENTENCE)
    (article,) = tallyman.read(name + ".txt", published="2024-07-12")
    (line,) = program("read", "--quiet", name + ".txt", "--published", "2024-07-12")
    assert article.to_json() == line
    for work, error in [
        (lambda: tallyman.check([], against=name + ".csv"), tallyman.ReadError),
        (lambda: tallyman.Extractor(language_packs=name + ".json"), tallyman.PackError),
    ]:
        with pytest.raises(error, match=re.escape(f"{name}.")):
            work()


def test_lines_of_a_file_are_counted_as_they_are(tmp_path):
    claims = tmp_path / "claims.jsonl"
    line = tallyman.extract(SENTENCE)[0].to_json()
    claims.write_text(f"{line}\n{line}\r\n{{}}\n")
    with open(claims, newline="") as file, pytest.raises(tallyman.FormatError, match="^claims:3: schema: is missing"):
        tallyman.check(file)


def test_a_long_article_names_what_allows_for_more(tmp_path):
    text = SENTENCE + " It fell." * 500_000
    with pytest.raises(tallyman.ArticleError, match=r"longer than 4 MB; tallyman\.Extractor\(max_article_bytes=\.\.\.\) allows for more$"):
        tallyman.extract(text)
    (tmp_path / "long.txt").write_text(text)
    with pytest.warns(tallyman.TallymanWarning, match=r"longer than 4 MB; tallyman\.read\(max_article_bytes=\.\.\.\) allows for more$"):
        assert list(tallyman.read(tmp_path)) == []
    (article,) = tallyman.read(tmp_path, max_article_bytes=8_000_000)
    (claim,) = tallyman.Extractor(max_article_bytes=8_000_000).extract(article.text, id=article.id, published="2024-07-12")
    assert claim.document.id == "long.txt"


def test_skipped_input_is_named():
    skipped = []
    title = {"title": "Exports rose"}
    articles = [{"text": SENTENCE, "id": "a"}, title, {"text": SENTENCE, "id": "b"}, title | {"id": 5}, title | {"url": "https://example.org/1"}]
    claims = list(tallyman.extract_all(articles, on_skipped=skipped.append))
    assert [claim.document.id for claim in claims] == ["a", "b"]
    assert [(what.file, what.line, what.reason) for what in skipped] == [
        (name, None, 'has no "text"') for name in ("article 2", "5", "https://example.org/1")
    ]
    with pytest.warns(tallyman.TallymanWarning, match="^skipped /nowhere: "):
        assert list(tallyman.read("/nowhere")) == []


def test_what_cannot_be_used_costs_no_other_article():
    skipped = []
    good = [{"text": SENTENCE, "id": str(i)} for i in range(255)]
    odd = [
        {"text": b"x"}, {"text": SENTENCE, "id": "n", "note": {1}}, None, {"text": SENTENCE, "title": decimal.Decimal(1), "id": "t"},
        {"text": SENTENCE, "id": 5.0, "title": float("nan"), "published": float("nan"), "score": float("inf")},
        {"text": SENTENCE, "id": 5.5}, {"text": SENTENCE, "id": "m", "title": pandas.NA, "published": pandas.NaT},
    ]  # fmt: skip
    claims = list(tallyman.extract_all(good + odd + good[:1], on_skipped=skipped.append))
    assert [claim.document.id for claim in claims] == [*map(str, range(255)), "n", "5", "m", "0"]
    assert [str(what) for what in skipped] == [
        'article 256: "text" is bytes, not a string',
        "article 258: is no Article and no mapping but NoneType",
        't: "title" is Decimal, not a string',
        'article 261: "id" is a number, not a string',
    ]
    with pytest.raises(tallyman.ArticleError, match='^"text" is bytes, not a string$'):
        tallyman.extract(SENTENCE.encode())


def test_rows_of_a_frame_with_gaps():
    frame = pandas.DataFrame({"text": [SENTENCE, SENTENCE], "id": [3, None], "title": [None, "Trade"], "published": ["2024-07-12", None]})
    claims = list(tallyman.extract_all(frame.to_dict("records")))
    assert [claim.document.title for claim in claims] == ["", "Trade"] and claims[0].document.id == "3"


def test_few_long_articles_are_held_at_a_time():
    handed = []

    def articles():
        for number in range(20):
            handed.append(number)
            yield {"text": SENTENCE + " It fell." * 300_000, "id": str(number)}

    claims = tallyman.extract_all(articles(), threads=2)
    assert next(claims).document.id == "0" and len(handed) == 2


def test_skipped_input_is_called_as_the_command_line_calls_it(tmp_path):
    (tmp_path / "lines.jsonl").write_text(json.dumps({"text": SENTENCE}) + "\n{}\n")
    (tmp_path / "array.json").write_text('[{"title": "a"}, {"title": "b"}]')
    done = subprocess.run([PROGRAM, "read", tmp_path], capture_output=True, text=True)
    expected = [line.removeprefix("tallyman: skipped ") for line in done.stderr.splitlines() if line.startswith("tallyman: skipped ")]
    skipped = []
    list(tallyman.read(tmp_path, on_skipped=skipped.append))
    assert len(expected) == 3 and [str(what) for what in skipped] == expected


@pytest.fixture
def warned():
    """The texts of all warnings, which pass Python's own filters: what is said twice of one line is shown once."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.resetwarnings()
        yield lambda: [str(warning.message) for warning in caught if warning.category is tallyman.TallymanWarning]
    assert {warning.filename for warning in caught} <= {__file__}


def test_warnings_name_the_article(warned, tmp_path):
    days = [{"text": SENTENCE, "published": "12/07/2024"} | known for known in ({"id": "a"}, {"id": 5}, {"url": "https://example.org/1"}, {}, {})]
    fault = '"published" "12/07/2024" is no ISO 8601 date, left out'
    claims = list(tallyman.extract_all(days))
    assert warned() == [f"{name}: {fault}" for name in ("a", "5", "https://example.org/1", "article 4", "article 5")]
    for day in days:
        tallyman.extract(**day)
    assert warned()[5:] == [f"{name}: {fault}" for name in ("a", "5", "https://example.org/1", claims[3].document.id)]
    (tmp_path / "days.jsonl").write_text("".join(json.dumps(day) + "\n" for day in days if day.get("id") != 5))
    assert len(list(tallyman.read(tmp_path))) == 4
    assert warned()[9:] == [f"a: {fault}", *(f"days.jsonl#{line}: {fault}" for line in (2, 3, 4))]


def test_warnings_say_what_was_not_told():
    with pytest.warns(tallyman.TallymanWarning, match='^text-[0-9a-f]{16}: language "cs", which has no pack: no claims looked for$'):
        assert tallyman.extract("Export stoupl.", language="cs") == []
    with pytest.warns(tallyman.TallymanWarning, match="^(text-[0-9a-f]{16}): 1 halves of surrogate pairs replaced") as caught:
        (claim,) = tallyman.extract("\ud800 " + SENTENCE, published="2024-07-12")
    assert str(caught[0].message).startswith(f"{claim.document.id}: ")
    assert ("\ufffd " + SENTENCE)[claim.evidence.quote.start : claim.evidence.quote.end] == claim.evidence.quote.text


def test_ids_are_made_of_url_or_text():
    assert tallyman.extract(SENTENCE, url="https://example.org/1")[0].document.id == "https://example.org/1"
    first, second = tallyman.extract(SENTENCE)[0], tallyman.extract(SENTENCE + " It fell.")[0]
    assert first.document.id.startswith("text-") and first.document.id != second.document.id
    assert tallyman.extract(SENTENCE, id=5)[0].document.id == "5"
    assert [claim.document.id for claim in tallyman.extract_all([{"text": SENTENCE, "id": 0}])] == ["0"]
    with pytest.raises(tallyman.ArticleError, match='^"id" is a boolean'):
        tallyman.extract(SENTENCE, id=True)


def test_a_language_pack_of_ones_own(tmp_path):
    pack = tmp_path / "zz.json"
    english = json.loads((SOURCE / "languages/en.json").read_text())
    pack.write_text(json.dumps(english | {"language": "zz", "name": "Zz"}))
    extractor = tallyman.Extractor(language_packs=[pack])
    assert "zz" in extractor.languages and "zz" not in tallyman.languages()
    (claim,) = extractor.extract(SENTENCE, language="zz", published="2024-07-12")
    assert claim.document.language == "zz" and claim.statistic.flow == "exports"
    assert extractor.producer.startswith(f"tallyman {tallyman.__version__} (")


def test_other_threads_run_while_it_works():
    text = " ".join([SENTENCE] * 60)
    tallyman.extract(SENTENCE)
    ticks, done = [], threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(time.monotonic())
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    start = time.monotonic()
    extractor = tallyman.Extractor()._extractor
    extractor.claims_of_all([json.dumps({"text": text}).encode()] * 4, 1)
    end = time.monotonic()
    done.set()
    thread.join()
    during = [moment for moment in ticks if start < moment < end]
    assert len(during) > 5, f"{len(during)} ticks of another thread in {end - start:.2f} s"


def test_much_input_is_filtered_and_loses_no_claim():
    nothing = {"text": "The weather was fine. " * 20_000}
    articles = [nothing] * 40 + [{"text": SENTENCE, "id": "a", "published": "2024-07-12"}, {"title": "Fine weather"}]
    skipped = []
    claims = list(tallyman.extract_all(articles, on_skipped=skipped.append))
    assert claims == tallyman.extract(SENTENCE, id="a", published="2024-07-12")
    assert skipped == []
