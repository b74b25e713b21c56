"""Codebooks from and to YAML and CSV."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantreis.coding import codebook_files
from klantreis.model.codes import Code, Codebook, CodebookSpec, CodeKind, CodeSpec
from klantreis.model.errors import KlantreisError

YAML = """
name: Proef
version: '2'
codes:
- name: Contact
  kind: touchpoint
  color: '#112233'
  children:
  - {name: Intake, phase: Wachten, definition: Eerste gesprek, include: wel, exclude: niet, example: 'Ja, hoor'}
  - {name: Telefoon, kind: kanaal}
"""


def tree(spec: CodebookSpec) -> Codebook:
    """The book as a study would hold it."""
    codes: dict[tuple[str, ...], Code] = {}
    for code in spec.codes:
        above = codes.get(code.path[:-1])
        kind = code.kind or (above.kind if above else CodeKind.FREE)
        codes[code.path] = Code(
            "/".join(code.path),
            code.name,
            kind,
            above.id if above else None,
            code.definition,
            code.include,
            code.exclude,
            code.example,
            code.color,
            code.phase,
        )
    return Codebook(spec.name, codes.values(), spec.version)


def test_yaml_gives_a_tree_in_which_kind_and_colour_pass_down() -> None:
    book = codebook_files.read_yaml(YAML.encode(), "b.yaml")
    contact, intake, telephone = book.codes
    assert (book.name, book.version) == ("Proef", "2")
    assert intake.path == ("Contact", "Intake")
    assert (intake.kind, intake.color, intake.phase) == (CodeKind.TOUCHPOINT, "#112233", "Wachten")
    assert (intake.include, intake.exclude, intake.example) == ("wel", "niet", "Ja, hoor")
    assert telephone.kind == CodeKind.CHANNEL and contact.phase is None


def test_csv_by_path_makes_the_codes_above() -> None:
    book = codebook_files.read_csv("path;kind\nA/B/C;thema\nA/B;idea\n".encode("cp1252"), "b.csv")
    assert [(code.path, code.kind, code.implied) for code in book.codes] == [
        (("A",), CodeKind.THEME, True),
        (("A", "B"), CodeKind.IDEA, False),
        (("A", "B", "C"), CodeKind.THEME, False),
    ]


def test_csv_by_name_and_parent_in_any_order() -> None:
    book = codebook_files.read_csv(b"\xef\xbb\xbfname,parent\nBlad,Tak\nTak,Stam\nStam,\n", "b.csv")
    assert [code.path for code in book.codes] == [("Stam",), ("Stam", "Tak"), ("Stam", "Tak", "Blad")]


def test_a_name_in_yaml_is_text_whatever_it_looks_like() -> None:
    book = codebook_files.read_yaml(b"codes: [{name: no}, {name: 2022}, {name: 2022-99-99}]", "b.yaml")
    assert [code.name for code in book.codes] == ["no", "2022", "2022-99-99"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name,parent\nA,B\nB,A\n", "onder zichzelf"),
        ("name,parent\nA,A\n", "onder zichzelf"),
        ("name,parent\nA,B\n", "B, staat niet"),
        ("name,parent\nA,\na,\n", "twee keer"),
        ("path\nA/B\na/b\n", "twee keer"),
        ("path,kind\nA,kleur\n", "regel 2.*kleur"),
        ("path\nA//B\n", "geen naam"),
        ("", "geen codes"),
        ("pad\nA\n", "onbekende kolom"),
        ('path\n"A\n', "geen geldige CSV"),
    ],
)
def test_a_wrong_csv_is_told(text: str, told: str) -> None:
    with pytest.raises(KlantreisError, match=told):
        codebook_files.read_csv(text.encode(), "b.csv")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("codes: [", "geen geldige YAML"),
        ("- een lijst", "codes:"),
        ("codes: []", "geen codes"),
        ("codes: [{name: A}, {name: a}]", "twee keer"),
        ("codes: [{name: A/B}]", "geen /"),
        ("codes: [{kind: theme}]", "geen naam"),
        ("codes: [{name: A, kleur: rood}]", "kleur"),
        ("codes: [{name: A, kind: kleur}]", "kleur"),
        ("codes: [{name: A, children: B}]", "children"),
        ("codes: &c [{name: A, children: *c}]", "onder zichzelf"),
        ("codes: [tekst]", "naam en velden"),
        ("codes: " + "[" * 3000, "te diep"),
    ],
)
def test_a_wrong_yaml_is_told(text: str, told: str) -> None:
    with pytest.raises(KlantreisError, match=told):
        codebook_files.read_yaml(text.encode(), "b.yaml")


@pytest.mark.parametrize("version", ["1", "1.0", "2026-01", "voorjaar, daarna aangepast", "no", "é: '"])
def test_the_version_goes_along_in_yaml(version: str) -> None:
    book = Codebook("b", (Code("a", "A"),), version)
    assert codebook_files.read_yaml(codebook_files.write_yaml(book), "b.yaml").version == version


words = (
    st.text(st.sampled_from("ab é=-'\",;:#[]"), min_size=1, max_size=8).map(lambda t: " ".join(t.split())).filter(bool)
)
specs = st.recursive(
    st.builds(lambda n, d, c: [(n, d, c, [])], words, words, st.sampled_from(["", "#112233"])),
    lambda below: st.builds(lambda n, d, c, b: [(n, d, c, b)], words, words, st.just(""), below),
    max_leaves=4,
)


def flatten(entries: list[tuple[str, str, str, list]], above: tuple[str, ...] = ()) -> list[CodeSpec]:  # type: ignore[type-arg]
    found = []
    for name, definition, color, below in entries:
        path = (*above, name)
        found += [CodeSpec(path, CodeKind.THEME, definition, color=color), *flatten(below, path)]
    return found


@given(st.lists(specs, min_size=1, max_size=4).map(lambda found: [e for entry in found for e in entry]))
def test_what_is_written_reads_back(entries: list[tuple[str, str, str, list]]) -> None:  # type: ignore[type-arg]
    unique = {name.casefold(): (name, d, c, b) for name, d, c, b in entries}
    book = tree(CodebookSpec("b", tuple(flatten(list(unique.values())))))

    def content(found: Codebook) -> list[tuple[str, ...]]:
        rows = [(found.paths[c.id], c.kind.value, c.definition, c.phase or "") for c in found]
        return sorted(rows)

    assert content(tree(codebook_files.read_csv(codebook_files.write_csv(book), "b.csv"))) == content(book)
    assert content(tree(codebook_files.read_yaml(codebook_files.write_yaml(book), "b.yaml"))) == content(book)
