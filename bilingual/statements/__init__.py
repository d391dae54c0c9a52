"""Who said what: posts, quotations, indirect speech and transcripts of a document, with speakers and roles."""

from __future__ import annotations

from bilingual.statements.attribution import attribute, find_quotations
from bilingual.statements.quotation import Quotation

__all__ = ["Quotation", "attribute", "find_quotations"]
