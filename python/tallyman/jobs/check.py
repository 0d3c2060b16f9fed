"""Findings on the claims that ``extract.py`` has written.

    spark-submit "$(python -m tallyman.jobs)/check.py" hdfs:///news/claims -o hdfs:///news/findings

writes Parquet with the columns of `tallyman.arrow.FINDINGS_SCHEMA`, or with --json the records as JSON Lines, as the command line does.
"""

from __future__ import annotations

import argparse
import sys

from pyspark.sql import SparkSession

import tallyman.spark


def main() -> int:
    parser = argparse.ArgumentParser(prog="check.py", description="Findings on the claims that extract.py has written.")
    parser.add_argument("claims", nargs="+", metavar="CLAIMS", help="folders of Parquet files with a column record")
    parser.add_argument("-o", "--output", required=True, metavar="FOLDER", help="where findings go")
    parser.add_argument("--json", action="store_true", help="JSON Lines instead of Parquet")
    parser.add_argument("--against", action="append", default=[], metavar="FILE", help="official figures; public is the table that comes with the package")
    for name in ("revision", "conversion", "mirror"):
        parser.add_argument(f"--{name}-slack", type=float, metavar="PERCENT", help="as of tallyman check")
    parser.add_argument("--overwrite", action="store_true", help="replace what an earlier run wrote")
    options = parser.parse_args()
    spark = SparkSession.builder.appName("tallyman check").getOrCreate()
    findings = tallyman.spark.check(
        spark.read.parquet(*options.claims),
        against=options.against,
        revision_slack=options.revision_slack,
        conversion_slack=options.conversion_slack,
        mirror_slack=options.mirror_slack,
    )
    mode = "overwrite" if options.overwrite else "error"
    if options.json:
        findings.select("record").write.mode(mode).text(options.output)
    else:
        findings.write.mode(mode).parquet(options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
