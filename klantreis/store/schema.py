"""The tables, as migrations. What a migration has made is never edited here: add a new one.

Conventions: `id` is a UUID; order is kept in `position`, which may have gaps; times are
milliseconds; references are by id with foreign keys that refuse rather than cascade, so that
every row that goes is deleted, and logged, on purpose.
"""

from typing import cast

from sqlite_utils.db import Database, Table
from sqlite_utils.migrations import Migrations

from klantreis.store.tables import MIGRATION_SET

migrations = Migrations(MIGRATION_SET)


def _create(
    db: Database,
    name: str,
    columns: dict[str, type],
    *,
    pk: str = "id",
    required: tuple[str, ...] = (),
    references: tuple[tuple[str, str], ...] = (),
    unique: tuple[tuple[str, ...], ...] = (),
    indexes: tuple[tuple[str, ...], ...] = (),
) -> Table:
    table = cast(Table, db[name])
    table.create(
        columns,
        pk=pk,
        not_null={"id", *required} if "id" in columns else set(required),
        foreign_keys=[(column, other, "id") for column, other in references],
    )
    for columns_ in unique:
        table.create_index(columns_, unique=True)
    # Every foreign key is looked up in both directions, so each one gets its index.
    for columns_ in dict.fromkeys([*indexes, *((column,) for column, _ in references)]):
        table.create_index(columns_, if_not_exists=True)
    return table


@migrations()
def m001_change_log(db: Database) -> None:
    """Who did what, and the rows before and after."""
    db.execute(
        """CREATE TABLE operation (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            actor TEXT NOT NULL,
            at TEXT NOT NULL,
            verb TEXT NOT NULL,
            summary TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
            target INTEGER REFERENCES operation(seq),
            chain TEXT
        )"""
    )
    db.execute("CREATE INDEX operation_target ON operation(target)")
    db.execute(
        """CREATE TABLE change (
            seq INTEGER PRIMARY KEY,
            operation INTEGER NOT NULL REFERENCES operation(seq),
            tbl TEXT NOT NULL,
            row TEXT NOT NULL,
            digest TEXT NOT NULL
        )"""
    )
    db.execute("CREATE INDEX change_operation ON change(operation)")
    db.execute("CREATE INDEX change_row ON change(row, seq)")
    db.execute(
        """CREATE TABLE change_payload (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            nonce BLOB NOT NULL,
            before TEXT,
            after TEXT
        )"""
    )
    db.execute("CREATE TABLE log_state (id INTEGER PRIMARY KEY CHECK (id = 1), operation INTEGER)")
    db.execute("INSERT INTO log_state VALUES (1, NULL)")


@migrations()
def m002_people(db: Database) -> None:
    """Those who work on the study and those who take part."""
    _create(db, "person", {"id": str, "name": str}, required=("name",), unique=(("name",),))
    _create(
        db,
        "organisation",
        {"id": str, "name": str, "kind": str, "parent_id": str},
        required=("name",),
        references=(("parent_id", "organisation"),),
        unique=(("name",),),
    )
    _create(db, "cohort", {"id": str, "name": str}, required=("name",), unique=(("name",),))
    _create(db, "household", {"id": str, "name": str}, required=("name",), unique=(("name",),))
    _create(
        db,
        "round",
        {"id": str, "name": str, "report_year": int, "starts": str, "ends": str, "channel": str},
        required=("name",),
        unique=(("name",),),
    )
    _create(
        db,
        "participant",
        {
            "id": str,
            "code": str,
            "grp": str,
            "household_id": str,
            "cohort_id": str,
            "organisation_id": str,
            "age_band": str,
            "traits": str,
            "consent": str,
            "position": int,
        },
        required=("code", "position"),
        references=(("household_id", "household"), ("cohort_id", "cohort"), ("organisation_id", "organisation")),
        unique=(("code",),),
    )


