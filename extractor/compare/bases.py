"""How many persons stand behind a share: stated, worked out from a pair, or at least so many by arithmetic.

Every monthly percentage is k of n; the smallest n that rounds to the figure is the least there can be (rules.md,
section 5: 34,6 needs 26 persons). One person then moves the share by at most 100/n points.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache

from extractor.compare.series import POPULATION, Key, Point, Series
from extractor.compare.words import indicators

SMALL = 10  # below it the agency's own rule lets a month go (rules.toml, min_population)
Bases = Mapping[tuple[str, str, tuple[date, date] | None], Decimal]


@dataclass(frozen=True, slots=True)
class Base:
    """The persons behind one figure. `count` and `low`–`high` are of a pair «414 … 38,5 pct.» in the same source."""

    stated: Decimal | None = None
    count: Decimal | None = None
    low: int | None = None
    high: int | None = None
    least: int | None = None

    @property
    def small(self) -> bool:
        """Fewer than ten, as stated."""
        return self.stated is not None and self.stated < SMALL

    @property
    def maybe_small(self) -> bool:
        """Nothing says that there are ten, and the figure fits with fewer."""
        return self.stated is None and self.low is None and self.least is not None and self.least < SMALL


@lru_cache(maxsize=65536)
def smallest_base(share: Decimal) -> int | None:
    """The least n for which some k/n rounds to a share in per cent, half up; None for what is no share."""
    decimals = max(0, -int(share.as_tuple().exponent))
    if not 0 <= share <= 100 or decimals > 2:
        return None
    step = Decimal(1).scaleb(-decimals)
    for n in range(1, 10 ** (decimals + 2) + 1):
        k = (share * n / 100).to_integral_value(ROUND_HALF_UP)
        if (k * 100 / n).quantize(step, ROUND_HALF_UP) == share:
            return n
    return None


def implied(count: Decimal, share: Decimal) -> tuple[int, int] | None:
    """Least and greatest base that make this count this share: 414 and 38,5 give 1074–1076."""
    half = Decimal(1).scaleb(min(0, int(share.as_tuple().exponent))) / 2
    if share - half <= 0 or count <= 0:
        return None
    low = (count * 100 / (share + half)).to_integral_value(ROUND_CEILING)
    high = (count * 100 / (share - half)).to_integral_value(ROUND_FLOOR)
    return (int(low), int(high)) if low <= high else None


def populations(series: Iterable[Series]) -> Bases:
    """Stated numbers of persons with six months' seniority: (municipality, group, days) -> persons."""
    found: dict[tuple[str, str, tuple[date, date] | None], Decimal] = {}
    for one in series:
        if one.key.indicator == POPULATION and one.key.role == "actual":
            for point in one.points:
                if not point.bound:
                    found.setdefault((one.key.municipality, one.key.group, point.days), point.value)
    return found


def bases(series: Iterable[Series]) -> dict[Point, Base]:
    """The base of every share among the points."""
    series = tuple(series)
    stated = populations(series)
    counts: dict[tuple[Key, tuple[date, date] | None], Decimal] = {}
    for one in series:
        for point in one.points:
            if not one.key.unit and not point.bound:
                counts.setdefault((one.key, point.days), point.value)
    return {
        point: _base(point, stated, counts)
        for one in series
        if one.key.unit == "percent"
        for point in one.points
        if not point.bound
    }


def _base(point: Point, stated: Bases, counts: Mapping[tuple[Key, tuple[date, date] | None], Decimal]) -> Base:
    key = point.key
    of_share = key.indicator.removeprefix("andel_")
    count = None
    if of_share != key.indicator and point.days:  # andel_x and antal_x count the same persons (indicators.toml)
        count = counts.get((key._replace(indicator=f"antal_{of_share}", unit=""), point.days))
    both = implied(count, point.value) if count is not None else None
    low, high = both or (None, None)
    if indicators().get(key.indicator, {}).get("measure_time") != "six_months_seniority":
        return Base(None, count, low, high)  # a stock of hundreds: that a figure fits with two persons says nothing
    population = stated.get((key.municipality, key.group, point.days))
    return Base(population, count, low, high, smallest_base(point.value))
