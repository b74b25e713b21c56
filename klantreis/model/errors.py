"""The one exception that is meant for people."""


class KlantreisError(Exception):
    """A problem that a user can understand and solve.

    The message is one line in the user's language: what is wrong, where, and what to do.
    The faces print it as it stands; nothing else is ever shown of an error.
    """
