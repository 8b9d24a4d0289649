"""The family-centre site's own work: YAML about services and places in, bilingual pages out. Knows no site engine."""
