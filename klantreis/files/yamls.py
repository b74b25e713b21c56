"""YAML from outside: whatever stands in it, either data or one clear line."""

from typing import Any

import yaml

from klantreis.files.tables import decode
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _


def read_yaml(data: bytes, name: str) -> Any:
    """The data of a YAML file, every value as text: a code may be called “no” or “2022”.

    Raises KlantreisError with the line where it stops being YAML.
    """
    try:
        return yaml.load(decode(data, name), yaml.BaseLoader)  # noqa: S506 (makes nothing but texts)
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        itself = isinstance(error, yaml.constructor.ConstructorError)  # all that BaseLoader can't make
        message = (
            _("{name}, regel {line}: dit staat onder zichzelf.")
            if itself
            else _("{name}, regel {line}: dit is geen geldige YAML.")
        )
        raise KlantreisError(message.format(name=name, line=line)) from error
    except RecursionError as error:
        raise KlantreisError(_("{name} is te diep genest om te lezen.").format(name=name)) from error
