"""`perhekeskus schema` writes what editors' programs are told."""

import json

from perhekeskus.cli import main
from perhekeskus.schema import SCHEMAS


def test_every_schema_is_written(small_root, tmp_path, capsys):
    """Into a folder that need not be there; what was written before is told apart."""
    assert main(["schema", str(tmp_path / "new" / "schema"), "--root", str(small_root)]) == 0
    assert {path.name for path in (tmp_path / "new" / "schema").iterdir()} == set(SCHEMAS)
    assert "as before" not in capsys.readouterr().out
    assert main(["schema", str(tmp_path / "new" / "schema"), "--root", str(small_root)]) == 0
    assert capsys.readouterr().out.count("(as before)") == len(SCHEMAS)


def test_the_ids_are_those_of_the_data(small_root, tmp_path):
    """An editor of the small country is offered its municipalities, in both languages."""
    main(["schema", str(tmp_path), "--root", str(small_root)])
    ids = json.loads((tmp_path / "ids.json").read_text(encoding="utf-8"))["definitions"]
    assert {"Rantakunta", "Strandkommun"} <= set(ids["municipality"]["anyOf"][0]["enum"])


def test_faulty_data_gives_no_schema(root, tmp_path, capsys):
    """The faults are told, and nothing is written."""
    (root / "data" / "services.yaml").write_text("[]", encoding="utf-8")
    assert main(["schema", str(tmp_path / "schema"), "--root", str(root)]) == 1
    assert "services.yaml" in capsys.readouterr().err
    assert not (tmp_path / "schema").exists()
