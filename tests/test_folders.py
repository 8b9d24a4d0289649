from perhekeskus.folders import Folder


def test_a_file_comes_with_the_folders_above_it(tmp_path):
    """Text in UTF-8 with its own line ends, or bytes."""
    folder = Folder(tmp_path)
    folder.put("fi/paikat/a.ics", "ä\r\n")
    folder.put("b.bin", b"\x00")
    assert (tmp_path / "fi" / "paikat" / "a.ics").read_bytes() == b"\xc3\xa4\r\n" and (tmp_path / "b.bin").read_bytes() == b"\x00"
    assert folder.made == {"fi/paikat/a.ics", "b.bin"}


def test_what_makes_a_file_is_asked_when_it_is_put(tmp_path):
    """A file that is there already is written anew."""
    folder = Folder(tmp_path)
    folder.put("a.txt", "old")
    folder.put_all({"a.txt": lambda: "new", "b/c.txt": lambda: "other"})
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.txt")} == {"a.txt": "new", "c.txt": "other"}


def test_only_what_was_put_there_is_withdrawn(tmp_path):
    """And can be put there again, even when somebody has cleared the folder in between."""
    (tmp_path / "own.txt").write_text("of the engine", encoding="utf-8")
    folder = Folder(tmp_path)
    folder.put("a/b.txt", "1")
    folder.withdraw()
    assert [path.name for path in tmp_path.rglob("*.txt")] == ["own.txt"] and not folder.made
    (tmp_path / "a").rmdir()
    folder.put("a/b.txt", "2")
    assert (tmp_path / "a" / "b.txt").read_text(encoding="utf-8") == "2"
