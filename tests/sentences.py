"""Words of which hostile sentences are made."""

from freshness.languages import KNOWN, language

WORDS = sorted(
    {key for code in KNOWN for phrase in language(code).phrases for key in phrase.keys}
    | {
        "I",
        "am",
        "my",
        "24",
        "2024",
        "12 May 2024",
        "Friday",
        "years",
        "old",
        ".",
        "“",
        '"',
        "(",
        "since",
        "’",
    }
)
