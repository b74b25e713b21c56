"""What a verb knows about its surroundings: the study, the person at work, the passphrase."""

import getpass
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from klantreis.cli.language import LANGUAGES, OPTION
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _
from klantreis.text.clean import one_line

F = TypeVar("F", bound=Callable[..., Any])


@dataclass
class Session:
    """The options that count for every verb, wherever on the line they were given."""

    folder: Path | None = None
    coder: str | None = None
    passphrase_file: Path | None = None

    @property
    def actor(self) -> str:
        """Who is at work: --coder, else KLANTREIS_CODER, else the login name."""
        return self.named_actor or _login()

    @property
    def named_actor(self) -> str | None:
        """Who is at work, if that was said on purpose."""
        name = one_line(self.coder or os.environ.get("KLANTREIS_CODER") or "")
        return name or None

    def study_folder(self) -> Path:
        """The folder of the study. Raises KlantreisError where there is none."""
        from klantreis.workflow import studies

        given = self.folder or os.environ.get("KLANTREIS_STUDY")
        return Path(given) if given else studies.find(Path.cwd())

    def open(self) -> Any:
        """The open study. Raises KlantreisError."""
        from klantreis.workflow import studies

        return studies.open_study(self.study_folder(), self.actor, self.passphrase)

    def given_passphrase(self) -> str | None:
        """The passphrase from a file or the environment. Raises KlantreisError."""
        if self.passphrase_file is None:
            return os.environ.get("KLANTREIS_PASSPHRASE") or None  # which can't hold a NUL
        try:
            text = self.passphrase_file.read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise KlantreisError(
                _("Het wachtwoordbestand {path} kan niet gelezen worden.").format(path=self.passphrase_file)
            ) from error
        if not text or "\0" in text:
            message = _("Het wachtwoordbestand {path} is leeg, of geen tekst.")
            raise KlantreisError(message.format(path=self.passphrase_file))
        return text

    def passphrase(self) -> str:
        """The passphrase, asked for at a terminal if need be. Raises UsageError without one."""
        found = self.given_passphrase()
        if found:
            return found
        if not at_terminal():
            raise click.UsageError(
                _("Dit onderzoek is versleuteld; geef het wachtwoord met --passphrase-file of KLANTREIS_PASSPHRASE.")
            )
        while not (given := _ask_unseen(_("Wachtwoord"))):
            pass
        return given


def new_passphrase() -> str | None:
    """A passphrase for a new study, asked for twice at the terminal; None where the user wants none."""
    while True:
        given = _ask_unseen(_("Wachtwoord (leeg laten: niet versleutelen)"))
        if not given or _ask_unseen(_("Nog een keer hetzelfde wachtwoord")) == given:
            return given or None
        click.echo(_("Dat was niet hetzelfde; probeer het opnieuw."), err=True)


def _ask_unseen(question: str) -> str:
    return str(click.prompt(question, hide_input=True, default="", show_default=False, err=True))


def at_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def confirm(question: str, yes: bool) -> None:
    """Go on only after a yes: by flag, or asked at a terminal. Raises UsageError, Abort."""
    if yes:
        return
    if not at_terminal():
        raise click.UsageError(_("Hiervoor is een ja nodig: geef --yes."))
    click.confirm(question, abort=True, err=True)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "onbekend"


def _remember(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def callback(ctx: click.Context, _parameter: click.Parameter, value: Any) -> None:
        session = ctx.ensure_object(Session)
        if value is not None:
            setattr(session, name, value)

    return callback


def study_options(command: F) -> F:
    """-C, --coder, --passphrase-file and --lang, which may stand before or after the verb."""
    options = (
        click.option(
            "-C",
            "study_folder",
            type=click.Path(path_type=Path),
            metavar=_("MAP"),
            help=_("De map van het onderzoek."),
            callback=_remember("folder"),
            expose_value=False,
        ),
        click.option(
            "--coder",
            metavar=_("NAAM"),
            help=_("Wie er werkt (anders KLANTREIS_CODER, anders je inlognaam)."),
            callback=_remember("coder"),
            expose_value=False,
        ),
        click.option(
            "--passphrase-file",
            type=click.Path(path_type=Path),
            metavar=_("BESTAND"),
            help=_("Bestand met het wachtwoord van een versleuteld onderzoek."),
            callback=_remember("passphrase_file"),
            expose_value=False,
        ),
        # What it asks was done when the program began: see `language.asked`.
        click.option(
            OPTION,
            type=click.Choice(LANGUAGES),
            help=_("De taal: Nederlands of Engels (anders KLANTREIS_LANG)."),
            expose_value=False,
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


json_option = click.option("--json", "as_json", is_flag=True, help=_("Schrijf de gegevens als JSON."))
yes_option = click.option("--yes", is_flag=True, help=_("Vraag niets, doe het."))
pass_session = click.make_pass_decorator(Session, ensure=True)
