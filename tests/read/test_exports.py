"""Exports of Telegram and archives of X: posts with who wrote them and when, threads joined, retweets marked."""

import io
import json
import zipfile

import pytest

from bilingual.errors import InputError
from bilingual.read import read_many, read_path
from bilingual.segment import segment
from bilingual.settings import ReadSettings
from bilingual.statements import attribute

CHANNEL = {
    "name": "Канал Орбита",
    "type": "public_channel",
    "id": 1234567890,
    "messages": [
        {"id": 1, "type": "service", "date": "2022-02-01T09:00:00", "action": "create_channel", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date": "2022-02-24T18:04:11",
            "from": "Канал Орбита",
            "text": [
                {"type": "bold", "text": "Станция"},
                " не летает над Россией, ",
                {"type": "text_link", "text": "все риски", "href": "https://e.org"},
                " ваши.\n\n",
                {"type": "blockquote", "text": "А вы к ним готовы?"},
                " ",
                {"type": "hashtag", "text": "#МКС"},
            ],
            "text_entities": [],
        },
        {
            "id": 3,
            "type": "message",
            "date": "2022-02-25T08:00:00",
            "edited": "2022-02-25T09:00:00",
            "from": "Канал Орбита",
            "forwarded_from": "NASA",
            "reply_to_message_id": 2,
            "text": "We see no change.",
            "text_entities": [{"type": "plain", "text": "We see no change."}],
        },
        {"id": 4, "type": "message", "date": "2022-02-26T08:00:00", "photo": "a.jpg", "text": ""},
    ],
}


def telegram(value):
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def test_a_message_is_a_document_with_its_author_and_date(tmp_path):
    path = tmp_path / "result.json"
    path.write_bytes(telegram(CHANNEL))
    first, second = read_many(path)
    assert [(block.kind, block.span.of(first.text)) for block in first.blocks] == [
        ("tweet", "Станция не летает над Россией, все риски ваши."),
        ("quote", "А вы к ним готовы?"),
        ("tweet", "#МКС"),
    ]
    assert (first.id, first.title, first.path) == ("1234567890/2", "Канал Орбита", str(path))
    assert (first.metadata["author"], first.metadata["date"]) == ("Канал Орбита", "2022-02-24T18:04:11")
    assert second.metadata["author"] == second.metadata["forwarded_from"] == "NASA"
    assert (second.metadata["reply_to"], second.metadata["edited"]) == ("2", "2022-02-25T09:00:00")


def test_the_author_of_a_post_is_its_speaker(tmp_path):
    document = next(read_many(io.BytesIO(telegram(CHANNEL))))
    (statement, *_) = attribute(document, segment(document))
    assert (statement.speaker.name, statement.date, statement.form) == ("Канал Орбита", "2022-02-24", "tweet")


def test_a_full_export_has_the_messages_of_every_chat():
    other = {**CHANNEL, "id": 77, "name": "Иван", "type": "personal_chat", "messages": CHANNEL["messages"][1:2]}
    export = {
        "about": "Here is the data you requested.",
        "personal_information": {"first_name": "Анна"},
        "contacts": {"about": "", "list": [{"first_name": "Иван", "messages": 3}]},
        "chats": {"about": "", "list": [CHANNEL, other]},
        "left_chats": {"about": "", "list": []},
    }
    documents = list(read_many(io.BytesIO(telegram(export))))
    assert [item.id for item in documents] == ["1234567890/2", "1234567890/3", "77/2"]
    assert [item.metadata["chat"] for item in documents] == ["Канал Орбита", "Канал Орбита", "Иван"]
    minified = json.dumps(export).encode()
    assert [item.id for item in read_many(io.BytesIO(minified))] == [item.id for item in documents]


def test_an_export_cut_off_gives_what_is_whole_and_then_an_error():
    whole = telegram(CHANNEL)
    documents = read_many(io.BytesIO(whole[: whole.index(b'"id": 3') + 40]))
    assert next(documents).id == "1234567890/2"
    with pytest.raises(InputError, match=r"is not JSON, or cut off .*; export it again"):
        next(documents)


def test_align_wants_one_document(tmp_path):
    path = tmp_path / "result.json"
    path.write_bytes(telegram(CHANNEL))
    with pytest.raises(InputError, match="holds more than one document; use: bilingual batch"):
        read_path(path)


OWNER = [{"account": {"username": "Rogozin", "accountDisplayName": "РОГОЗИН"}}]


def tweet(number, text, minute, **more):
    created = f"Thu Feb 24 18:{minute:02d}:11 +0000 2022"
    return {"tweet": {"id_str": str(number), "full_text": text, "created_at": created, "lang": "ru", **more}}


