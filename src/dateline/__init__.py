"""Dateline reads the articles that tell a running story and tells it back as a dated, sourced timeline."""

__version__ = "0.1.0"
