"""What tests of documents share: a browser that looks for barriers."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import axe_core_python
import pytest

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
Barriers = Callable[[bytes], list[dict[str, str]]]


@pytest.fixture
def barriers(tmp_path: Path) -> Barriers:
    """What axe-core finds in a page that a headless browser opened."""
    if BROWSER is None:
        pytest.skip("no Chromium is installed")

    def found(page: bytes) -> list[dict[str, str]]:
        axe = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
        run = (
            "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}).then(r => {"
            "const out = document.createElement('pre'); out.id = 'axe';"
            "out.textContent = JSON.stringify({violations: r.violations, passes: r.passes.length});"
            "document.body.appendChild(out); });"
        )
        text = re.sub(r"<meta http-equiv=[^>]*>", "", page.decode("utf-8"))
        text = text.replace("</body>", f"<script>{axe}</script><script>{run}</script></body>")
        path = tmp_path / "pagina.html"
        path.write_text(text, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom"]
        profile = f"--user-data-dir={tmp_path / 'profiel'}"
        shown = subprocess.run(
            [str(BROWSER), *options, profile, path.as_uri()], capture_output=True, timeout=120, check=True
        )
        (told,) = re.findall(r'<pre id="axe">(.*?)</pre>', shown.stdout.decode("utf-8"), re.DOTALL)
        outcome = json.loads(told.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        assert outcome["passes"] > 15
        return [{"id": each["id"], "help": each["help"]} for each in outcome["violations"]]

    return found
