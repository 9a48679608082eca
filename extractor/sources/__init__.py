"""Where bytes come from: each source is an iterator of raw documents."""
