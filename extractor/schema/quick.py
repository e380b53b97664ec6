"""Frozen records that are made often, filled at half the price."""

from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any, TypeVar

T = TypeVar("T")


def quick(cls: type[T]) -> type[T]:
    """Give a dataclass that is frozen and has slots an `__init__` of the same parameters that takes half the time.

    The one that `dataclass` writes calls `object.__setattr__` for every field. Here the new object is of a twin class
    with the same slots, which is not frozen, for as long as plain assignments fill it.
    """
    twin = type(f"_Open{cls.__name__}", (), {"__slots__": cls.__slots__})  # type: ignore[attr-defined]
    known: dict[str, Any] = {"change": object.__setattr__, "Open": twin, "Frozen": cls}
    parameters = []
    for field in fields(cls):  # type: ignore[arg-type]
        default = ""
        if field.default is not MISSING:
            known[f"default_{field.name}"] = field.default
            default = f"=default_{field.name}"
        parameters.append(field.name + default)
    filled = "".join(f"    self.{field.name} = {field.name}\n" for field in fields(cls))  # type: ignore[arg-type]
    source = f"def __init__(self, {', '.join(parameters)}):\n    change(self, '__class__', Open)\n{filled}"
    made: dict[str, Callable[..., None]] = {}
    exec(f"{source}    self.__class__ = Frozen\n", known, made)  # noqa: S102 (as dataclasses does)
    init = made["__init__"]
    init.__qualname__, init.__annotations__ = cls.__init__.__qualname__, cls.__init__.__annotations__
    cls.__init__ = init  # type: ignore[method-assign]
    return cls
