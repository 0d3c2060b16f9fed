"""The functions of the package, and that they say what the command line says."""

import datetime
import decimal
import json
import os
import pathlib
import pickle
import subprocess
import threading
import time

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
    assert tallyman.check(mixed, against=["public"], threads=1) == findings


def test_articles_are_the_command_lines():
    articles = list(tallyman.read([SOURCE / "tests/sample/text", str(SAMPLE)]))
    assert [article.to_json() for article in articles] == program("read", "--quiet", SOURCE / "tests/sample/text", SAMPLE)
    assert all(isinstance(article.published, datetime.date) for article in articles)


def test_reading_takes_the_command_lines_options():
    chinese = list(tallyman.read(SAMPLE, languages=["zh"], since="2000-01-01", max_article_bytes=100_000))
    assert chinese and {article.language for article in chinese} == {"zh"}
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


def test_what_cannot_be_used_says_why(tmp_path):
    with pytest.raises(tallyman.ArticleError, match='^has no "text"$'):
        tallyman.extract(None)
    with pytest.raises(tallyman.ArticleError, match="^\"text\" is a number, not a string$"):
        tallyman.extract(5)
    with pytest.raises(tallyman.FormatError, match="^claims:2: "):
        tallyman.check([tallyman.extract(SENTENCE)[0], {"schema": "claim/2"}])
    with pytest.raises(tallyman.ReadError, match="^cannot read /nowhere.csv$"):
        tallyman.check([], against=["/nowhere.csv"])
    with pytest.raises(tallyman.OptionError, match="^mirror_slack: needs a number from 0.0 to 100.0, found 200$"):
        tallyman.check([], mirror_slack=200)
    with pytest.raises(tallyman.PackError, match="/nowhere/xx.json"):
        tallyman.Extractor(language_packs=["/nowhere/xx.json"])


def test_skipped_input_is_named():
    skipped = []
    articles = [{"text": SENTENCE, "id": "a"}, {"title": "Exports rose"}, {"text": SENTENCE, "id": "b"}]
    claims = list(tallyman.extract_all(articles, on_skipped=skipped.append))
    assert [claim.document.id for claim in claims] == ["a", "b"]
    assert [what.reason for what in skipped] == ['has no "text"']
    with pytest.warns(tallyman.TallymanWarning, match="^skipped /nowhere: "):
        assert list(tallyman.read("/nowhere")) == []


def test_warnings_say_what_was_not_told():
    with pytest.warns(tallyman.TallymanWarning, match='^language "cs", which has no pack: no claims looked for$'):
        assert tallyman.extract("Export stoupl.", language="cs") == []
    with pytest.warns(tallyman.TallymanWarning, match="^1 halves of surrogate pairs replaced"):
        (claim,) = tallyman.extract("\ud800 " + SENTENCE, published="2024-07-12")
    assert ("\ufffd " + SENTENCE)[claim.evidence.quote.start : claim.evidence.quote.end] == claim.evidence.quote.text


def test_ids_are_made_of_url_or_text():
    assert tallyman.extract(SENTENCE, url="https://example.org/1")[0].document.id == "https://example.org/1"
    first, second = tallyman.extract(SENTENCE)[0], tallyman.extract(SENTENCE + " It fell.")[0]
    assert first.document.id.startswith("text-") and first.document.id != second.document.id


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
