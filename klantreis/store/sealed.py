"""Files that only the passphrase of a study opens: a recording as rows of bytes in an encrypted database of its own.

That is the cipher of the study itself (SQLCipher: AES-256, each page with a MAC), so there is no second one to trust.
What is read goes to memory, never to another file.
"""

from io import BytesIO
from pathlib import Path

from klantreis.files.write import replacing
from klantreis.model.errors import KlantreisError
from klantreis.store.connection import connect, database_errors, database_message

SUFFIX = ".versleuteld"
_PIECE = 1 << 20


class Unsealed(BytesIO):
    """The bytes of a file, with the `name` that it had."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


def seal(source: Path, target: Path, passphrase: str) -> None:
    """Write an encrypted copy of a file, whole or not at all.

    Raises KlantreisError where it can't be written.
    """
    with replacing(target) as scratch, source.open("rb") as file:
        connection = connect(scratch, passphrase)
        try:
            connection.execute("PRAGMA journal_mode = OFF")  # it is thrown away where it fails
            connection.execute("BEGIN")
            connection.execute("CREATE TABLE piece (n INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
            while piece := file.read(_PIECE):
                connection.execute("INSERT INTO piece(bytes) VALUES (?)", (piece,))
            connection.execute("COMMIT")
        except database_errors() as error:
            raise KlantreisError(database_message(target, error)) from error
        finally:
            connection.close()


def unseal(path: Path, passphrase: str) -> Unsealed:
    """What was sealed, in memory. Raises KlantreisError where the file is damaged or has another passphrase."""
    held = Unsealed(path.name.removesuffix(SUFFIX))
    connection = connect(path, passphrase, read_only=True)
    try:
        for (piece,) in connection.execute("SELECT bytes FROM piece ORDER BY n"):
            held.write(piece)
    except database_errors() as error:
        raise KlantreisError(database_message(path, error)) from error
    finally:
        connection.close()
    held.seek(0)
    return held
