"""The command line: each command parses, calls the package, and prints. What can go wrong becomes one line."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from dateline import __version__
from dateline.cli.group import FolderOrCommand
from dateline.errors import DateFormatError, DatelineError, ModelError, OptionError, StoreError, UnknownIdError
from dateline.garbage import look_seldom

# Where each command lives: imported when it is asked for, so that none waits for what the others need.
_HOMES = {
    name: f"dateline.cli.{module}"
    for module, names in {
        "annotate": ("annotate",),
        "build": ("build",),
        "changes": ("changes",),
        "dates": ("dates",),
        "export": ("export",),
        "fact": ("fact",),
        "files": ("files",),
        "judge": ("judge",),
        "outlets": ("outlets",),
        "quotes": ("quotes",),
        "review": ("review",),
        "scale": ("load",),
        "search": ("search",),
        "serve": ("serve",),
        "show": ("show",),
        "stories": ("remove", "stories"),
        "verify": ("verify",),
        "views": ("claims", "conflicts", "entities", "sources", "states", "timeline"),
        "watch": ("watch",),
    }.items()
    for name in names
}

USAGE, UNUSABLE, DEFECT, INTERRUPTED = 2, 4, 70, 130


@click.group(
    cls=FolderOrCommand,
    homes=_HOMES,
    subcommand_metavar="FOLDER | COMMAND [OPTIONS]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--debug", is_flag=True, help="Show where an error comes from.")
@click.version_option(__version__, prog_name="dateline")
def dateline(debug: bool) -> None:
    """Reads the articles that tell a running story, and tells it back as a dated, sourced timeline.

    \b
    dateline articles/ --open          reads a folder, writes its page beside it, and opens it; or step by step:
    dateline build articles/ --store story.dateline
    dateline timeline --store story.dateline
    dateline export --store story.dateline --format html -o story.html

    \b
    Exit codes
      0    done
      1    verify found something wrong
      2    the command line is wrong: an option, a date, an id that nothing has
      3    build found nothing that it could read
      4    the store or the reader's files can't be used
      70   a defect of dateline (--debug shows more)
      130  stopped with Ctrl-C; build goes on where it stood when run again
    """
    if os.environ.get("NO_COLOR"):  # https://no-color.org
        click.get_current_context().color = False
    # A stage's defect on one article is listed by build; its traceback is for who asks.
    logging.basicConfig(level=logging.INFO if debug else logging.CRITICAL, format="%(levelname)s %(name)s: %(message)s")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command line and leave with its exit code."""
    look_seldom()
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        code = dateline.main(list(arguments), prog_name="dateline", standalone_mode=False)
        sys.stdout.flush()
        sys.exit(code if isinstance(code, int) else 0)
    except BrokenPipeError:
        # The reader of the pipe has enough (`| head`): no error, and nothing more to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except (KeyboardInterrupt, click.Abort):
        _say("stopped; the same command goes on where it stood")
        sys.exit(INTERRUPTED)
    except (click.ClickException, DatelineError) as error:
        if _debug(arguments):
            raise
        _say(_words(error))
        sys.exit(_code(error))
    except Exception as error:
        if _debug(arguments):
            raise
        _say(f"a defect: {type(error).__name__}: {error}; 'dateline --debug …' shows where, please report it")
        sys.exit(DEFECT)


def _debug(arguments: Sequence[str]) -> bool:
    return "--debug" in arguments[:1]


def _words(error: click.ClickException | DatelineError) -> str:
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f"{error.format_message().rstrip('.')}: see '{error.ctx.command_path} --help'"
    return error.format_message() if isinstance(error, click.ClickException) else str(error)


def _code(error: click.ClickException | DatelineError) -> int:
    if isinstance(error, StoreError | ModelError):
        return UNUSABLE
    if isinstance(error, click.UsageError | OptionError | DateFormatError | UnknownIdError):
        return USAGE
    return error.exit_code if isinstance(error, click.ClickException) else 1


def _say(words: str) -> None:
    click.echo(f"dateline: {' '.join(words.split())}", err=True)
