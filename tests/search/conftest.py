"""The search's own engine, without a browser: the site's worker in Node, asked over a pipe."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "bench" / "search"))
