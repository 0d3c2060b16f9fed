"""Prints the folder of the programs: ``spark-submit "$(python -m tallyman.jobs)/extract.py" ...``."""

import pathlib

print(pathlib.Path(__file__).parent)
