"""Noticing that somebody else wrote in the study."""

from klantreis.model.errors import KlantreisError
from klantreis.store.connection import database_errors, database_message
from klantreis.store.study import Study


def version(study: Study) -> int:
    """A number that changes when another connection, of this program or of another, wrote in the study.

    It costs some microseconds (https://www.sqlite.org/pragma.html#pragma_data_version). Raises KlantreisError.
    """
    try:
        (found,) = study.connection.execute("PRAGMA data_version").fetchone()
    except database_errors() as error:
        raise KlantreisError(database_message(study.database, error)) from error
    return int(found)
