"""A store of the small story of the judgements' tests, and a browser of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline import open_story
from dateline.model import Story
from tests.judge.conftest import built, store  # noqa: F401  (fixtures)
from tests.serve.filled import HOST, client


class Forms(HTMLParser):
    """The forms of a page, each with the fields that a browser would send, and its buttons."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self.buttons: list[list[tuple[str, str]]] = []
        self.actions: list[str] = []
        self._select = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append({})
            self.buttons.append([])
            self.actions.append(given.get("action", ""))
        elif tag == "input" and self.forms and given.get("name"):
            self.forms[-1][given["name"]] = given.get("value", "")
        elif tag in ("textarea", "select") and self.forms and given.get("name"):
            self.forms[-1].setdefault(given["name"], "")
            self._select = given["name"] if tag == "select" else ""
        elif tag == "option" and self.forms and self._select:
            self.forms[-1][self._select] = given.get("value", "")  # the first is what a browser sends
            self._select = ""
        elif tag == "button" and self.forms:
            self.buttons[-1].append((given.get("name", ""), given.get("value", "")))


@dataclass
class Person:
    """Somebody at the pages of a store, who sends the forms that these show."""

    browser: TestClient
    store: Path

    @property
    def story(self) -> Story:
        return open_story(self.store)

    @property
    def id(self) -> str:
        return min(article.id for article in self.story.articles)

    def sees(self, address: str) -> str:
        answer = self.browser.get(address)
        assert answer.status_code == 200, answer.text
        return str(answer.text)

    def form(self, address: str, button: str, **fields: str) -> tuple[str, dict[str, str]]:
        """The form of a page with this button ("kind=keep"), and with these values where it has these fields."""
        page = Forms(self.sees(address))
        wanted = tuple(button.split("=")) if button else ("", "")
        for action, form, buttons in zip(page.actions, page.forms, page.buttons, strict=True):
            if wanted in buttons and fields.keys() <= form.keys() | {"author"}:
                return action, {**form, **({wanted[0]: wanted[1]} if button else {}), **fields}
        raise AssertionError(f"{address} has no form with {button} and {sorted(fields)}")

    def sends(self, address: str, button: str, status: int = 303, **fields: str) -> str:
        """Fill in the form of a page and send it: the address that it leads to, or the page that says why not."""
        action, form = self.form(address, button, **fields)
        answer = self.browser.post(action, data=form, headers={"origin": HOST})
        assert answer.status_code == status, answer.text
        return str(answer.headers["location"] if status == 303 else answer.text)


@pytest.fixture
def person(store: Path) -> Iterator[Person]:  # noqa: F811
    with client(store) as browser:
        yield Person(browser, store)
