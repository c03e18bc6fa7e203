"""Understand: Article → Annotations. One small encoder, one pass, several heads; what comes out is spans and scores."""

from dateline.understand.reader import Reader

__all__ = ["Reader"]