@migrations()
def m003_sources(db: Database) -> None:
    """Sources, their turns, and full text over those."""
    db.execute("CREATE TABLE original (sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, bytes BLOB NOT NULL)")
    _create(
        db,
        "source",
        {
            "id": str,
            "title": str,
            "kind": str,
            "round_id": str,
            "provenance": str,
            "notes": str,
            "duration_ms": int,
            "sha256": str,
            "position": int,
        },
        required=("title", "kind", "position"),
        references=(("round_id", "round"),),
        unique=(("title",),),
        indexes=(("sha256",),),
    )
    _create(
        db,
        "attendance",
        {"id": str, "source_id": str, "participant_id": str, "speaker": str, "position": int},
        required=("source_id", "participant_id", "position"),
        references=(("source_id", "source"), ("participant_id", "participant")),
        unique=(("source_id", "participant_id"),),
    )
    # The full-text index refers to a turn by an integer; a UUID can't be that.
    turn = _create(
        db,
        "turn",
        {
            "key": int,
            "id": str,
            "source_id": str,
            "position": int,
            "speaker": str,
            "text": str,
            "start_ms": int,
            "end_ms": int,
        },
        pk="key",
        required=("source_id", "position", "text"),
        references=(("source_id", "source"),),
        unique=(("id",), ("source_id", "position")),
    )
    # Trigrams find a word inside Dutch compounds, which whole words would not.
    turn.enable_fts(["text"], create_triggers=True, tokenize="trigram")


@migrations()
def m004_codings(db: Database) -> None:
    """The codebook and the codings."""
    _create(db, "codebook", {"id": str, "name": str, "version": str}, required=("name", "version"))
    _create(
        db,
        "code",
        {
            "id": str,
            "parent_id": str,
            "position": int,
            "name": str,
            "kind": str,
            "definition": str,
            "include": str,
            "exclude": str,
            "example": str,
            "color": str,
            "phase": str,
        },
        required=("position", "name", "kind"),
        references=(("parent_id", "code"),),
    )
    db.execute("CREATE UNIQUE INDEX code_sibling_name ON code(coalesce(parent_id, ''), name COLLATE NOCASE)")
    db.execute(
        """CREATE TABLE coding (
            id TEXT PRIMARY KEY NOT NULL,
            source_id TEXT NOT NULL REFERENCES source(id),
            code_id TEXT NOT NULL REFERENCES code(id),
            coder_id TEXT NOT NULL REFERENCES person(id),
            start_turn_id TEXT NOT NULL REFERENCES turn(id),
            start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
            end_turn_id TEXT NOT NULL REFERENCES turn(id),
            end_offset INTEGER NOT NULL CHECK (end_offset >= 0),
            valence INTEGER CHECK (valence BETWEEN -2 AND 2),
            memo TEXT NOT NULL,
            publishable INTEGER NOT NULL CHECK (publishable IN (0, 1))
        )"""
    )
    for column in ("source_id", "code_id", "coder_id", "start_turn_id", "end_turn_id"):
        db.execute(f"CREATE INDEX coding_{column} ON coding({column})")


@migrations()
def m005_journeys(db: Database) -> None:
    """Proposals of the builder, and what follows from the study."""
    _create(
        db,
        "build",
        {"id": str, "number": int, "personas": int, "coder": str, "silhouette": str},
        required=("number", "personas"),
        unique=(("number",),),
    )
    _create(
        db,
        "journey",
        {
            "id": str,
            "build_id": str,
            "position": int,
            "name": str,
            "age_band": str,
            "household": str,
            "situation": str,
        },
        required=("build_id", "position", "name"),
        references=(("build_id", "build"),),
    )
    _create(
        db,
        "journey_source",
        {"id": str, "journey_id": str, "source_id": str, "position": int},
        required=("journey_id", "source_id", "position"),
        references=(("journey_id", "journey"), ("source_id", "source")),
        unique=(("journey_id", "source_id"),),
    )
    _create(
        db,
        "step",
        {
            "id": str,
            "journey_id": str,
            "position": int,
            "label": str,
            "concept": str,
            "phase": str,
            "channel": str,
            "actor": str,
        },
        required=("journey_id", "position", "label"),
        references=(("journey_id", "journey"),),
    )
    _create(
        db,
        "evidence",
        {"id": str, "step_id": str, "coding_id": str, "position": int},
        required=("step_id", "coding_id", "position"),
        references=(("step_id", "step"), ("coding_id", "coding")),
        unique=(("step_id", "coding_id"),),
    )
    _create(
        db,
        "finding",
        {"id": str, "kind": str, "code_id": str, "title": str, "note": str},
        required=("kind", "title"),
        references=(("code_id", "code"),),
    )
    _create(
        db,
        "action",
        {
            "id": str,
            "goal": str,
            "owner_id": str,
            "organisation_id": str,
            "starts": str,
            "due": str,
            "status": str,
            "position": int,
        },
        required=("goal", "status", "position"),
        references=(("owner_id", "person"), ("organisation_id", "organisation")),
    )
    _create(
        db,
        "action_finding",
        {"id": str, "action_id": str, "finding_id": str},
        required=("action_id", "finding_id"),
        references=(("action_id", "action"), ("finding_id", "finding")),
        unique=(("action_id", "finding_id"),),
    )


