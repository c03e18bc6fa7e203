"""The frame: addresses, headers, who may ask, and errors that say what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.errors import StoreError
from dateline.serve import application
from dateline.tell import tell
from tests.export.story import ferry_story
from tests.serve.filled import client, put


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("serve") / "story.dateline"
    put(path, tell(ferry_story()))
    return path


@pytest.fixture(scope="module")
def asked(store: Path) -> TestClient:
    return client(store)


def test_one_story_is_shown_at_once(asked: TestClient) -> None:
    answer = asked.get("/")
    assert answer.status_code == 303
    page = asked.get(answer.headers["location"])
    assert page.status_code == 200
    assert "struck the north pier" in page.text


def test_no_page_may_load_or_send_anything_elsewhere(asked: TestClient) -> None:
    for address in ("/", "/story/a1", "/nowhere", "/static/page.css"):
        headers = asked.get(address).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; script-src 'self'")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8765", "", "localhost.evil.example"])
def test_a_name_that_another_page_may_claim_gets_no_answer(asked: TestClient, host: str) -> None:
    answer = asked.get("/story/a1", headers={"host": host})
    assert answer.status_code == 421
    assert "pier" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "LOCALHOST"])
def test_names_of_this_machine_do(asked: TestClient, host: str) -> None:
    assert asked.get("/story/a1", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/nowhere", 404, "no page at this address"),
        ("/story/zzz", 404, "no story has the id"),
        ("/story/a1?from=soon", 400, "soon"),
        ("/story/a1?label=odd", 400, "crime"),
        ("/story/a1?undated=perhaps", 400, "yes or no"),
        ("/static/../app.py", 404, ""),
        ("/static/%2e%2e%2fapp.py", 404, ""),
    ],
)
def test_errors_say_what_to_do(asked: TestClient, address: str, status: int, said: str) -> None:
    answer = asked.get(address)
    assert answer.status_code == status
    assert said in answer.text


def test_no_store_is_an_error_before_anything_listens(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        application(tmp_path / "none.dateline")
