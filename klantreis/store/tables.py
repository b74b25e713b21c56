"""Which tables a study has, for those who need no more than that.

How they are made stands in `schema`, which is imported only where a database must be made or brought up
to date: the library behind it takes longer to load than most commands take to run.
"""

APPLICATION_ID = 0x6B6C7472
"""`kltr`: marks a SQLite file as a study of klantreis."""

SAID = (
    "person",
    "organisation",
    "cohort",
    "household",
    "round",
    "participant",
    "source",
    "attendance",
    "turn",
    "recording",
    "turn_words",
    "glossary_term",
    "codebook",
    "code",
    "coding",
)
"""Tables of what was said, by whom, and how it was coded; parents before children."""

MADE = (
    "build",
    "journey",
    "journey_source",
    "step",
    "evidence",
    "finding",
    "action",
    "action_finding",
    "pin",
    "codebook_version",
    "decision",
    "sentence",
    "sentence_evidence",
    "journey_version",
    "answer_to_finding",
)
"""Tables of what people and the builder make of that; parents before children."""

ASKED = ("response", "response_reason")
"""Tables of whom the researchers asked to take part; parents before children."""

LOGGED = (*SAID, *MADE, *ASKED)
"""Every table whose rows are the user's; parents before children."""

MIGRATION_SET = "klantreis"

MIGRATIONS = (
    "m001_change_log",
    "m002_people",
    "m003_sources",
    "m004_codings",
    "m005_journeys",
    "m006_workbench",
    "m007_journeys_by_hand",
    "m008_apart",
    "m009_actions",
    "m010_answers",
    "m011_response",
    "m012_recordings",
    "m013_words",
    "m014_glossary",
    "m015_waveform",
    "m016_pseudonyms",
)
"""The names of all migrations, in order."""
