"""The verb that prints every key of the terminal face."""

import click

from klantreis.cli.output import print_json, print_table
from klantreis.cli.session import json_option, study_options
from klantreis.text.catalogue import _


@click.command("keys", help=_("Toon alle toetsen van het scherm, met hun naam voor toetsen.toml."))
@json_option
@study_options
def keys_(as_json: bool) -> None:
    from klantreis.tui import keymap, keys

    own = keymap.load()
    rows = [
        (binding.id, own.of(binding), binding.tooltip or binding.description, title)
        for title, group in keys.help_groups()
        for binding in group
    ]
    if as_json:
        print_json(
            [
                {"id": id_, "keys": pressed.split(","), "description": what, "where": where, "own": id_ in own.keys}
                for id_, pressed, what, where in rows
            ]
        )
    else:
        print_table((_("Naam"), _("Toetsen"), _("Wat"), _("Waar")), rows)
    for problem in own.problems:
        click.echo(f"klantreis: {problem}", err=True)
    click.echo(_("Eigen toetsen staan in {path}.").format(path=keymap.path()), err=True)
