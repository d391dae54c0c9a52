"""Ten mixed articles with what a careful reader finds in them; README.md says how they were read."""
