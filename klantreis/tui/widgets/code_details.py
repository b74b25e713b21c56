"""What a code means, as the codebook and the picker show it."""

from textual.content import Content

from klantreis.model.codes import Code, Codebook
from klantreis.text import names
from klantreis.text.catalogue import _, plural
from klantreis.tui import wording
from klantreis.tui.shown import lines, plain


def code_details(book: Codebook, code: Code, count: int, own: int | None = None) -> Content:
    """Path, kind, use and every field of the code that is filled in.

    `own` says how many of the `count` codings are of the code itself, where others hang below it.
    """
    about = [f"{wording.kind_sign(code.kind)} {names.code_kind(code.kind)}"]
    if code.phase:
        about.append(_("meestal in de fase {phase}").format(phase=code.phase))
    about.append(plural("{n} codering", "{n} coderingen", count))
    if own and own != count:
        about.append(_("waarvan {n} van deze code zelf").format(n=own))
    parts: list[Content | str] = [
        plain(wording.path(book.paths[code.id]), "bold"),
        plain(" · ".join(about), "$quiet"),
    ]
    fields = (
        ("", code.definition),
        (_("Wel:"), code.include),
        (_("Niet:"), code.exclude),
        (_("Voorbeeld:"), f"“{code.example}”" if code.example else ""),
    )
    for label, text in fields:
        if text:
            parts += ["", lines(plain(label, "bold"), text) if label else plain(text)]
    return lines(*parts)
