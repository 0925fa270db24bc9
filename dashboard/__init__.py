"""An official study visit at a glance: every mark rests on a sentence of its report."""
