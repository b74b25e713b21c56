"""The verb that makes a talk to be typed out of a recording."""

from pathlib import Path

import click

from klantreis.cli.collect import turns_json
from klantreis.cli.output import clock, print_json, seconds
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.text.catalogue import _, plural


@click.command(
    help=_(
        "Maak van de opname GELUID een gesprek met lege beurten, om uit te typen: klantreis hoort waar iemand praat, "
        "en bij twee kanalen ook wie. Met --source hoort de opname bij een gesprek dat er al is."
    )
)
@click.argument("audio", metavar=_("GELUID"), type=click.Path(path_type=Path))
@click.option("--source", metavar=_("BRON"), help=_("Het gesprek waar de opname bij hoort."))
@click.option("--title", metavar=_("TITEL"), help=_("Titel, anders de bestandsnaam zonder einde."))
@click.option("--participant", metavar=_("R01[,R02]"), help=_("Wie meedoen, anders een nieuwe respondent."))
@click.option("--group", default="", metavar=_("GROEP"), help=_("Groep van de respondent, bijvoorbeeld ouder."))
@click.option("--round", "round_name", metavar=_("RONDE"), help=_("De ronde, bijvoorbeeld 2022."))
@click.option("--link", is_flag=True, help=_("Laat de opname staan waar die staat; anders komt er een kopie bij."))
@json_option
@study_options
@pass_session
def transcribe(
    session: Session,
    audio: Path,
    source: str | None,
    title: str | None,
    participant: str | None,
    group: str,
    round_name: str | None,
    link: bool,
    as_json: bool,
) -> None:
    from klantreis.workflow import collect, recordings
    from klantreis.workflow import transcribe as talks

    with session.open() as study:
        if source is not None:
            found = collect.find_source(study, source)
            recording, remark = recordings.add(study, found, audio, link=link), ""
        else:
            codes = [code.strip() for code in (participant or "").split(",") if code.strip()]
            made = recordings.lay_out(
                study, audio, title=title, participants=codes, group=group, round_name=round_name, link=link
            )
            found, recording, remark = made.source, made.recording, made.remark
        placed = talks.turns(study, found)
    if as_json:
        print_json(
            {
                "source": found.title,
                "duration": seconds(recording.duration_ms),
                "channels": recording.channels,
                "turns": turns_json(placed),
            }
        )
    else:
        length, turns = clock(recording.duration_ms), plural("{n} beurt", "{n} beurten", len(placed))
        click.echo(_("{title}: {length} geluid, {turns}").format(title=found.title, length=length, turns=turns))
    if remark:
        click.echo(f"klantreis: {remark}", err=True)