@migrations()
def m006_workbench(db: Database) -> None:
    """What a day's coding needs: pinned codes, versions of the codebook, and what becomes of a coding."""
    for column in (
        # The words that it stood on, where an edit took them all away; a person decides what becomes of it.
        "lost TEXT",
        # A moment told out of order happened right before or after this other one.
        "moved_to TEXT REFERENCES coding(id)",
        "moved_side TEXT CHECK (moved_side IN ('before', 'after'))",
        # What coders agreed on after comparing; the coding itself stays as its coder made it.
        "settled TEXT CHECK (settled IN ('kept', 'dropped'))",
    ):
        db.execute(f"ALTER TABLE coding ADD COLUMN {column}")
    db.execute("CREATE INDEX coding_moved_to ON coding(moved_to)")
    _create(
        db,
        "pin",
        {"id": str, "person_id": str, "digit": int, "code_id": str},
        required=("person_id", "digit", "code_id"),
        references=(("person_id", "person"), ("code_id", "code")),
        unique=(("person_id", "digit"),),
    )
    _create(
        db,
        "codebook_version",
        {"id": str, "number": int, "name": str, "round_id": str, "note": str, "at": str, "content": str},
        required=("number", "name", "at", "content"),
        references=(("round_id", "round"),),
        unique=(("number",),),
    )


@migrations()
def m007_journeys_by_hand(db: Database) -> None:
    """What people decide about journeys and write in them, and journeys as they once were."""
    for table, column in (
        # The same persona keeps its key from build to build; what people decide hangs on it.
        ("journey", "key TEXT"),
        ("step", "standing TEXT NOT NULL DEFAULT 'route' CHECK (standing IN ('route', 'thin', 'dropped'))"),
        # In thousandths.
        ("step", "support INTEGER CHECK (support BETWEEN 0 AND 1000)"),
    ):
        db.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    _create(
        db,
        "decision",
        {"id": str, "number": int, "kind": str, "journey": str, "subject": str, "object": str, "value": str},
        required=("number", "kind", "journey", "subject", "object", "value"),
        unique=(("number",),),
        indexes=(("journey", "kind", "subject"),),
    )
    _create(
        db,
        "sentence",
        {"id": str, "journey": str, "concept": str, "position": int, "text": str},
        required=("journey", "concept", "position", "text"),
        indexes=(("journey", "concept"),),
    )
    _create(
        db,
        "sentence_evidence",
        {"id": str, "sentence_id": str, "coding_id": str, "position": int},
        required=("sentence_id", "coding_id", "position"),
        references=(("sentence_id", "sentence"), ("coding_id", "coding")),
        unique=(("sentence_id", "coding_id"),),
    )
    _create(
        db,
        "journey_version",
        {"id": str, "number": int, "name": str, "round_id": str, "note": str, "at": str, "content": str},
        required=("number", "name", "at", "content"),
        references=(("round_id", "round"),),
        unique=(("number",),),
    )


@migrations()
def m008_apart(db: Database) -> None:
    """Whether a build sought personas in all interviews at once (''), or in each group or cohort apart."""
    db.execute("ALTER TABLE build ADD COLUMN per TEXT NOT NULL DEFAULT ''")


@migrations()
def m009_actions(db: Database) -> None:
    """What people make of findings, and by what an action is judged."""
    for table, column in (
        ("finding", "condition TEXT"),
        ("finding", "severity INTEGER CHECK (severity BETWEEN 1 AND 5)"),
        ("finding", "effort INTEGER CHECK (effort BETWEEN 1 AND 5)"),
        ("finding", "own_reach TEXT CHECK (own_reach IN ('own', 'outside'))"),
        ("finding", "nature TEXT CHECK (nature IN ('fact', 'opinion'))"),
        ("action", "number INTEGER"),
        ("action", "scope TEXT"),
        ("action", "measure TEXT"),
        ("action", "outcome TEXT"),
        ("action", "horizon TEXT CHECK (horizon IN ('short', 'middle', 'long'))"),
    ):
        db.execute(f"ALTER TABLE {table} ADD COLUMN {column}")


