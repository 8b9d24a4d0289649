"""Asking others' servers, held against one that misbehaves in every way we have met."""

import socket
import ssl
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from misbehaving import Server, serving

from perhekeskus.links.answers import Reply
from perhekeskus.links.outside import ATTEMPTS, Asker, Stopped, Turns, ask_all, retry_after
from perhekeskus.links.wire import LARGEST_BODY, Trouble, Wire, is_public, look_up, target_of

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.fixture
def server():
    with serving() as server:
        yield server


def asker_of(server, slept=None, **wire):
    """One whose waiting is written down and not done."""
    found = Wire("perhekeskus-links/1 (+linkit@majakka.example)", **{"patience": 5, "loopback_ports": {server.server_port}, **wire})
    return Asker(found, Turns(0, sleep=(slept if slept is not None else []).append), now=lambda: NOON, chance=lambda: 0.5)


@pytest.fixture
def ask(server):
    """Gives the reply of a path."""
    asker = asker_of(server)
    return lambda path: asker.ask(server.address(path))


CASES = {
    "/fine": "fine", "/404": "not-found", "/410": "gone", "/401": "not-for-robots", "/403": "not-for-robots", "/999": "not-for-robots", "/400": "odd-status", "/500": "server-error",
    "/loop": "loop", "/loop-for-cookies": "not-for-robots", "/step/9": "loop", "/step/8": "moved", "/moved": "moved", "/found": "fine", "/moved-then-found": "fine", "/moved-to-nothing": "not-found",
    "/to-front": "front-page", "/to-language-front": "front-page", "/index.html": "moved", "/inside": "leads-inside", "/inside-as-number": "leads-inside", "/inside-in-six": "leads-inside", "/to-files": "leads-off-web", "/to-script": "leads-off-web",
    "/to-bracket": "bad-redirect", "/to-no-port": "bad-redirect", "/to-nothing": "odd-status", "/to-letters": "fine", "/busy": "too-often", "/busy-for-long": "too-often", "/trouble-once": "fine", "/nothing": "broken-reply",
    "/head-refused": "fine", "/head-lies": "fine", "/head-is-not-answered": "fine", "/huge": "fine", "/bomb": "fine",
    "/page#yhteys-tietoja": "fine", "/page#vanha": "fine", "/page#%C3%A4": "fine", "/page#poissa": "fragment-missing", "/page#top": "fine", "/page#:~:text=Yhteys": "fine", "/page#poissa:~:text=Yhteys": "fragment-missing", "/page#!/reitti": "fine", "/page#/reitti": "fine",
    "/letter#sivu=2": "fine", "/strange-letters#here": "fine", "/strange-letters#gone": "fragment-missing", "/old-letters#%C3%A4": "fine", "/no-bomb#here": "broken-reply", "/moved-to-page#vanha": "moved",
}  # fmt: skip


@pytest.mark.parametrize(("path", "kind"), CASES.items())
def test_every_misbehaviour_has_its_name(ask, path, kind):
    """What the server does, and what is said of it."""
    assert ask(path).kind == kind


@pytest.mark.parametrize(("path", "to"), [("/moved", "/fine"), ("/moved-to-page#vanha", "/page#vanha"), ("/to-front", "/"), ("/page#poissa", "/page#poissa"), ("/moved-to-nothing", "/404")])
def test_a_reply_says_where_the_address_led(server, ask, path, to):
    """So that an editor can copy it."""
    assert ask(path).to == server.address(to)


def test_a_private_address_is_not_even_tried(server):
    """Nothing connects to what a redirect names; only what it was is told."""
    tried = []
    asker = asker_of(server, look_up=lambda host, port: tried.append(host) or ([host] if host != "intra.example" else ["192.168.1.1"]))
    assert asker.ask(server.address("/inside")) == Reply("leads-inside", to="http://10.0.0.1")
    assert asker.ask("https://intra.example/") == Reply("leads-inside", to="https://intra.example")
    assert tried == ["127.0.0.1", "10.0.0.1", "intra.example"]


