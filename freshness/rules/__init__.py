"""One module each; see `freshness/rule.py` for what one owes."""
