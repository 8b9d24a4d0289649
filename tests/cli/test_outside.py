"""`perhekeskus outside`: what it asks, keeps, writes and ends with."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest
from misbehaving import serving

from perhekeskus.cli import main
from perhekeskus.links.answers import Answer, read_answers, save_answers


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    """Whoever runs the tests may have set a language, or be a check on GitHub."""
    for name in ("PERHEKESKUS_LANGUAGE", "GITHUB_SHA", "CI_COMMIT_SHA"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def server():
    with serving() as server:
        yield server


@pytest.fixture
def command(root, server):
    """Gives the command for a country whose lighthouse links to some paths of the server; no other host is asked."""

    def made(*paths):
        place = root / "data/regions/rannikko/places/rantakunta-majakka.yaml"
        links = ", ".join(f'{{url: "{server.address(path)}", title: Kartta, language: fi}}' for path in paths)
        place.write_text(place.read_text(encoding="utf-8") + f"links: [{links}]\n", encoding="utf-8")
        return ["outside", "--root", str(root), "--cache", str(root / "build/links/answers.json"), "--only", "127.0.0.1", "--loopback-port", str(server.server_port), "--delay", "0", "--patience", "1", "--language", "en"]

    return made


def test_a_round_tells_what_it_found_and_keeps_it(root, server, command, capsys):
    """A page that fails for the first time is not yet something to do."""
    arguments = command("/fine", "/404")
    assert main(arguments) == 0
    out, err = capsys.readouterr()
    assert f"rantakunta-majakka.yaml:21: Majakka › Kartta (seurakunta): {server.address('/404')}: there is no such page (404); tries: 1" in out and not err
    assert {address: answer.kind for address, answer in read_answers(root / "build/links/answers.json").items()} == {server.address("/fine"): "fine", server.address("/404"): "not-found"}
    server.asked.clear()
    assert main(arguments) == 0
    assert {path for _, path in server.asked} == {"/404"}


def test_the_third_failure_after_a_week_makes_an_issue(root, server, command, capsys):
    """And when the page is there again, the file is empty."""
    arguments = [*command("/404"), "--issue", str(root / "out/issue.md")]
    week_ago = datetime.now(UTC) - timedelta(7)
    save_answers(root / "build/links/answers.json", {server.address("/404"): Answer("not-found", week_ago, 404, tries=2, since=week_ago)})
    assert main(arguments) == 1
    assert f"<{server.address('/404')}>" in (root / "out/issue.md").read_text(encoding="utf-8")
    save_answers(root / "build/links/answers.json", {server.address("/404"): Answer("fine", datetime.now(UTC), 200)})
    assert main(arguments) == 0 and (root / "out/issue.md").read_text(encoding="utf-8") == ""


def test_what_is_kept_can_be_told_without_asking(server, command, capsys):
    """As JSON, too."""
    arguments = command("/moved")
    assert main(arguments) == 1
    server.asked.clear(), capsys.readouterr()
    assert main([*arguments, "--kept", "--format", "json"]) == 1
    first = json.loads(capsys.readouterr().out)["findings"][0]
    assert (first["group"], first["to"], server.asked) == ("moved", server.address("/fine"), [])


def test_an_exempt_address_is_not_asked(root, server, command, capsys):
    """Nor kept."""
    arguments = command("/fine", "/404")
    (root / "data/links.yaml").write_text(f"one:\n  address: {server.address('/4*')}\n  reason: It answers people only.\n  until: 2099-01-01\n", encoding="utf-8")
    assert main(arguments) == 0
    assert {path for _, path in server.asked} == {"/fine"} and "Exempt 1" in capsys.readouterr().out


def test_a_wrong_list_of_exemptions_is_refused_with_its_line(root, server, command, capsys):
    """Before anybody is asked."""
    arguments = command("/fine")
    (root / "data/links.yaml").write_text("one:\n  address: https://a.example/\n  until: soon\n", encoding="utf-8")
    assert main(arguments) == 1
    assert "data/links.yaml:3:10: one › until: soon is no date" in capsys.readouterr().err and not server.asked


def test_answers_that_cannot_be_read_are_asked_for_again(root, server, command, capsys):
    """Which is said."""
    arguments = command("/fine")
    (root / "build/links").mkdir(parents=True)
    (root / "build/links/answers.json").write_text("{", encoding="utf-8")
    assert main(arguments) == 0
    assert "all are asked again" in capsys.readouterr().err and server.asked


def test_without_the_library_it_says_what_to_install(command, capsys, monkeypatch):
    """The other commands need none."""
    monkeypatch.setitem(sys.modules, "urllib3", None)
    for name in [name for name in sys.modules if name in ("perhekeskus.links.outside", "perhekeskus.links.wire")]:
        monkeypatch.delitem(sys.modules, name)
    assert main(command("/fine")) == 2
    assert "pip install 'perhekeskus[links]'" in capsys.readouterr().err


def test_where_no_host_answers_nothing_is_dead(root, capsys, monkeypatch):
    """The network of whoever asks is down."""

    def no_network(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "no network")

    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    answers = root / "build/links/answers.json"
    assert main(["outside", "--root", str(root), "--cache", str(answers), "--delay", "0", "--language", "en"]) == 2
    assert "nothing was noted as dead" in capsys.readouterr().err and read_answers(answers) == {}


def test_a_file_that_may_not_be_written_is_named(root, command, capsys):
    """A folder stands where the issue would."""
    assert main([*command("/fine"), "--issue", str(root)]) == 2
    assert str(root) in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [["--delay", "-1"], ["--most-minutes", "nan"], ["--side-by-side", "0"], ["--patience", "soon"]])
def test_wrong_use_ends_with_2(command, capsys, wrong):
    """And names the option."""
    with pytest.raises(SystemExit) as ended:
        main([*command("/fine"), *wrong])
    assert ended.value.code == 2 and wrong[0] in capsys.readouterr().err


# Whoever starts the tests in the background has told their processes to pass over Ctrl and C.
INTERRUPTIBLE = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); from perhekeskus.cli import main; sys.exit(main(sys.argv[1:]))"


def test_what_was_answered_before_an_interruption_is_kept(root, server, command):
    """Somebody presses Ctrl and C while a server lets us wait; the file is whole."""
    answers = root / "build/links/answers.json"
    with subprocess.Popen([sys.executable, "-c", INTERRUPTIBLE, *command("/fine", "/410", "/slow"), "--patience", "30"], env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            until = time.monotonic() + 20
            while ("HEAD", "/slow") not in server.asked and time.monotonic() < until:
                time.sleep(0.02)
            process.send_signal(signal.SIGINT)
            assert process.wait(10) != 0
        finally:
            process.kill()
    assert {address: answer.kind for address, answer in read_answers(answers).items()} == {server.address("/fine"): "fine", server.address("/410"): "gone"}


def test_a_round_that_takes_too_long_leaves_the_rest(root, server, command, capsys):
    """For the next one."""
    began = time.monotonic()
    assert main([*command("/fine", "/slow"), "--patience", "30", "--most-minutes", "0.01"]) == 0
    assert time.monotonic() - began < 10 and list(read_answers(root / "build/links/answers.json")) == [server.address("/fine")]
    assert "Not yet checked" in capsys.readouterr().out
