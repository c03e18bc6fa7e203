"""The page of a store in a browser: every view is a link, nothing needs a script, no request leaves the machine."""

from dateline.serve.app import application, prepare

__all__ = ["application", "prepare"]
