"""A municipality's own style on web pages: its logo, and the font and the colour of its Word template."""

import re
from base64 import b64encode
from html import escape

from klantreis.documents import house_logo, house_template
from klantreis.documents.house_style import HouseStyle
from klantreis.documents.html_parts import HEADER, POLICY

_FONT = re.compile(r"[\w -]+")


def dressed_page(page: bytes, style: HouseStyle) -> bytes:
    """A page of ours (see `html_parts.page`) in a house style; the same input gives the same bytes.

    The font is asked for by name, with ours behind it: nothing is fetched. The colour is that of the headings of the
    template, where it is dark enough to be read. Raises KlantreisError where the template or the logo is broken.
    """
    text = page.decode("utf-8")
    if style.template is not None:
        text = text.replace("</style>\n</head>", f"{_looks(style.template)}</style>\n</head>", 1)
    if style.logo is not None:
        logo = house_logo.looked_at(style.logo)
        source = f"data:{logo.media_type};base64,{b64encode(logo.data).decode('ascii')}"
        told = escape(house_logo.alternative(style.organisation), quote=True)
        text = text.replace(HEADER, f'{HEADER}<img class="logo" src="{source}" alt="{told}">\n', 1)
        text = text.replace(POLICY, f"{POLICY}; img-src data:", 1)
    return text.encode("utf-8")


def _looks(template: bytes) -> str:
    base = house_template.opened(template)
    font = next((style.font.name for style in house_template.text_styles(base) if style.name == "Normal"), None)
    told = f' --font: "{font}";' if font and _FONT.fullmatch(font) else ""
    return f":root {{ --accent: {house_template.accent_of(base)};{told} }}\n"
