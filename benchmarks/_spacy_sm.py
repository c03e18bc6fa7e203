"""A spaCy pipeline of the architecture of en_core_web_sm (tagger, parser, names), with weights of chance.

How long it takes doesn't hang on what the weights are. Sizes are those of the released model's config (version 3.8).
"""

from __future__ import annotations

from typing import Any

TAGS, RELATIONS, NAMES = 50, 45, 18
_WIDTH = 96


def pipeline() -> Any:
    """The pipeline, ready to be called. Needs `pip install 'dateline[benchmarks]'`."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    rows = [5000, 1000, 2500, 2500, 50, 50]
    nlp.add_pipe(
        "tok2vec", config={"model": _vectors(["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"], rows)}
    )
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": _WIDTH, "upstream": "tok2vec"}
    tagger = nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    parser = nlp.add_pipe("parser", config={"model": _transitions("parser", listener)})
    own = _vectors(["NORM", "PREFIX", "SUFFIX", "SHAPE"], rows[:4])
    names = nlp.add_pipe("ner", config={"model": _transitions("ner", own)})
    trained: tuple[tuple[Any, str, int], ...] = ((tagger, "T", TAGS), (parser, "r", RELATIONS), (names, "N", NAMES))
    for pipe, prefix, count in trained:
        for number in range(count):
            pipe.add_label(f"{prefix}{number}")
    said = nlp.make_doc("Ann Lee left .")
    told = {"tags": ["T0", "T0", "T1", "T2"], "heads": [1, 2, 2, 2], "deps": ["r0", "r1", "ROOT", "r2"]}
    nlp.initialize(lambda: [Example.from_dict(said, {**told, "entities": ["B-N0", "L-N0", "O", "O"]})])
    return nlp


def _vectors(attrs: list[str], rows: list[int]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": _WIDTH,
            "attrs": attrs,
            "rows": rows,
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": _WIDTH,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _transitions(kind: str, vectors: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": vectors,
    }
