"""How often what a rule finds is right, as counted on the annotated documents (benchmarks/confidence.py)."""

from functools import cache

from extractor.lang import table


@cache
def measured(rule: str) -> float:
    """The share that was right among what the rule found; that of its kind where the rule was seen too seldom."""
    shares: dict[str, float] = table("confidence")["shares"]
    return shares.get(rule) or shares.get(rule.split("/", 1)[0], 0.5)


@cache
def observation(in_table: bool, bases: tuple[str, ...]) -> float:
    """Of an observation, by its place and by how many of its fields stand with the figure itself."""
    return measured(observation_rule(in_table, bases))


def observation_rule(in_table: bool, bases: tuple[str, ...]) -> str:
    """The name under which observations of this make are counted."""
    return f"observation/{'table' if in_table else 'prose'}/{sum(b == 'literal' for b in bases)} literal"
