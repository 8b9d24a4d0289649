"""The repository as it was."""

import subprocess
import tempfile

import pytest

from perhekeskus.changes.history import HistoryError, as_it_was, files_changed


def git(root, *arguments):
    settings = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *settings, *arguments], cwd=root, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def kept(root):
    """The small country as a repository with one commit."""
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "first")
    return root


def kind_of(root, ref):
    with pytest.raises(HistoryError) as failed, as_it_was(root, ref):
        pass
    return failed.value.kind


def test_a_version_can_be_read_as_files(kept):
    """What was changed since is as it was."""
    services = kept / "data" / "services.yaml"
    was = services.read_text(encoding="utf-8")
    services.write_text("", encoding="utf-8")
    with as_it_was(kept, "HEAD") as folder:
        assert (folder / "data" / "services.yaml").read_text(encoding="utf-8") == was


def test_a_repository_may_be_larger_than_the_site(kept):
    """Its data may stand in a folder of it."""
    git(kept, "mv", "-k", "data", "content", ".")
    (kept / "site").mkdir()
    git(kept, "mv", "data", "content", "site")
    git(kept, "commit", "--quiet", "-m", "deeper")
    (kept / "site" / "data" / "services.yaml").write_text("", encoding="utf-8")
    with as_it_was(kept / "site", "HEAD") as folder:
        assert (folder / "data" / "services.yaml").stat().st_size
    assert files_changed(kept / "site", "HEAD") == ("data/services.yaml",)


def test_nothing_is_left_behind(kept, tmp_path, monkeypatch):
    """Neither after reading nor after a fault, and the repository is as before."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    before = git(kept, "worktree", "list"), git(kept, "status", "--short", "data")
    with pytest.raises(ZeroDivisionError), as_it_was(kept, "HEAD") as folder:
        assert folder.parent == scratch
        raise ZeroDivisionError
    assert not list(scratch.iterdir())
    assert (git(kept, "worktree", "list"), git(kept, "status", "--short", "data")) == before


@pytest.mark.parametrize("ref", ["nowhere", "--output=x", "", "HEAD:data", "HEAD~7"])
def test_a_version_that_is_not_there(kept, ref):
    """Nothing of what is typed is an option to git."""
    assert kind_of(kept, ref) == "diff-unknown-ref"


def test_a_folder_without_history(root, monkeypatch):
    """Whatever repository lies around the tests."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    assert kind_of(root, "HEAD") == "diff-no-repository"


def test_a_machine_without_git(kept, monkeypatch):
    """Is told what to install."""
    monkeypatch.setenv("PATH", "")
    assert kind_of(kept, "HEAD") == "diff-no-git"


def test_a_copy_whose_history_is_cut_short(kept, tmp_path_factory):
    """Needs the rest; what it has can be read."""
    git(kept, "commit", "--quiet", "--allow-empty", "-m", "second")
    copy = tmp_path_factory.mktemp("copy")
    git(kept, "clone", "--quiet", "--depth", "1", kept.as_uri(), str(copy))
    assert kind_of(copy, "HEAD~1") == "diff-shallow"
    with as_it_was(copy, "HEAD") as folder:
        assert (folder / "data").is_dir()


def test_a_version_without_data(kept):
    """Such as one from before the site was."""
    git(kept, "rm", "--quiet", "-r", "--cached", "data")
    git(kept, "commit", "--quiet", "-m", "none")
    assert kind_of(kept, "HEAD") == "diff-no-data"


def test_changed_and_new_files_are_named(kept):
    """Also those that nobody has told git of."""
    (kept / "overrides").mkdir()
    (kept / "overrides" / "ä.css").touch()
    (kept / "data" / "services.yaml").write_text("", encoding="utf-8")
    assert files_changed(kept, "HEAD") == ("data/services.yaml", "overrides/ä.css")


def test_links_in_a_version_are_left_out(kept):
    """They could lead out of the folder."""
    (kept / "data" / "regions" / "out").symlink_to("/")
    git(kept, "add", ".")
    git(kept, "commit", "--quiet", "-m", "link")
    with as_it_was(kept, "HEAD") as folder:
        assert (folder / "data" / "services.yaml").exists() and not (folder / "data" / "regions" / "out").is_symlink()


def test_a_damaged_repository_is_told_of(kept):
    """In git's words, and not as a traceback."""
    tree = git(kept, "rev-parse", "HEAD:data").strip()
    (kept / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    assert kind_of(kept, "HEAD") == "diff-git-says"
