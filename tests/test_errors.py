"""What the user is told."""

from pathlib import Path

from freshness.errors import ConfigError, NothingChecked, StateError, UserError


def test_the_place_comes_first() -> None:
    assert str(ConfigError("is wrong", file=Path("a.yml"), line=3)) == "a.yml:3: is wrong"
    assert str(ConfigError("is wrong", file=Path("a.yml"))) == "a.yml: is wrong"
    assert str(ConfigError("is wrong")) == "is wrong"


def test_exit_codes() -> None:
    codes = [error.exit_code for error in (UserError, ConfigError, StateError, NothingChecked)]
    assert codes == [2, 2, 2, 3]
