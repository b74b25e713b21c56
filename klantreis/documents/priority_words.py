"""How a priority came about, worked out in the open."""

from klantreis.documents import words
from klantreis.model.findings import OwnReach, Ranked
from klantreis.model.study import Priority
from klantreis.text.catalogue import _
from klantreis.text.numbers import decimal

_WORST = 5


def share(value: float) -> str:
    """A share of 1 in whole percents: `59%`."""
    return f"{value * 100:.0f}%"


def weight(value: float) -> str:
    """A weight with no more decimals than it has, two at most: `1`, `0,5`."""
    return decimal(value).rstrip("0").rstrip(",")


def factors(each: Ranked, told_by: int, weights: Priority) -> str:
    """The product that gives a priority: `74% × 4/5 = 59%`; what has no weight is left out."""
    reach = min(1.0, each.finding.tellers / told_by) if told_by else 0.0
    parts = [
        _raised(text, power)
        for text, power in ((share(reach), weights.reach), (f"{each.severity}/{_WORST}", weights.severity))
        if power
    ]
    if each.assessment.own_reach is OwnReach.OUTSIDE:
        parts.append(weight(min(1.0, weights.outside)))
    return f"{' × '.join(parts) or '1'} = {share(each.priority)}"


def _raised(text: str, power: float) -> str:
    if power == 1:
        return text
    return f"({text})^{weight(power)}"


def explained(weights: Priority, example: Ranked, told_by: int) -> tuple[str, ...]:
    """How priority is worked out in this study, a sentence or two each; with the first finding as the example."""
    return (
        _(
            "De prioriteit is een getal tussen 0% en 100%. Zij is het deel van de deelnemers dat iets vertelde, "
            "maal hoe erg of hoe goed het is (de ernst, van 1 tot 5, gedeeld door 5)."
        ),
        _("Ligt een punt buiten het eigen bereik van de gemeente, dan blijft {outside} van de prioriteit over.").format(
            outside=share(min(1.0, weights.outside))
        ),
        _("Het deel van de deelnemers weegt in dit onderzoek {reach}, en de ernst {severity}.").format(
            reach=weight(weights.reach), severity=weight(weights.severity)
        )
        + " "
        + _("Het gewicht is een macht: 1 is gewoon, 2 telt zwaarder, en wat 0 weegt, doet niet mee.")
        + " "
        + _("De gewichten staan in de instellingen van het onderzoek."),
        _(
            "De ernst is voorgesteld op grond van het gevoel dat mensen erbij hadden, tot iemand er zelf een oordeel "
            "over geeft. Bij een idee is dat voorstel 3. Zolang niemand een oordeel gaf, staat er ‘voorgesteld’ bij."
        ),
        _("Een voorbeeld: {k} van de {n} vertelden over punt 1, en de ernst is {severity}. Dat geeft {sum}.").format(
            k=example.finding.tellers, n=told_by, severity=example.severity, sum=factors(example, told_by, weights)
        ),
    )


def severity(each: Ranked) -> str:
    """How bad it is, and whether anybody judged that: `4 van 5 (voorgesteld)`."""
    told = _("{n} van {most}").format(n=each.severity, most=_WORST)
    how = _("voorgesteld op grond van het gevoel") if each.proposed else _("beoordeeld")
    if each.proposed and each.finding.valence is None:
        how = _("voorgesteld")
    return f"{told} ({how})"


def effort(each: Ranked) -> str:
    """How much work it takes, as far as anybody judged that."""
    said = each.assessment.effort
    return _("{n} van {most}").format(n=said, most=_WORST) if said else _("nog niet ingeschat")


def tellers(each: Ranked, participants: int, households: int, talks: int) -> str:
    """How many told it, of how many: `6 van de 19 deelnemers, uit 5 van de 15 gezinnen`."""
    finding = each.finding
    if not finding.participants:  # nobody noted who took part
        return _("{k} van de {n} gesprekken").format(k=finding.tellers, n=talks)
    return _("{k} van de {participants}, uit {m} van de {households}").format(
        k=len(finding.participants),
        participants=words.participants(participants),
        m=finding.households,
        households=words.households(households),
    )
