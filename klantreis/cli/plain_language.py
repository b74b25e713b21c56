"""The verb that says what could be plainer."""

from pathlib import Path

import click

from klantreis.cli.output import print_json
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.text.catalogue import _, plural


@click.command(
    help=_(
        "Toon wat begrijpelijker kan in wat jullie schreven: lange zinnen, vaktaal, afkortingen, lijdende vorm en "
        "zeldzame woorden. Er verandert niets."
    )
)
@click.option(
    "--out",
    metavar=_("BESTAND"),
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Schrijf het als Markdown naar dit bestand."),
)
@json_option
@study_options
@pass_session
def plain(session: Session, out: Path | None, as_json: bool) -> None:
    from klantreis.workflow import plain_language

    with session.open() as study:
        found = plain_language.check(study)
        title = study.settings.title
    if out is not None:
        from klantreis.files.write import write_text

        write_text(out, plain_language.markdown(title, found))
    if as_json:
        print_json(plain_language.as_data(found))
    elif out is not None:
        hints = sum(len(each.hints) for each in found)
        told = plural("{n} hint geschreven naar {path}", "{n} hints geschreven naar {path}", hints, path=out)
        click.echo(told)
    else:
        for heading, lines in plain_language.told(found):
            click.echo(heading)
            for line in lines:
                click.echo(f"  {line}")
