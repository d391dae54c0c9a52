"""``python -m docs`` (``make docs``): write again everything under ``docs/`` that is generated."""

from docs import make_cli_reference, make_pictures, publish_schema

for maker in (make_cli_reference, publish_schema, make_pictures):
    maker.main()
