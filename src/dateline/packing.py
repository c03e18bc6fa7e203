"""Records of the model as bytes, and from bytes: for what is sent to another process, or lies in a file between two."""

from __future__ import annotations

from typing import TypeVar

import msgspec

Kind = TypeVar("Kind")


def pack(value: object) -> bytes:
    """A value of the model as bytes (MessagePack)."""
    return msgspec.msgpack.encode(value)


def unpack(content: bytes, kind: type[Kind]) -> Kind:
    """The value that was packed."""
    return msgspec.msgpack.decode(content, type=kind)
