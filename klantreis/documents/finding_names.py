"""What findings are called where people must be able to tell them apart."""

from collections.abc import Iterable, Mapping

from klantreis.documents.workbook_base import cell
from klantreis.model.findings import Finding
from klantreis.text import names


def distinct(findings: Iterable[Finding], gone: Mapping[str, str]) -> dict[str, str]:
    """Finding (id) -> a name that no other finding has; `gone`: what those are called that are no longer there.

    A theme that is told of well and badly has two findings by the same title: their kind is added then.
    """
    there = {finding.id: finding for finding in findings}
    titles = {id_: cell(finding.title) for id_, finding in there.items()}
    titles |= {id_: cell(title) for id_, title in gone.items() if id_ not in there}
    counted: dict[str, int] = {}
    for title in titles.values():
        counted[title.casefold()] = counted.get(title.casefold(), 0) + 1
    found: dict[str, str] = {}
    used: set[str] = set()
    for id_, title in titles.items():
        name = title
        if counted[title.casefold()] > 1 and id_ in there:
            name = f"{title} – {names.finding_kind(there[id_].kind)}"
        plain, number = name, 2
        while name.casefold() in used:
            name, number = f"{plain} ({number})", number + 1
        used.add(name.casefold())
        found[id_] = name
    return found
