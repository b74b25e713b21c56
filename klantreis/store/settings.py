"""Reading and writing `study.toml`, the settings that people may edit."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from klantreis.model.errors import KlantreisError
from klantreis.model.study import Gate, House, Priority, Settings
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line

_TEMPLATE = """# Instellingen van dit onderzoek. Je mag dit bestand zelf aanpassen.
title = {title}
language = {language}
# Waar lezers terechtkunnen die een document niet kunnen openen (naam, telefoon, e-mail).
contact = {contact}
# In hoeveel persona's de klantreizen worden samengevoegd.
personas = {personas}
# Zien codeurs tijdens het coderen alleen hun eigen coderingen (true) of die van iedereen (false)?
blind = {blind}
# Hoe de gesprekken zijn uitgetypt: "verbatim" (letterlijk) of "clean" (opgeschoond). Het staat in elke export.
transcript_style = {transcript_style}

# De publicatiegrens: hieronder wordt niets openbaar gemaakt.
[gate]
participants = {participants}
households = {households}
warn_below = {warn_below}
quote_share = {quote_share}

# De volgorde van verbeterpunten: bereik (welk deel vertelde het) maal ernst. Een gewicht van 0 telt niet mee.
# Wat de gemeente niet zelf kan veranderen, houdt het deel dat bij outside staat.
[priority]
reach = {reach}
severity = {severity}
outside = {outside}

# De huisstijl van de gemeente in Word. Sjabloon (docx of dotx) en logo (png of jpg): het pad vanaf deze map, of leeg.
[house_style]
organisation = {organisation}
template = {template}
logo = {logo}

# Vaktaal van dit onderzoek, met een gewoner woord: "consult" = "gesprek". Een leeg woord ("") laat het met rust.
[jargon]
{jargon}
# Eigen tekens bij het uittypen, met wat ze betekenen: "[hoest]" = "hoest". Een leeg woord ("") haalt een teken weg.
[signs]
{signs}"""


def dump(settings: Settings) -> str:
    """The text of `study.toml`."""
    # A JSON string is a TOML basic string as well.
    text = {name: json.dumps(getattr(settings, name), ensure_ascii=False) for name in ("title", "language", "contact")}
    gate = {field.name: getattr(settings.gate, field.name) for field in fields(Gate)}
    priority = {field.name: getattr(settings.priority, field.name) for field in fields(Priority)}
    house = {
        field.name: json.dumps(getattr(settings.house_style, field.name), ensure_ascii=False) for field in fields(House)
    }
    more = {
        "personas": settings.personas,
        "blind": json.dumps(settings.blind),
        "transcript_style": json.dumps(settings.transcript_style),
        "jargon": _lines(settings.jargon),
        "signs": _lines(settings.signs),
    }
    return _TEMPLATE.format(**text, **gate, **priority, **house, **more)


def _lines(words: Mapping[str, str]) -> str:
    quoted = [[json.dumps(part, ensure_ascii=False) for part in pair] for pair in words.items()]
    return "".join(f"{word} = {meaning}\n" for word, meaning in quoted)


def load(path: Path, fallback_title: str) -> Settings:
    """The settings; what the file leaves out gets its default. Raises KlantreisError."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Settings(fallback_title)
    except (ValueError, RecursionError) as error:
        raise KlantreisError(_("{path} is niet te lezen: {reason}.").format(path=path, reason=error)) from error
    except OSError as error:
        raise KlantreisError(_("{path} kan niet gelezen worden; controleer de rechten.").format(path=path)) from error
    gate, priority = data.pop("gate", {}), data.pop("priority", {})
    house, jargon, signs = data.pop("house_style", {}), data.pop("jargon", {}), data.pop("signs", {})
    return Settings(
        **{"title": fallback_title, **_known(data, Settings(""), path)},
        gate=Gate(**_known(gate, Gate(), path)),
        priority=Priority(**_known(priority, Priority(), path)),
        house_style=House(**_known(house, House(), path)),
        jargon=_words(jargon, path, _('In {path} moet [jargon] regels hebben zoals: woord = "gewoner woord".')),
        signs=_words(signs, path, _('In {path} moet [signs] regels hebben zoals: "[hoest]" = "hoest".')),
    )


def _known(data: Any, defaults: Settings | Gate | House | Priority, path: Path) -> dict[str, Any]:
    """The entries that exist, each of the type of its default."""
    if not isinstance(data, dict):
        raise KlantreisError(_("In {path} moeten [gate], [priority] en [house_style] tabellen zijn.").format(path=path))
    found = {}
    for field in fields(defaults):
        if field.name not in data:
            continue
        value, default = data[field.name], getattr(defaults, field.name)
        if isinstance(default, StrEnum) and value in list(type(default)):
            value = type(default)(value)
        wanted = (int, float) if isinstance(default, float) else type(default)
        wrong = not isinstance(value, wanted) or isinstance(value, bool) != isinstance(default, bool)
        if wrong or (isinstance(value, int | float) and value < 0):
            message = _("In {path} staat bij {name} geen geldige waarde: {value}.")
            possible = ", ".join(type(default)) if isinstance(default, StrEnum) else ""
            more = f" {_('Kies uit {possible}.').format(possible=possible)}" if possible else ""
            raise KlantreisError(message.format(path=path, name=field.name, value=value) + more)
        found[field.name] = value
    return found


def _words(data: Any, path: Path, wrong: str) -> dict[str, str]:
    """Words with what goes with each. Raises KlantreisError, which says `wrong`."""
    if not isinstance(data, dict) or not all(isinstance(meaning, str) for meaning in data.values()):
        raise KlantreisError(wrong.format(path=path))
    return {one_line(word): one_line(meaning) for word, meaning in data.items()}
