"""All verbs: where each lives, and its one line of help; nothing is imported before it is asked for."""

from dataclasses import dataclass

from klantreis.text.catalogue import _


@dataclass(frozen=True)
class Verb:
    """`module:command` and the short help."""

    target: str
    help: str


def verbs() -> dict[str, Verb]:
    """Name -> verb, in the order of the work."""
    return {
        "demo": Verb("demo:demo", _("Maak het voorbeeldonderzoek, van gesprekken tot documenten.")),
        "new": Verb("study:new", _("Maak een leeg onderzoek.")),
        "open": Verb("study:open_", _("Open het onderzoek in de terminal.")),
        "import": Verb("collect:import_", _("Lees gesprekken en andere bronnen in.")),
        "transcribe": Verb("transcribe:transcribe", _("Maak van een opname een leeg gesprek om uit te typen.")),
        "glossary": Verb("glossary:glossary", _("Toon of verander hoe namen en begrippen geschreven worden.")),
        "sources": Verb("collect:sources", _("Toon de bronnen.")),
        "participants": Verb("collect:participants", _("Toon de respondenten, of lees ze in.")),
        "response": Verb("response:response", _("Toon of noteer wie er zijn uitgenodigd en wie er meededen.")),
        "turns": Verb("collect:turns", _("Toon de beurten van een bron.")),
        "remove": Verb("collect:remove", _("Haal een bron uit het onderzoek.")),
        "edit": Verb("edit:edit", _("Verbeter de tekst van een bron, terwijl die gecodeerd is.")),
        "codebook": Verb("codebook:codebook", _("Lees, schrijf, toon of verander het codeboek.")),
        "codings": Verb("code:codings", _("Lees of schrijf coderingen.")),
        "quotes": Verb("find:quotes", _("Toon de fragmenten van een code of een vraag.")),
        "search": Verb("find:search", _("Zoek tekst in alle bronnen.")),
        "overlap": Verb("find:overlap", _("Tel welke codes samen voorkomen.")),
        "suggest": Verb("suggest:suggest", _("Stel codes voor bij een stuk tekst.")),
        "agreement": Verb("compare:agreement", _("Meet hoe goed codeurs het eens zijn.")),
        "route": Verb("route:route", _("Toon of verander de volgorde van gebeuren in een gesprek.")),
        "touchpoints": Verb("merge:touchpoints", _("Toon de contactmomenten van alle gesprekken.")),
        "journeys": Verb("journeys:journeys", _("Bouw, toon, verander, vergelijk, bewaar of lees klantreizen.")),
        "findings": Verb("merge:findings", _("Toon verbeterpunten, wat goed gaat, en ideeën.")),
        "assess": Verb("actions:assess", _("Oordeel over een bevinding: hoe erg, hoeveel werk, wiens bereik.")),
        "actions": Verb("actions:actions", _("Toon, maak of verander acties bij verbeterpunten.")),
        "worksheet": Verb("worksheet:worksheet", _("Lees ingevulde werkbladen van teams in, of toon hun antwoorden.")),
        "plain": Verb("plain_language:plain", _("Toon wat begrijpelijker kan in wat jullie schreven.")),
        "export": Verb("publish:export", _("Schrijf documenten en bestanden.")),
        "check": Verb("study:check", _("Controleer de database en de publicatiegrens.")),
        "history": Verb("study:history", _("Toon wat er gedaan is.")),
        "undo": Verb("study:undo", _("Maak de laatste handeling ongedaan.")),
        "redo": Verb("study:redo", _("Doe opnieuw wat ongedaan was gemaakt.")),
        "keys": Verb("keys:keys_", _("Toon alle toetsen van het scherm.")),
        "backup": Verb("study:backup", _("Maak een reservekopie van de database.")),
    }
