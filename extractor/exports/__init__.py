"""Facts as files and as a briefing, each with the passages that they rest on."""