TWEETS = [
    tweet(13, "RT @NASA: No changes are planned.", 9, lang="en"),
    tweet(11, "Вторая часть https://t.co/a", 5, in_reply_to_status_id_str="10", in_reply_to_screen_name="Rogozin",
          entities={"urls": [{"url": "https://t.co/a", "expanded_url": "https://e.org/x"}]}),
    tweet(10, "Первая часть &amp; начало.", 4),
    tweet(12, "@someone Нет.", 6, in_reply_to_status_id_str="999", in_reply_to_screen_name="someone"),
]  # fmt: skip


def js(value, what="tweets"):
    return f"window.YTD.{what}.part0 = ".encode() + json.dumps(value, indent=2, ensure_ascii=False).encode()


def archive_folder(folder):
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "tweets.js").write_bytes(js(TWEETS[:2]))
    (folder / "data" / "tweets-part1.js").write_bytes(js(TWEETS[2:]).replace(b"part0", b"part1"))
    (folder / "data" / "account.js").write_bytes(js(OWNER, "account"))
    return folder


def archive_zip(folder):
    path = folder / "archive.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for item in archive_folder(folder / "x").rglob("*.js"):
            archive.write(item, item.relative_to(folder / "x"))
    return path


@pytest.mark.parametrize("make", [lambda folder: archive_folder(folder / "x"), archive_zip], ids=["folder", "zip"])
def test_threads_are_joined_and_retweets_marked(make, tmp_path):
    path = make(tmp_path)
    thread, answer, retweet = read_many(path)
    assert [block.span.of(thread.text) for block in thread.blocks] == [
        "Первая часть & начало.",
        "Вторая часть https://e.org/x",
    ]
    assert {block.kind for block in thread.blocks} == {"tweet"}
    assert (thread.id, thread.path) == ("10", str(path))
    assert dict(thread.metadata) == {
        "author": "РОГОЗИН",
        "handle": "@Rogozin",
        "date": "2022-02-24T18:04:11+00:00",
        "language": "ru",
        "url": "https://twitter.com/Rogozin/status/10",
        "post": "yes",
    }
    assert (answer.id, answer.metadata["reply_to"]) == ("12", "@someone")
    assert (retweet.text, retweet.metadata["retweet_of"]) == ("No changes are planned.", "@NASA")
    (statement,) = attribute(retweet, segment(retweet))
    assert (statement.speaker.handle, statement.speaker.name) == ("@NASA", None)


def test_a_bare_tweets_js_is_read_too():
    documents = list(read_many(io.BytesIO(js(TWEETS))))
    assert [item.id for item in documents] == ["10", "12", "13"]
    assert documents[0].metadata["url"] == "https://twitter.com/i/status/10"


def test_a_post_of_another_form_is_passed_over_when_asked():
    bad = {}
    data = js([{"tweet": {"id_str": "1"}}, TWEETS[2]])
    documents = list(read_many(io.BytesIO(data), skip=lambda identity, error: bad.update({identity: str(error)})))
    assert [item.id for item in documents] == ["10"]
    assert bad == {"0": "input: post 0 is not of the form of an X archive"}


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "archive.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("data/tweets.js", "w") as file:
        file.write(b"window.YTD.tweets.part0 = [")
        for _ in range(50):
            file.write(b" " * (1 << 20))
    with pytest.raises(InputError, match=r"data/tweets.js unpacks to 52,428,827 bytes; that is no document"):
        list(read_many(path))


@pytest.mark.parametrize("n_lost", [1, 44, 500])
def test_a_zip_that_lost_bytes_inside_is_refused(n_lost, tmp_path):
    data = archive_zip(tmp_path).read_bytes()
    damaged = data[:60] + data[60 + n_lost :]
    for form in ("auto", "twitter"):
        with pytest.raises(InputError, match=r"damaged zip archive|is cut off|is no tweets.js|is not JSON"):
            list(read_many(io.BytesIO(damaged), ReadSettings(format=form)))


def test_a_zip_of_something_else_is_no_export(tmp_path):
    path = archive_zip(tmp_path)
    with pytest.raises(InputError, match=r"without a result.json, so no Telegram export"):
        list(read_many(path, ReadSettings(format="telegram")))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("result.json", "{}")
    with pytest.raises(InputError, match=r"without a tweets.js, so no X archive"):
        list(read_many(path, ReadSettings(format="twitter")))


@pytest.mark.parametrize("form", ["telegram", "twitter"])
def test_deep_nesting_is_refused(form):
    data = b'{"messages": [' + b"[" * 200_000 if form == "telegram" else b"window.YTD.tweets.part0 = " + b"[" * 200_000
    with pytest.raises(InputError, match=r"nested too deeply|cut off"):
        list(read_many(io.BytesIO(data), ReadSettings(format=form)))
