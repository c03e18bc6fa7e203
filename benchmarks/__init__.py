"""Accuracy on public data: `python -m benchmarks.NAME --data DIR` prints figures as `name: value`, one a line."""
