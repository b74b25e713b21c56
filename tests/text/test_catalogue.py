"""The translations: every text of the source is there, with the same gaps to fill in, and compiled."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

import klantreis
from klantreis.cli.language import asked
from klantreis.text import catalogue
from tests.text.compiling import LOCALE, catalogues, up_to_date

ROOT = Path(klantreis.__file__).parent
ENGLISH = LOCALE / "en" / "LC_MESSAGES" / "klantreis.po"
KEYWORDS = {**DEFAULT_KEYWORDS, "plural": (1, 2)}


@cache
def texts() -> dict[str | tuple[str, ...], str]:
    """Every text of the source, and the file it stands in."""
    found = extract_from_dir(str(ROOT), keywords=KEYWORDS)
    return {message: file for file, _line, message, _comments, _context in found}


@cache
def english() -> Catalog:
    """The English translation."""
    with ENGLISH.open("rb") as file:
        return read_po(file)


def gaps(text: str) -> list[str]:
    """What is to be filled in, such as `{n}`; in order of name, since another language has another order."""
    names = [name for _text, name, _format, _conversion in Formatter().parse(text) if name is not None]
    return sorted(name for name in names if all(part.isidentifier() for part in name.split(".")))


def pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Each form of a message with its translation."""
    if isinstance(message.id, str):
        yield message.id, str(message.string)
    else:
        yield from zip(message.id, message.string, strict=True)


def test_every_text_has_an_english_translation() -> None:
    missing = [
        f"{file}: {text}"
        for text, file in texts().items()
        if (found := english().get(text if isinstance(text, str) else text[0])) is None
        or found.fuzzy
        or not all(translated for _text, translated in pairs(found))
    ]
    assert not missing, f"{len(missing)} of {len(texts())} are missing:\n" + "\n".join(missing)


def test_no_translation_is_left_of_a_text_that_is_gone() -> None:
    known = {text if isinstance(text, str) else text[0] for text in texts()}
    assert not [m.id for m in english() if m.id and (m.id if isinstance(m.id, str) else m.id[0]) not in known]


def test_translations_have_the_same_gaps_and_edges() -> None:
    for message in english():
        if not message.id or not message.string:
            continue
        for text, translated in pairs(message):
            if translated:
                assert set(gaps(translated)) == set(gaps(text)) or _counts(message), (text, translated)
                assert (text[:1].isspace(), text[-1:].isspace()) == (
                    translated[:1].isspace(),
                    translated[-1:].isspace(),
                ), text


def _counts(message: Message) -> bool:
    """Whether it is a plural, of which one form may leave the number out."""
    return not isinstance(message.id, str)


def test_what_is_compiled_is_what_is_written() -> None:
    for po, written in catalogues():
        assert up_to_date(po, written), f"{po.name}: make catalogue"


def test_a_text_is_shown_in_the_language_that_was_chosen() -> None:
    try:
        catalogue.use("en")
        assert catalogue._("Alles in orde.") == "All is well."
        assert catalogue.plural("{n} codering", "{n} coderingen", 2) == "2 codings"
    finally:
        catalogue.use("nl")
    assert catalogue.plural("{n} codering", "{n} coderingen", 1) == "1 codering"


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["--lang", "en", "history"], "en"),
        (["history", "--lang", "en"], "en"),
        (["history", "--lang=en"], "en"),
        (["history"], None),
        (["search", "--", "--lang", "en"], None),
        (["history", "--lang"], None),
    ],
)
def test_the_language_may_stand_before_and_after_the_verb(arguments: list[str], language: str | None) -> None:
    assert asked(arguments) == language


def _run(*arguments: str, code: int = 0, **environment: str) -> "subprocess.CompletedProcess[str]":
    done = subprocess.run(
        [sys.executable, "-m", "klantreis", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == code, (done.stdout, done.stderr)
    return done


def test_help_texts_follow_the_language() -> None:
    dutch = "Maak een leeg onderzoek in MAP."
    assert dutch in _run("new", "--help").stdout
    for english_help in (
        _run("new", "--help", "--lang", "en").stdout,
        _run("--lang", "en", "new", "--help").stdout,
        _run("new", "--help", KLANTREIS_LANG="en").stdout,
    ):
        assert dutch not in english_help and "empty study" in english_help
    assert dutch in _run("new", "--help", KLANTREIS_LANG="klingon").stdout
    assert _run("--lang", "fr", "new", code=2).stderr.startswith("Gebruik:")
    assert _run("undo", "--lang", "en", "-C", "/nergens", code=1).stderr.startswith("klantreis: ")


def test_keys_are_printed_with_their_names() -> None:
    rows = json.loads(_run("keys", "--json").stdout)
    memo = next(row for row in rows if row["id"] == "coding.memo")
    assert memo == {"id": "coding.memo", "keys": ["m"], "description": "Memo", "where": memo["where"], "own": False}
    folder = Path(os.environ["KLANTREIS_CONFIG"])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "toetsen.toml").write_text('coding.memo = "q"\ncoding.weg = "x"\n', encoding="utf-8")
    done = _run("keys", "--json")
    memo = next(row for row in json.loads(done.stdout) if row["id"] == "coding.memo")
    assert (memo["keys"], memo["own"]) == (["q"], True)
    assert "klantreis: toetsen.toml: coding.weg bestaat niet" in done.stderr
