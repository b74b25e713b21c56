"""The looks of our web pages: readable from 320 pixels wide, on paper, and in greys."""

from klantreis.documents import palette

STYLE = f"""
:root {{ color-scheme: light; --accent: {palette.ACCENT}; --font: Arial; }}
* {{ box-sizing: border-box; }}
body {{ margin: 0; background: {palette.WHITE}; color: {palette.INK}; line-height: 1.55;
  font-family: var(--font), Arial, Helvetica, "Liberation Sans", sans-serif; }}
.skip {{ position: absolute; left: -999rem; }}
.skip:focus {{ position: static; display: inline-block; padding: .5rem 1rem; }}
header, main, footer {{ max-width: 60rem; margin: 0 auto; padding: 0 1.25rem; }}
header {{ padding-top: 1.5rem; border-top: .5rem solid var(--accent); }}
.logo {{ display: block; height: 4rem; max-width: 100%; object-fit: contain; margin: 0 0 1.25rem auto; }}
footer {{ padding-bottom: 3rem; }}
h1 {{ font-size: 2.2rem; line-height: 1.15; margin: 0 0 .25rem; }}
h2 {{ font-size: 1.45rem; color: var(--accent); margin: 2.5rem 0 .75rem; }}
h3 {{ font-size: 1.15rem; color: var(--accent); margin: 1.75rem 0 .5rem; }}
h4 {{ font-size: 1.05rem; margin: 1.25rem 0 .25rem; }}
p {{ margin: 0 0 .75rem; max-width: 44rem; }}
ul {{ padding-left: 1.4rem; max-width: 44rem; }}
li {{ margin-bottom: .35rem; }}
.subtitle {{ color: {palette.SOFT_INK}; }}
.internal {{ color: {palette.WHITE}; background: {palette.LOW}; padding: .5rem .75rem; font-weight: bold; }}
dl {{ background: {palette.BLOCK}; border-left: .3rem solid var(--accent); padding: .9rem 1.1rem; margin: 1rem 0; }}
dl div {{ margin: .2rem 0; }}
dt {{ font-weight: bold; display: inline; }}
dt::after {{ content: ": "; }}
dd {{ display: inline; margin: 0; }}
.quadrants {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1rem; }}
.quadrants section {{ background: {palette.LANE}; padding: .25rem 1rem .75rem; }}
.quadrants h3 {{ margin-top: .75rem; }}
blockquote {{ margin: .5rem 0 .75rem; padding-left: .9rem; border-left: .2rem solid {palette.NEUTRAL_LINE};
  max-width: 44rem; }}
blockquote p {{ margin: 0; }}
cite {{ font-style: normal; font-size: .85rem; color: {palette.SOFT_INK}; display: block; }}
.picture {{ overflow-x: auto; max-width: none; }}
.picture svg {{ width: 100%; min-width: 46rem; height: auto; }}
.route {{ list-style: none; padding: 0; max-width: none; }}
.route > li {{ border-left: .3rem solid {palette.LINE}; padding-left: 1rem; margin: 0 0 1.25rem; }}
.route .number {{ color: {palette.SOFT_INK}; }}
.moment {{ display: inline-block; color: {palette.WHITE}; padding: .05rem .5rem; font-weight: bold; }}
.low {{ background: {palette.LOW}; }}
.high {{ background: {palette.HIGH}; }}
@media print {{
  @page {{ size: A4; margin: 18mm; }}
  .skip {{ display: none; }}
  body {{ font-size: 10.5pt; line-height: 1.4; }}
  header, main, footer {{ max-width: none; padding: 0; }}
  header {{ padding-top: .75rem; }}
  .internal, .moment {{ -webkit-print-color-adjust: exact; print-color-adjust: exact; }}
  /* On its side, so that the smallest text of the picture is not made smaller. */
  @page picture {{ size: A4 landscape; margin: 8mm; }}
  [aria-labelledby="beeld"] {{ page: picture; }}
  [aria-labelledby="beeld"] h2 {{ margin: 0 0 .5rem; }}
  .picture {{ overflow: visible; }}
  .picture svg {{ max-height: 175mm; }}
  h2, h3, h4 {{ break-after: avoid; }}
  .route > li, blockquote, dl, .quadrants section {{ break-inside: avoid; }}
  .picture svg {{ min-width: 0; }}
}}
"""
