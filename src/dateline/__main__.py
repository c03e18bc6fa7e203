"""`python -m dateline`: the command, where its folder is not on the path."""

from dateline.cli import main

main()
