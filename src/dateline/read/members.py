"""The records of a WARC file one after another, with little memory: gzip members unpacked each by itself.

A file that was cut off, or is damaged in the middle, loses the records that are, and no others: what follows a broken
member begins with the next that can be unpacked. warcio alone ends there without a word.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from dateline.errors import UnreadableError

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_MAGIC = b"\x1f\x8b\x08"  # a gzip member that is deflated (RFC 1952)
_BLOCK = 1 << 16
_HEAD = b"WARC/"  # how a record begins
_CUT = "the file ends in the middle of it"


class Member:
    """The unpacked bytes of one gzip member, or of a file that isn't packed; read forwards."""

    def __init__(self, stream: IO[bytes], packed: bytes, *, plain: bool = False) -> None:
        self.broken = ""  # why it has no more bytes than were read, where it should
        self.rest = b""  # what was read of the file behind it
        self._stream = stream
        self._packed = packed
        self._unpack = None if plain else zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._ready = b""
        self._done = False
        self._told = 0

    def read(self, size: int = -1) -> bytes:
        """So many bytes, fewer only at the end."""
        while (size < 0 or len(self._ready) < size) and not self._done:
            self._ready += self._next(max(size - len(self._ready), _BLOCK))
        cut = len(self._ready) if size < 0 else size
        taken, self._ready = self._ready[:cut], self._ready[cut:]
        self._told += len(taken)
        return taken

    def tell(self) -> int:
        return self._told

    def finish(self) -> None:
        """Read what is left, to know where it ends and whether it is whole."""
        while not self._done:
            self._next(_BLOCK)
        self._ready = b""

    def _next(self, most: int) -> bytes:
        packed, self._packed = self._packed or self._stream.read(_BLOCK), b""
        if self._unpack is None:
            self._done = not packed
            return packed
        if not packed:
            self._done, self.broken = True, _CUT
            return b""
        try:
            found = self._unpack.decompress(packed, most)
        except zlib.error as error:
            self._done, self.broken = True, f"its bytes are damaged: {error}"
            return b""
        self._packed = self._unpack.unconsumed_tail
        if self._unpack.eof:
            self._done, self.rest = True, self._unpack.unused_data
        return found


class Record:
    """A record of an archive, to be looked at before the next is; None where its head is not whole."""

    def __init__(self, record: ArcWarcRecord | None, member: Member) -> None:
        self.record = record
        self._member = member

    @property
    def wrong(self) -> str:
        """Why what could be read of the record isn't all of it; "" where it is. Reads it to its end."""
        if self.record is not None:
            while self.record.raw_stream.read(_BLOCK):
                pass
            if not getattr(self.record.raw_stream, "limit", 0):
                return ""
        return self._member.broken or _CUT


def records(stream: IO[bytes]) -> Iterator[Record]:
    """The records of a WARC file, packed or not. Raises UnreadableError where it is none."""
    begin, packed = 0, stream.read(_BLOCK)
    if not packed.startswith(_MAGIC):
        yield from _records_of(Member(stream, packed, plain=True))
        return
    while packed:
        member = Member(stream, packed)
        yield from _records_of(member)
        member.finish()
        begin, packed = _next(stream, begin, member)


def _records_of(member: Member) -> Iterator[Record]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    found = False
    try:
        for record in ArchiveIterator(member):
            found = True
            yield Record(record, member)
    except (ArchiveLoadFailed, EOFError) as error:
        if not member.broken:
            raise UnreadableError(f"this is no WARC file, or a broken one ({error})") from error
        found = False
    if member.broken and not found:
        yield Record(None, member)


def _next(stream: IO[bytes], begin: int, member: Member) -> tuple[int, bytes]:
    """Where the next member begins, and its first bytes; none where there is no other."""
    if not member.broken:
        packed = member.rest or stream.read(_BLOCK)
        if not packed or packed.startswith(_MAGIC[: len(packed)]):
            return stream.tell() - len(packed), packed
        begin = stream.tell() - len(packed) - 1
    if not stream.seekable():
        return begin, b""
    at = begin + 1
    stream.seek(at)
    packed = stream.read(_BLOCK)
    while len(packed) > len(_MAGIC):
        place = packed.find(_MAGIC)
        if place < 0:
            at += len(packed) - len(_MAGIC)
            packed = packed[-len(_MAGIC) :] + stream.read(_BLOCK)
            continue
        at, packed = at + place, packed[place:]
        if len(packed) < _BLOCK:
            packed += stream.read(_BLOCK)
        if _opens_record(packed):
            return at, packed
        at, packed = at + 1, packed[1:]
    return at, b""


def _opens_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(packed, len(_HEAD)) == _HEAD
    except zlib.error:
        return False
