"""``python -m docs`` (``make docs``): write again everything under ``docs/`` that is generated."""

from docs import make_cli_reference, make_pictures, make_settings_page, make_tables_page, publish_schema

for maker in (make_cli_reference, make_settings_page, make_tables_page, publish_schema, make_pictures):
    maker.main()