def test_our_own_machine_is_asked_only_where_a_test_says_so(server):
    """The same server, without the switch."""
    assert asker_of(server, loopback_ports=()).ask(server.address("/fine")).kind == "leads-inside"
    assert not server.asked


@pytest.mark.parametrize("number", ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2002:c0a8:1::"])
def test_what_is_not_public_is_known_in_every_form(number):
    """This machine, neighbours, one's own network, all at once, and any of them inside an address of the other kind."""
    assert not is_public(number)


@pytest.mark.parametrize("number", ["193.166.3.2", "2001:708:10:8::2", "::ffff:193.166.3.2", "64:ff9b::c1a6:302", "2002:c1a6:302::"])
def test_what_is_public_may_be_asked(number):
    """In both kinds."""
    assert is_public(number)


def test_numbers_are_looked_up_like_names():
    """Decimal and short forms become what a connection would go to, before it is checked."""
    assert {number for form in ("2130706433", "0x7f.1", "127.1") for number in look_up(form, 80)} == {"127.0.0.1"}


@pytest.mark.parametrize(("error", "kind"), [(socket.gaierror(socket.EAI_NONAME, "no"), "no-host"), (socket.gaierror(socket.EAI_AGAIN, "later"), "unreachable"), (UnicodeError("long"), "no-host")])
def test_a_name_that_is_gone_is_told_from_a_silent_register(monkeypatch, error, kind):
    """The former is the page's fault, the latter may be ours."""

    def refuse(*_, **__):
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(Trouble) as raised:
        look_up("majakka.example", 443)
    assert raised.value.kind == kind


def test_a_server_that_takes_no_connection_is_not_a_slow_one(server):
    """A port nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        assert asker_of(server, loopback_ports={port}).ask(f"http://127.0.0.1:{port}/").kind == "refused"


def test_the_second_machine_of_a_name_is_asked_when_the_first_is_away(server):
    """A browser would do the same."""
    numbers = lambda host, port: ["127.0.0.1", "127.0.0.1"] if host == "127.0.0.1" else []  # noqa: E731
    assert asker_of(server, look_up=numbers).ask(server.address("/fine")).kind == "fine"
    assert asker_of(server, look_up=numbers).ask("http://majakka.example/").kind == "unreachable"


def test_a_slow_server_costs_little_and_is_not_dead(server):
    """HEAD, then some tries by GET, none longer than our patience."""
    began, slept = time.monotonic(), []
    assert asker_of(server, slept, patience=0.1).ask(server.address("/slow")).kind == "slow"
    assert time.monotonic() - began < 3
    assert [method for method, _ in server.asked] == ["HEAD", *["GET"] * ATTEMPTS]
    assert slept == [2.0, 4.0]


@pytest.mark.parametrize(("path", "waits"), [("/busy-once", [7.0]), ("/busy-until", [9.0]), ("/trouble-once", [2.0]), ("/500", [2.0, 2.0, 4.0]), ("/busy-for-long", []), ("/busy-for-long#here", [])])
def test_who_asks_for_time_gets_it(server, path, waits):
    """In seconds or as a time; twice as long each time where the server says nothing; not at all where it would take too long."""
    slept = []
    asker_of(server, slept).ask(server.address(path))
    assert slept == waits


@pytest.mark.parametrize(("value", "seconds"), [("120", 120), (" 5 ", 5), ("Mon, 30 Nov 2026 12:01:00 GMT", 60), ("Mon, 30 Nov 2026 12:01:00", 60), ("Mon, 30 Nov 2026 14:01:00 +0200", 60), ("Mon, 30 Nov 2020 12:00:00 GMT", 0), ("soon", None), ("-5", None), ("1e9", None), ("", None)])
def test_retry_after_is_read_in_both_forms(value, seconds):
    """What is neither counts as nothing said."""
    assert retry_after(value, NOON) == seconds


def test_a_page_is_asked_for_with_a_head_alone_where_that_is_enough(server, ask):
    """Its own server sends it to readers, not to us."""
    ask("/fine"), ask("/head-lies"), ask("/page#vanha")
    assert server.asked == [("HEAD", "/fine"), ("HEAD", "/head-lies"), ("GET", "/head-lies"), ("GET", "/page")]
    wire = asker_of(server).wire
    assert not wire.ask("GET", server.address("/page")).body and wire.ask("GET", server.address("/page"), with_body=True).body


def test_a_circle_is_noticed_at_once(server, ask):
    """And not when our patience ends."""
    ask("/loop")
    assert server.asked == [("HEAD", "/loop"), ("HEAD", "/loop-back")]


def test_of_a_huge_page_only_the_beginning_is_read(server, ask):
    """What stands beyond is believed, and next to nothing of 100 MB has been sent."""
    assert ask("/huge#somewhere").kind == "fine"
    server.released.wait(0.05)
    assert 0 < server.sent < 20 * LARGEST_BODY


def test_a_body_that_grows_when_unpacked_is_not_unpacked(server):
    """30 MB of blanks in 30 kB."""
    page = asker_of(server).wire.ask("GET", server.address("/bomb"), with_body=True)
    assert len(page.body) == LARGEST_BODY and not page.whole


def test_who_asks_says_so(server, ask):
    """With a way to complain."""
    ask("/fine")
    assert server.headers[0]["User-Agent"] == "perhekeskus-links/1 (+linkit@majakka.example)"
    asker_of(server, look_up=lambda host, port: ["127.0.0.1"]).ask(f"http://majakka.example:{server.server_port}/fine")
    assert [headers["Host"] for headers in server.headers] == [f"{host}:{server.server_port}" for host in ("127.0.0.1", "majakka.example")]


@pytest.mark.parametrize(
    ("address", "target"),
    [("https://Majakka.Example", ("https", "majakka.example", 443, "/")), ("http://pärnä.example/ä?ö=å b", ("http", "xn--prn-qlac.example", 80, "/%C3%A4?%C3%B6=%C3%A5%20b")), ("https://majakka.example:8443/a%20b", ("https", "majakka.example", 8443, "/a%20b")), ("http://[2001:708::1]/", ("http", "2001:708::1", 80, "/"))],
)
def test_an_address_is_taken_apart_as_browsers_do(address, target):
    """Letters of ours become what the network knows; what is written in signs already stays."""
    assert target_of(address) == target


@pytest.mark.parametrize(("address", "kind"), [("mailto:a@majakka.example", "leads-off-web"), ("http://", "bad-redirect"), ("http://a b/", "bad-redirect"), (f"http://{'ä' * 80}.example/", "bad-redirect"), ("http://majakka.example:99999/", "bad-redirect")])
def test_what_is_no_address_is_refused_before_anything_is_sent(address, kind):
    """Whatever a redirect may say."""
    with pytest.raises(Trouble) as raised:
        target_of(address)
    assert raised.value.kind == kind


# ---------------------------------------------------------------- secure connections


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate that names perhe.example and that nobody else has signed: (its file, its key's file)."""
    folder, key = tmp_path_factory.mktemp("tls"), ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "perhe.example")])
    today = datetime.now(UTC)
    built = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1).not_valid_before(today - timedelta(1)).not_valid_after(today + timedelta(1))
    built = built.add_extension(x509.SubjectAlternativeName([x509.DNSName("perhe.example")]), critical=False).add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    (folder / "cert.pem").write_bytes(built.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    return folder / "cert.pem", folder / "key.pem"


@pytest.fixture
def secure(certificate):
    """A server that speaks TLS, and shows that certificate. Whoever does not like it goes away, of which it says nothing."""
    server, context = Server(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda request, client: None
    with serving(server):
        yield server


@pytest.mark.parametrize(("trusted", "host", "kind"), [(False, "perhe.example", "broken-tls"), (True, "toinen.example", "broken-tls"), (True, "perhe.example", "fine")])
def test_a_certificate_has_to_be_trusted_and_to_name_the_host(secure, certificate, trusted, host, kind):
    """Even though the connection goes to a number that was checked, and not to the name."""
    tls = ssl.create_default_context(cafile=certificate[0] if trusted else None)
    asker = asker_of(secure, tls=tls, look_up=lambda host, port: ["127.0.0.1"])
    assert asker.ask(f"https://{host}:{secure.server_port}/fine").kind == kind


def test_a_server_without_tls_is_no_secure_one(server):
    """https:// where plain http is spoken."""
    assert asker_of(server).ask(server.address("/fine").replace("http:", "https:")).kind == "broken-tls"


# ---------------------------------------------------------------- many at once


def test_a_host_gets_its_pause_between_two_requests():
    """Counted from the end of the first; the first itself waits for nothing."""
    now, slept = [0.0], []

    def sleep(seconds):
        slept.append(seconds)
        now[0] += seconds

    turns = Turns(1.0, clock=lambda: now[0], sleep=sleep)
    with turns.at("majakka.example"):
        now[0] += 5
    with turns.at("kirkko.example"):
        pass
    now[0] += 0.25
    with turns.at("majakka.example"):
        pass
    assert slept == [0.75]


def test_a_host_is_asked_one_thing_at_a_time(server):
    """Also by several threads, and a server that takes its time."""
    asker, server.thinking = asker_of(server), 0.01
    threads = [threading.Thread(target=asker.ask, args=(server.address("/found"),)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(server.asked) == 12 and server.most_at_once == 1


def asked_by(ask, addresses, seconds=5.0, side_by_side=16, stop=None):
    return list(ask_all(addresses, ask, side_by_side, seconds, stop or threading.Event()))


def test_several_hosts_are_asked_side_by_side():
    """No more than it was said: each waits until three are there, and a fourth never comes."""
    together, most, lock, inside = threading.Barrier(3, timeout=5), [0], threading.Lock(), [0]

    def ask(address):
        with lock:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        together.wait()
        with lock:
            inside[0] -= 1
        return Reply("fine")

    addresses = [f"https://{name}.example/" for name in "abcdef"]
    assert {address for address, _ in asked_by(ask, addresses, side_by_side=3)} == set(addresses)
    assert most == [3]


@pytest.mark.parametrize("kind", ["too-often", "slow", "unreachable"])
def test_a_host_in_trouble_is_left_alone_for_the_rest_of_the_round(kind):
    """Others are asked none the less."""
    found = asked_by(lambda address: Reply(kind if "a.example" in address else "fine"), ["https://a.example/1", "https://a.example/2", "https://b.example/1", "https://b.example/2"])
    assert sorted(address for address, _ in found) == ["https://a.example/1", "https://b.example/1", "https://b.example/2"]


def test_a_round_ends_on_time():
    """Whatever a server still does; and who waits is woken."""
    stop, left = threading.Event(), threading.Event()

    def ask(address):
        if address.endswith("2"):
            stop.wait(10)
            left.set()
            raise Stopped
        return Reply("fine")

    began = time.monotonic()
    found = asked_by(ask, ["https://a.example/1", "https://a.example/2", "https://a.example/3"], seconds=0.1, stop=stop)
    assert found == [("https://a.example/1", Reply("fine"))] and time.monotonic() - began < 2
    assert left.wait(5)


def test_whoever_has_seen_enough_ends_the_round():
    """Threads do not go on asking for nobody."""
    stop = threading.Event()
    replies = ask_all([f"https://a.example/{n}" for n in range(1000)], lambda address: Reply("fine"), 1, 5, stop)
    next(replies)
    replies.close()
    assert stop.is_set()


def test_what_is_no_address_at_all_is_told_and_stops_nobody(server):
    """A sentence in the data may hold anything."""
    asker = asker_of(server)
    assert dict(asked_by(asker.ask, ["http://[::1/", "https://", server.address("/fine")])) == {"http://[::1/": Reply("bad-redirect", to="http://[::1/"), "https://": Reply("bad-redirect", to="https://"), server.address("/fine"): Reply("fine", 200)}


def test_nothing_to_ask_is_no_round():
    """And takes no time."""
    assert asked_by(lambda address: Reply("fine"), []) == []
