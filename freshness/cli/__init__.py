"""Commands."""


def main() -> None:
    """Entry."""
