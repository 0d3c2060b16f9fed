"""Claims of many files, as Parquet partitioned by year and reporter.

    spark-submit "$(python -m tallyman.jobs)/extract.py" warc.paths.gz --prefix s3://commoncrawl/ -o hdfs:///news

writes ``claims`` (the columns of `tallyman.arrow.SCHEMA` and ``year``, in which the claim's period ends) and ``skipped`` (what could not be used, as
JSON Lines) below the output folder. The exit code is 3 where something was skipped.
"""

from __future__ import annotations

import argparse
import gzip
import sys

from pyspark import StorageLevel
from pyspark.sql import SparkSession

import tallyman.spark


def read_list(path: str, prefix: str) -> list[str]:
    """The paths in a list, one a line, which may be compressed with gzip."""
    with open(path, "rb") as file:
        content = file.read()
    if content.startswith(b"\x1f\x8b"):
        content = gzip.decompress(content)
    return [prefix + line.strip() for line in content.decode().splitlines() if line.strip()]


def main() -> int:
    parser = argparse.ArgumentParser(prog="extract.py", description="Claims of many files, as Parquet partitioned by year and reporter.")
    parser.add_argument("list", metavar="LIST", help="file with one path a line, perhaps gzipped: WARC or whatever tallyman reads")
    parser.add_argument("-o", "--output", required=True, metavar="FOLDER", help="where claims and skipped go; any address that Spark writes to")
    parser.add_argument("--prefix", default="", help="what stands before each path: s3://commoncrawl/")
    parser.add_argument("--published", metavar="DATE", help="day of publication for articles that do not say theirs")
    parser.add_argument("--country", metavar="CODE", help="country of the publisher for articles that do not say it")
    parser.add_argument("--overwrite", action="store_true", help="replace what an earlier run wrote")
    options = parser.parse_args()
    spark = SparkSession.builder.appName("tallyman extract").getOrCreate()
    paths = read_list(options.list, options.prefix)
    outcomes = tallyman.spark.extract_files(spark, paths, published=options.published, country=options.country)
    # Both parts of what one reading has found are written.
    outcomes.persist(StorageLevel.DISK_ONLY)
    mode = "overwrite" if options.overwrite else "error"
    claims = outcomes.where("claim IS NOT NULL").select("claim.*").withColumn("year", tallyman.spark.year())
    claims.hint("rebalance", "year", "reporter").write.mode(mode).partitionBy("year", "reporter").parquet(f"{options.output}/claims")
    skipped = outcomes.where("skipped IS NOT NULL").select("skipped.*")
    skipped.coalesce(1).write.mode(mode).json(f"{options.output}/skipped")
    return 3 if skipped.count() else 0


if __name__ == "__main__":
    sys.exit(main())
