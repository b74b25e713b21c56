"""The verb that says how far coders agree."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from klantreis.cli.output import print_json, print_table
from klantreis.cli.session import Session, json_option, pass_session, study_options
from klantreis.model.codes import Codebook
from klantreis.model.errors import KlantreisError
from klantreis.text.catalogue import _, plural
from klantreis.text.numbers import decimal, interval, percent

if TYPE_CHECKING:
    from klantreis.workflow.agreeing import CodeAgreement, Report, Values

FEW = 10
"""With fewer sources than this, a bootstrap over sources is a rough guess."""


@click.command(
    help=_(
        "Meet hoe goed codeurs het eens zijn, per code en over alle codes.\n\n"
        "Alleen bronnen die minstens twee mensen codeerden, tellen mee."
    )
)
@click.option(
    "--unit",
    type=click.Choice(["character", "turn"]),
    default="character",
    show_default=True,
    help=_("Tel per teken of per beurt."),
)
@click.option(
    "--codes", "references", multiple=True, metavar=_("CODE"), help=_("Alleen deze code en die eronder; mag vaker.")
)
@click.option("--between", nargs=2, metavar=_("NAAM NAAM"), help=_("Alleen deze twee codeurs."))
@json_option
@study_options
@pass_session
def agreement(
    session: Session, unit: str, references: tuple[str, ...], between: tuple[str, str] | None, as_json: bool
) -> None:
    from klantreis.workflow import agreeing, codebooks, collect
    from klantreis.workflow.code import coder_names

    if between and between[0] == between[1]:
        raise KlantreisError(_("Geef bij --between twee verschillende codeurs."))
    with session.open() as study:
        book = codebooks.codebook(study)
        chosen = None
        if references:
            counts = codebooks.code_counts(study)
            found = [entry.id for name in references for entry in book.below(codebooks.find_code(book, name).id)]
            # A heading that is no code of its own would only be an empty row.
            used = (code for code in book if code.id in found and (counts.get(code.id) or not book.children(code.id)))
            chosen = [code.id for code in used]
        coders = [agreeing.coder(study, name) for name in between] if between else None
        report = agreeing.measure(study, agreeing.Unit(unit), codes=chosen, coders=coders)
        names = coder_names(study)
        titles = {count.source.id: count.source.title for count in collect.sources(study)}
    if as_json:
        print_json(_data(report, book, names, titles))
    else:
        _print(report, book, names)


def _data(report: "Report", book: Codebook, names: Mapping[str, str], titles: Mapping[str, str]) -> dict[str, Any]:
    return {
        "unit": report.unit.value,
        "overall": _both(report, report.overall.all_text, report.overall.coded_text),
        "sources": [titles[source] for source in report.sources],
        "coders": [names[coder] for coder in report.coders],
        "bootstrap": {
            "resamples": report.resamples,
            "of": "source" if report.by_source else "turn",
            "n": report.blocks,
        },
        "codes": [
            {
                "code": book.paths[entry.code],
                **_both(report, entry.agreement.all_text, entry.agreement.coded_text),
                "codings": {names[coder]: n for coder, n in entry.codings.items()},
                "coded": {names[coder]: n for coder, n in entry.marked.items()},
            }
            for entry in report.codes
        ],
    }


def _both(report: "Report", all_text: "Values", coded_text: "Values") -> dict[str, Any]:
    return {**_values(report, all_text), "coded_only": _values(report, coded_text)}


def _values(report: "Report", values: "Values") -> dict[str, Any]:
    return {
        "alpha": values.alpha,
        "kappa": values.kappa,
        "n": values.n,
        "agreement": values.same,
        "interval": values.alpha_interval,
        "kappa_interval": values.kappa_interval,
        "cohen": values.kappa if report.two else None,
        "fleiss": values.fleiss,
        "undefined": _why(values),
    }


def _why(values: "Values") -> str | None:
    from klantreis.workflow.agreeing import reason

    return reason(values.undefined) if values.undefined else None


def _print(report: "Report", book: Codebook, names: Mapping[str, str]) -> None:
    if not report.sources:
        click.echo(_("Geen bron is door twee mensen gecodeerd; er valt nog niets te vergelijken."))
        return
    both = report.overall
    sources = plural("{n} dubbel gecodeerde bron", "{n} dubbel gecodeerde bronnen", len(report.sources))
    who = ", ".join(names[coder] for coder in report.coders)
    click.echo(_("{sources}, gecodeerd door {who}.").format(sources=sources, who=who))
    click.echo(_("{units}, waarvan {coded} met een code.").format(units=_units(report), coded=both.coded_text.n))
    click.echo()
    kappa = _("κ (Cohen)") if report.two else _("κ (Fleiss)")
    header = (_("Over alle codes"), "α", "95 %", kappa, "95 %", _("% gelijk"))
    ways = ((_("alle tekst"), both.all_text), (_("alleen waar een code staat *"), both.coded_text))
    print_table(
        header,
        (
            (
                name,
                _number(v.alpha),
                _interval(v.alpha_interval),
                _number(v.kappa),
                _interval(v.kappa_interval),
                _same(v),
            )
            for name, v in ways
        ),
    )
    click.echo()
    print_table(
        (_("Code"), "α", "95 %", "κ", _("% gelijk"), "α *", "κ *", *(names[c] for c in report.coders), _("Opmerking")),
        (_row(entry, book) for entry in report.codes),
    )
    click.echo()
    click.echo(_("* alleen tekst waar minstens een van de codeurs een code gaf; welke, doet er niet toe."))
    click.echo(_("Onder de namen staat hoe vaak ieder de code gaf."))
    click.echo(_bootstrap(report))


def _units(report: "Report") -> str:
    n = report.overall.all_text.n
    if report.unit.value == "turn":
        return plural("{n} beurt", "{n} beurten", n)
    return plural("{n} teken", "{n} tekens", n)


def _row(entry: "CodeAgreement", book: Codebook) -> tuple[object, ...]:
    whole, part = entry.agreement.all_text, entry.agreement.coded_text
    return (
        book.paths[entry.code],
        _number(whole.alpha),
        _interval(whole.alpha_interval),
        _number(whole.kappa),
        _same(whole),
        _number(part.alpha),
        _number(part.kappa),
        *entry.codings.values(),
        _why(whole) or _why(part),
    )


def _bootstrap(report: "Report") -> str:
    if report.blocks < 2:
        return _("95 %: er is te weinig tekst om een interval te berekenen.")
    drawn = (
        plural("{n} bron", "{n} bronnen", report.blocks)
        if report.by_source
        else plural("{n} beurt", "{n} beurten", report.blocks)
    )
    text = _("95 %: interval uit {times} trekkingen met teruglegging van {drawn}.")
    few = " " + _("Met zo weinig bronnen zegt het nog niet veel.") if report.by_source and report.blocks < FEW else ""
    return text.format(times=report.resamples, drawn=drawn) + few


def _cells(values: "Values") -> tuple[str, ...]:
    alpha, kappa = _interval(values.alpha_interval), _interval(values.kappa_interval)
    return _number(values.alpha), alpha, _number(values.kappa), kappa, _same(values)


def _number(value: float | None) -> str:
    return "" if value is None else decimal(value)


def _interval(bounds: tuple[float, float] | None) -> str:
    return "" if bounds is None else interval(*bounds)


def _same(values: "Values") -> str:
    return "" if values.same is None else percent(values.same)
