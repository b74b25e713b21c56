"""The entry point: finds the verb, runs it, and turns what goes wrong into one line."""

import importlib
import sys
from typing import Any

import click

from klantreis import __version__
from klantreis.cli.session import Session, study_options
from klantreis.cli.verbs import verbs
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _


class _Verbs(click.Group):
    """A group that imports a verb's module only when that verb is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(verbs())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        verb = verbs().get(cmd_name)
        if verb is None:
            return None
        module, command = verb.target.split(":")
        found = getattr(importlib.import_module(f"klantreis.cli.{module}"), command)
        assert isinstance(found, click.Command)
        return _dutch_usage(found)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click would call it an error
            return _unheard()

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("Opdrachten")):
            formatter.write_dl([(name, verb.help) for name, verb in verbs().items()])


@click.group(
    cls=_Verbs,
    invoke_without_command=True,
    help=_(
        "Van telefonische gesprekken naar klantreizen en verbeterpunten.\n\n"
        "Zonder opdracht opent klantreis het onderzoek in of boven deze map."
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@study_options
@click.version_option(__version__, prog_name="klantreis")
@click.pass_context
def cli(ctx: click.Context) -> None:
    ctx.ensure_object(Session)
    if ctx.invoked_subcommand is None:
        study = importlib.import_module("klantreis.cli.study")
        ctx.invoke(study.open_)


def run(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit code: 0 done, 1 an error that is told, 2 wrong usage."""
    _dutch_usage(cli)
    _plain_output()
    try:
        result: Any = cli.main(args=arguments, prog_name="klantreis", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.UsageError as error:
        error.show()
        return 2
    except (KlantreisError, click.ClickException) as error:
        _tell(str(error))
        return 1
    except (KeyboardInterrupt, click.Abort):
        _tell(_("Gestopt."))
        return 130
    except PermissionError as error:
        _tell(_("{path}: je hebt daar geen rechten.").format(path=error.filename or ""))
        return 1
    except BrokenPipeError:
        return _unheard()
    return result if isinstance(result, int) else 0


def _unheard() -> int:
    """The reader (head, less) has seen enough; Python must not complain about it at its end. The exit code."""
    from klantreis.cli.output import silence

    silence(sys.stdout)
    silence(sys.stderr)
    return 0


def _dutch_usage(command: click.Command) -> click.Command:
    """The words of the usage line, which click does not translate."""
    command.options_metavar = _("[OPTIES]")
    if isinstance(command, click.Group):
        command.subcommand_metavar = _("OPDRACHT [WAARDEN]...")
        for below in command.commands.values():
            _dutch_usage(below)
    return command


def _tell(message: str) -> None:
    from klantreis.cli.output import aside

    aside(f"klantreis: {' '.join(message.split())}")


def _plain_output() -> None:
    """UTF-8 whatever the terminal says, so that no text of a study can stop the output."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
