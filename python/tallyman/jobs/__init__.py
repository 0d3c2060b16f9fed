"""Programs for spark-submit: ``extract.py`` and ``check.py``. ``python -m tallyman.jobs`` prints the folder that they lie in."""
