"""Who said what: posts, quotations, indirect speech and transcripts of a document, with speakers and roles."""

from __future__ import annotations

from bilingual.statements.attribution import attribute

__all__ = ["attribute"]
