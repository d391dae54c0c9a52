"""Tests; folders mirror ``bilingual/``. Import the fake encoder as ``from tests.fake_encoder import FakeEncoder``."""
