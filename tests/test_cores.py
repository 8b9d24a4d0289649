"""The same work for several parts, each in a copy of the process: started in a process of its own here, because this one has threads."""

import os
import signal
import subprocess
import sys
import time

import pytest

from perhekeskus.cores import available, side_by_side

BEGIN = "import os, sys, time\nfrom perhekeskus.cores import side_by_side\nfrom perhekeskus.problems import DataError, Problem\n"


def run(program):
    return subprocess.run([sys.executable, "-c", BEGIN + program], capture_output=True, text=True, timeout=60)


def test_results_come_in_the_order_of_the_parts():
    """Whoever is ready first."""
    said = run("print([*side_by_side(lambda part: (f'{part}{n}' for n in range(3)), ['a', 'b', 'c'], 2)])")
    assert said.stdout == "['a0', 'a1', 'a2', 'b0', 'b1', 'b2', 'c0', 'c1', 'c2']\n", said.stderr


def test_the_first_part_is_made_here_and_the_others_elsewhere():
    """Each in a process of its own."""
    said = run("here = os.getpid(); first, *others = side_by_side(lambda part: [os.getpid()], range(3), 2); print(first == here, here in others, len(set(others)))")
    assert said.stdout == "True False 2\n", said.stderr


def test_with_one_core_all_is_made_here():
    """Nobody is copied."""
    assert list(side_by_side(lambda part: [(part, os.getpid())], "ab", 1)) == [("a", os.getpid()), ("b", os.getpid())]


@pytest.mark.parametrize("part", ["a", "b"])
def test_a_fault_of_any_part_is_raised(part):
    """With all that it knows, wherever it was found."""
    said = run(f"""
def make(part):
    if part == {part!r}: raise DataError([Problem("x.yaml", 3, 1, "", "file-empty")])
    yield part
try: list(side_by_side(make, "ab", 2))
except DataError as error: print(error.problems[0].file, error.problems[0].line)
""")
    assert said.stdout == "x.yaml 3\n", said.stderr


def test_a_copy_that_is_killed_is_no_success():
    """Half a site is not taken for a whole one."""
    said = run("""
def make(part):
    if part == "b": os.kill(os.getpid(), 9)
    yield part
list(side_by_side(make, "ab", 2))
""")
    assert said.returncode and "EOFError" in said.stderr


def test_a_copy_ends_when_nobody_waits_for_it(tmp_path):
    """A build that was killed does not go on writing into the folder of the next."""
    sign = tmp_path / "sign"
    program = f"""
def make(part):
    if part == "b":
        for n in range(600):
            open({str(sign)!r}, "w").write(str(n)); time.sleep(.01)
    else:
        print("begun", flush=True); time.sleep(60)
    yield part
list(side_by_side(make, "ab", 2))
"""
    with subprocess.Popen([sys.executable, "-c", BEGIN + program], stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"begun\n"
        while not sign.exists():
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    time.sleep(0.5)
    before = sign.read_text()
    time.sleep(0.5)
    assert sign.read_text() == before


def test_a_machine_has_at_least_one_core():
    """Those that this process may use."""
    assert 1 <= available() <= (os.cpu_count() or 1)
