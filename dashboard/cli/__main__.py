"""`python -m dashboard.cli`, where the command `visit-dashboard` is not on the path."""

from __future__ import annotations

import sys

from dashboard.cli.command import main

sys.exit(main())
