"""Which original corresponds to which report: ``statements`` out of order, ``pairs`` in order.

Keep this file empty of code: ``bilingual.align`` is also the name of the library's main function, and the package loads
this folder before it defines that function.
"""
