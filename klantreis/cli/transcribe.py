"""The verb that makes a talk to be typed out of a recording."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from klantreis.cli.collect import turns_json
from klantreis.cli.output import clock, print_json, progress, seconds
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.text.catalogue import _, plural

if TYPE_CHECKING:
    from klantreis.workflow.drafting_talk import Progress


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
@click.option(
    "--model",
    type=click.Path(path_type=Path),
    metavar=_("MAP"),
    help=_("Vul de beurten alvast in met het model voor faster-whisper in deze map; nog eens gaat verder."),
)
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
    model: Path | None,
    as_json: bool,
) -> None:
    from klantreis.workflow import collect, drafting_talk, recordings
    from klantreis.workflow import transcribe as talks

    recogniser = None
    if model is not None:
        from klantreis.audio.whisper import Whisper

        recogniser = Whisper(model)
    with session.open() as study:
        remark = ""
        known = recordings.source_of(study, audio) if model is not None and source is None else None
        if known is not None:
            found = known
        elif source is not None:
            found = collect.find_source(study, source)
            if model is None or not recordings.of_source(study, found):
                recordings.add(study, found, audio, link=link)
        else:
            codes = [code.strip() for code in (participant or "").split(",") if code.strip()]
            made = recordings.lay_out(
                study, audio, title=title, participants=codes, group=group, round_name=round_name, link=link
            )
            found, remark = made.source, made.remark
        if recogniser is not None:
            drafting_talk.fill(study, found, recogniser, _tell)
        recording = recordings.of_source(study, found)[0]
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


def _tell(now: "Progress") -> bool:
    left = "" if now.left_s is None else _("nog {time}").format(time=clock(round(1000 * now.left_s)))
    progress(now.done, now.turns, left)
    return True
