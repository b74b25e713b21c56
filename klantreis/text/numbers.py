"""How numbers with decimals read in Dutch."""

from klantreis.text.catalogue import _


def decimal(value: float, digits: int = 2) -> str:
    """A number with a decimal comma and a real minus sign: 0,57, −0,10."""
    rounded = round(value, digits)
    text = f"{abs(rounded):.{digits}f}".replace(".", ",")
    return f"−{text}" if rounded < 0 else text


def percent(share: float) -> str:
    """A share of 1 as a percentage with one decimal, without its sign; 100 only where it is all."""
    return decimal(100.0 if share == 1 else min(share * 100, 99.9), 1)


def interval(low: float, high: float) -> str:
    """An interval with two decimals: 0,53 tot 0,61."""
    return _("{low} tot {high}").format(low=decimal(low), high=decimal(high))
