"""`dateline serve`."""

from __future__ import annotations

import socket
import threading

import click

from dateline.cli.options import store_option
from dateline.errors import OptionError

PORT = 8765


@click.command(short_help="Show the store in the browser: every claim with its sentence, and what you decide of it.")
@store_option
@click.option("--host", metavar="NAME", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="The port; 0 takes a free one."
)
@click.option("--open", "opened", is_flag=True, help="Open the page in the browser.")
@click.option("--by", metavar="NAME", default="", help="Who decides, in the log of judgements.")
def serve(store: str, host: str, port: int, opened: bool, by: str) -> None:
    """Show the stories of a store as pages, until Ctrl-C.

    Only this computer can ask for them, if --host doesn't say otherwise: whoever can reach that address can read the
    store, and decide in it. No page asks anything of the web.
    """
    from dateline.serve import application, prepare

    app = application(store, by=by, host=host)
    with _listening(host, port) as bound:
        import uvicorn

        address = _address(host, bound.getsockname()[1])
        click.echo(f"{address}  (Ctrl-C ends it)")
        _tell_if_behind(store)
        if opened:
            click.launch(address)
        threading.Thread(target=prepare, args=(app,), daemon=True).start()  # while the browser opens
        config = uvicorn.Config(app, log_level="warning", access_log=False, ws="none", lifespan="off", loop="asyncio")
        try:
            uvicorn.Server(config).run(sockets=[bound])
        except KeyboardInterrupt:  # uvicorn hands it on when all answers are out
            click.echo("stopped", err=True)
        finally:
            app.state.shelf.close()


def _tell_if_behind(store: str) -> None:
    from dateline.renewing import behind

    left = behind(store)
    if left.articles or left.stories:
        click.echo(
            f"{store} was made by another version of dateline: with your first decision it is read and linked anew"
            f" (articles: {left.articles:,}; stories: {left.stories:,}); 'dateline build --store {store}' does it now",
            err=True,
        )


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises OptionError where it can't."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        bound = socket.create_server((host, port), family=family)
        # Those that it accepts have it, too: without it an answer waits 40 ms for the other side's word (RFC 1122).
        bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return bound
    except socket.gaierror as error:
        raise OptionError(f"--host {host}: no such name or address ({error.strerror}); leave it out") from error
    except OSError as error:
        raise OptionError(
            f"can't listen at {host}, port {port}: {error.strerror}; give another with --port, or 0 for any free one"
        ) from error


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
