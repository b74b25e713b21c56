"""Whether the database is sound: the file, its references, its log, and the places of codings."""

import os
from dataclasses import dataclass

from klantreis.store import triggers
from klantreis.store.connection import database_errors
from klantreis.store.operations import chain
from klantreis.store.study import Study
from klantreis.text.catalogue import _


@dataclass(frozen=True)
class Problem:
    """Something wrong: what kind, where, and a line for people."""

    kind: str
    where: str
    message: str


def problems(study: Study) -> list[Problem]:
    """Everything that is wrong with the database; none where it is sound."""
    try:
        return [*_file(study), *_references(study), *_log(study), *_anchors(study), *_words(study), *_full_text(study)]
    except database_errors() as error:
        return [Problem("database", study.database.name, str(error))]


def _file(study: Study) -> list[Problem]:
    found = [row[0] for row in study.all("PRAGMA integrity_check(20)")]
    return [Problem("database", study.database.name, str(line)) for line in found if line != "ok"]


def _references(study: Study) -> list[Problem]:
    return [
        Problem("reference", str(table), _("Een rij van {table} verwijst naar niets.").format(table=table))
        for table, *_rest in study.all("PRAGMA foreign_key_check")
    ]


def _log(study: Study) -> list[Problem]:
    found = []
    if not triggers.complete(study.connection):
        found.append(Problem("log", "triggers", _("De bewaking van wijzigingen is niet compleet.")))
    if (study.one("SELECT operation FROM log_state") or (None,))[0] is not None:
        found.append(Problem("log", "log_state", _("Een wijziging is niet afgesloten.")))
    for seq, stored in study.all("SELECT seq, chain FROM operation ORDER BY seq"):
        if stored != chain(study, seq):
            found.append(Problem("log", str(seq), _("Regel {seq} van de geschiedenis is veranderd.").format(seq=seq)))
    for (seq,) in study.all(
        "SELECT c.operation FROM change c JOIN change_payload p ON p.seq = c.seq "
        "WHERE c.digest <> klantreis_digest(p.nonce, p.before, p.after) GROUP BY c.operation"
    ):
        found.append(Problem("log", str(seq), _("De inhoud van regel {seq} is veranderd.").format(seq=seq)))
    return found


def _anchors(study: Study) -> list[Problem]:
    rows = study.all(
        "SELECT s.title, k.name FROM coding c JOIN source s ON s.id = c.source_id JOIN code k ON k.id = c.code_id "
        "JOIN turn a ON a.id = c.start_turn_id JOIN turn b ON b.id = c.end_turn_id "
        "WHERE a.source_id <> c.source_id OR b.source_id <> c.source_id "
        "OR c.start_offset > length(a.text) OR c.end_offset > length(b.text) "
        "OR a.position > b.position OR (a.position = b.position AND c.start_offset > c.end_offset)"
    )
    message = _("Een codering met “{code}” ligt buiten de tekst.")
    return [Problem("coding", title, message.format(code=code)) for title, code in rows]


def _words(study: Study) -> list[Problem]:
    rows = study.all(
        "SELECT DISTINCT s.title FROM turn_words w JOIN turn t ON t.id = w.turn_id "
        "JOIN source s ON s.id = t.source_id, json_each(w.words) j "
        "WHERE json_extract(j.value, '$[0]') >= json_extract(j.value, '$[1]') "
        "OR json_extract(j.value, '$[1]') > length(t.text)"
    )
    return [Problem("word", title, _("De tijd van een woord ligt buiten de tekst.")) for (title,) in rows]


def _full_text(study: Study) -> list[Problem]:
    if not os.access(study.database, os.W_OK):
        return []  # FTS5 checks itself by a command that looks like a write
    try:
        study.connection.execute("INSERT INTO turn_fts(turn_fts) VALUES ('integrity-check')")
    except database_errors():
        return [Problem("search", "turn_fts", _("De zoekindex klopt niet met de tekst."))]
    return []
