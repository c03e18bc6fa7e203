"""Annotated articles for other programs: JSON lines, CoNLL-U, brat stand-off. One file a form."""

from __future__ import annotations

from dateline.export.annotated.brat import brat
from dateline.export.annotated.conllu import conllu
from dateline.export.annotated.jsonl import jsonl

__all__ = ["brat", "conllu", "jsonl"]
