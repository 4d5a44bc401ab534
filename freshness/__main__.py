"""`python -m freshness`."""

from freshness.cli import main

main(prog_name="freshness")
