"""An article is read on the scale of factuality whose texts it is like."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.understand.factuality import factuality
from dateline.understand.network import Floats


def scores(*rows: tuple[float, float, float]) -> Floats:
    return np.array(rows, np.float32).reshape(-1, 3)


def test_a_text_like_news_is_read_on_the_scale_of_news_and_another_on_that_of_the_web() -> None:
    assert factuality(scores((1.0, 2.5, 9.0))) == [2.5]
    assert factuality(scores((1.0, 2.5, -9.0))) == [1.0]


def test_the_words_of_an_article_decide_together() -> None:
    assert factuality(scores((0.0, 3.0, 6.0), (0.0, 3.0, 6.0), (0.0, 3.0, -3.0))) == pytest.approx([3.0] * 3, abs=0.05)


def test_values_stay_on_the_scale() -> None:
    assert factuality(scores((5.0, 5.0, 0.0), (-7.0, -7.0, 0.0))) == [3.0, -3.0]


def test_no_words_have_none() -> None:
    assert factuality(scores()) == []
