"""CPU time and peak memory of whole processes, as the operating system accounts for them."""

import os
import subprocess
import sys
from statistics import median


def cpu(arguments: list[str], runs: int = 5, warm_up: bool = True) -> tuple[float, float]:
    """(median CPU seconds, largest peak in MB) of a command over several runs."""
    times, peaks = [], []
    for run in range(runs + warm_up):
        process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(arguments)} stopped with {process.returncode}")
        if run or not warm_up:
            times.append(usage.ru_utime + usage.ru_stime)
            peaks.append(usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024))
    return median(times), max(peaks)


def klantreis(*arguments: str) -> list[str]:
    """A command line of klantreis."""
    return [sys.executable, "-m", "klantreis", *arguments]
