"""For whom a document is made: that decides what may stand in it."""

from enum import StrEnum


class Audience(StrEnum):
    """`public`: publishable quotes only, no ids and no source titles. `internal`: with the evidence."""

    PUBLIC = "public"
    INTERNAL = "internal"
