"""Words that end in a full stop without ending a sentence, as data: in small letters, without their last stop.

Only those that a capital letter or a digit can follow are needed; before a small letter no sentence ends anyway.
"""

from __future__ import annotations

__all__ = ["BEFORE_NAME", "BEFORE_NUMBER", "INSIDE_NAME", "INTRODUCING", "OFTEN_LAST"]


def _words(*tables: str) -> frozenset[str]:
    return frozenset(word for table in tables for word in table.split())


INTRODUCING = _words("e.g i.e viz cf p.s p.p.s", "т.е т.к т.н т.о ср см напр")
"""Whatever follows belongs to them, also a function word (``P.S. Он ушёл``)."""

BEFORE_NAME = _words(
    """
    mr mrs ms mx dr prof st ste gen lt col maj capt cpl sgt pvt adm cmdr brig rep sen gov pres rev hon amb atty supt
    det insp messrs mme mlle fr mt ft vs v approx
    """,
    """
    г-н г-жа гр тов им ул просп пр-т пл пер бул б-р наб ш пос дер д корп оф р оз о о-в св проф акад доц ген полк
    подполк кап лейт серж адм марш зам пом нач исп и.о врио ред сост изд англ фр франц лат рус укр греч итал
    прим с п ст
    """,
)
"""A name or a title follows."""

BEFORE_NUMBER = _words(
    "no nos art sec fig figs vol vols ch p pp par eq tab op ca c est nr",
    "янв фев февр мар апр июн июл авг сен сент окт ноя нояб дек",
    "jan feb mar apr jun jul aug sep sept oct nov dec",
    "стр с рис табл гл ст п пп ч т тт вып тел моб факс разд прил илл ок д кв корп кн род",
)
"""A number follows; before anything else the next rule decides (``No. He refused.``)."""

INSIDE_NAME = _words(
    "u.s u.k u.n e.u d.c u.s.a u.s.s.r n.y l.a ph.d m.d b.a m.a ll.b jr sr inc ltd corp co bros plc llc univ dept assn"
)
"""Part of a longer name when a capital follows (``U.S. Senate``), the end of a sentence before a function word."""

OFTEN_LAST = _words(
    "etc al a.m p.m am pm ave blvd rd sq a.d b.c",
    """
    г гг в вв гор обл респ н.э т.д т.п др пр млн млрд трлн тыс руб коп долл град сек мин час чел шт экз км кг
    см мм га кв.м кв.км
    """,
)
"""The end before a capital letter, not before a digit (``5 млн. 300 тыс.``)."""
