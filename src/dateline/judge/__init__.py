"""Judge: what a person decided, applied to what articles say and to what holds over them. No evidence is changed.

A judgement points at words. Each build looks for them again (`anchors`, `quotes`), tells linking what was decided
(`case`, `pairs`), lays what articles say as a person has it beside the evidence (`facts`), and notes what became of
each judgement (`settle`): one that fits no more is listed with the reason. Pure, as every stage is.
"""

from dateline.judge.case import Asked, Case, Places
from dateline.judge.settle import settled, shown, with_days

__all__ = ["Asked", "Case", "Places", "settled", "shown", "with_days"]
