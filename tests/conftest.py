"""Settings for all tests."""

from hypothesis import settings

# The same examples in every run: a new one that fails is found by hand (`--hypothesis-profile=default`), not by chance.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")
