"""Values -> observations: municipality x target group x indicator x day or period."""

from extractor.assembly.observations.build import observations

__all__ = ["observations"]
