"""Limits and settings, each with its reason. Stages take them as arguments; nothing reads them from the environment."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused, so that one file can't take the run down."""

    max_file_bytes: int = 20_000_000  # a saved page with inlined pictures has 2 to 15 MB; above it is no article
    max_archive_bytes: int = 100_000_000_000  # a web archive's pages are read one by one; above it something is wrong
    max_article_chars: int = 1_000_000  # a long book; beyond it, memory per article is no longer bounded
    min_article_words: int = 5  # fewer words than a headline tell no story


DEFAULT_LIMITS = Limits()