@migrations()
def m010_answers(db: Database) -> None:
    """What teams answered to the questions about findings in their meeting."""
    db.execute(
        """CREATE TABLE answer_to_finding (
            id TEXT PRIMARY KEY NOT NULL,
            finding_id TEXT NOT NULL REFERENCES finding(id),
            question TEXT NOT NULL CHECK (question IN ('recognise', 'explain', 'judge', 'act')),
            team TEXT NOT NULL,
            text TEXT NOT NULL,
            at TEXT NOT NULL,
            UNIQUE (finding_id, question, team)
        )"""
    )


@migrations()
def m011_response(db: Database) -> None:
    """Whom the researchers asked to take part: per round, group and cohort, each of the first and last may be none."""
    counts = ", ".join(
        f"{name} INTEGER CHECK ({name} >= 0), {name}_circa INTEGER NOT NULL DEFAULT 0 CHECK ({name}_circa IN (0, 1))"
        for name in ("invited", "reached", "declined", "agreed")
    )
    db.execute(
        f"""CREATE TABLE response (
            id TEXT PRIMARY KEY NOT NULL,
            round_id TEXT REFERENCES round(id),
            grp TEXT NOT NULL CHECK (grp <> ''),
            cohort_id TEXT REFERENCES cohort(id),
            {counts},
            position INTEGER NOT NULL
        )"""
    )
    # An empty round or cohort is one too: NULLs would all be different.
    db.execute("CREATE UNIQUE INDEX response_row ON response(coalesce(round_id, ''), grp, coalesce(cohort_id, ''))")
    db.execute("CREATE INDEX response_round_id ON response(round_id)")
    db.execute("CREATE INDEX response_cohort_id ON response(cohort_id)")
    db.execute(
        """CREATE TABLE response_reason (
            id TEXT PRIMARY KEY NOT NULL,
            response_id TEXT NOT NULL REFERENCES response(id),
            name TEXT NOT NULL,
            n INTEGER NOT NULL CHECK (n >= 0),
            circa INTEGER NOT NULL DEFAULT 0 CHECK (circa IN (0, 1)),
            position INTEGER NOT NULL,
            UNIQUE (response_id, name)
        )"""
    )


@migrations()
def m012_recordings(db: Database) -> None:
    """Which recordings a source was typed out from."""
    _create(
        db,
        "recording",
        {
            "id": str,
            "source_id": str,
            "position": int,
            "path": str,
            "linked": int,
            "sha256": str,
            "size": int,
            "duration_ms": int,
            "channels": int,
            "rate": int,
        },
        required=("source_id", "position", "path", "linked", "sha256", "size", "duration_ms", "channels", "rate"),
        references=(("source_id", "source"),),
        unique=(("source_id", "position"),),
        indexes=(("sha256",),),
    )


@migrations()
def m013_words(db: Database) -> None:
    """When each word of a turn was said, beside the turns: most of what reads those has no need of it."""
    _create(
        db,
        "turn_words",
        {"id": str, "turn_id": str, "words": str},
        required=("turn_id", "words"),
        references=(("turn_id", "turn"),),
        unique=(("turn_id",),),
    )


@migrations()
def m014_glossary(db: Database) -> None:
    """How names and terms are written, and (as JSON) what is written for them by mistake."""
    db.execute(
        """CREATE TABLE glossary_term (
            id TEXT PRIMARY KEY NOT NULL,
            name TEXT NOT NULL UNIQUE CHECK (name <> ''),
            kind TEXT NOT NULL CHECK (kind IN ('term', 'person', 'place', 'organisation')),
            heard TEXT NOT NULL
        )"""
    )


@migrations()
def m015_waveform(db: Database) -> None:
    """How the recordings of a source look, for who opens them again; it can be made anew, so it is not logged."""
    db.execute(
        """CREATE TABLE waveform (
            source_id TEXT PRIMARY KEY NOT NULL REFERENCES source(id) ON DELETE CASCADE,
            made_of TEXT NOT NULL,
            bytes BLOB NOT NULL
        )"""
    )


@migrations()
def m016_pseudonyms(db: Database) -> None:
    """What stands for a name of the glossary in what others read; '' where nothing does."""
    db.execute("ALTER TABLE glossary_term ADD COLUMN pseudonym TEXT NOT NULL DEFAULT ''")
