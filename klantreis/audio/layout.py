"""Empty turns with their times, ready to be typed into: who speaks when, as far as the sound alone tells."""

from collections.abc import Sequence
from dataclasses import dataclass

from klantreis.audio.channels import Channels, heard
from klantreis.audio.pauses import PAUSE_MS, Stretch, joined, pauses, voiced
from klantreis.audio.sound import Sound

TURN_PAUSE_MS = 700
"""On one channel, where speakers can't be told apart, a turn ends at a silence of this length."""


@dataclass(frozen=True, order=True)
class EmptyTurn:
    """Somebody speaks from `start_ms` up to `end_ms`.

    `channel` (from 0) stands for the speaker; None where speakers can't be told apart.
    """

    start_ms: int
    end_ms: int
    channel: int | None = None


@dataclass(frozen=True)
class Layout:
    """What a recording looks like before a word of it is typed.

    `turns` are in order and within the recording; those of one channel never overlap, those of two may.
    `pauses` are where nobody speaks for a second or more. `channels` tells whether a channel is a speaker.
    """

    channels: Channels
    turns: tuple[EmptyTurn, ...]
    pauses: tuple[Stretch, ...]


def lay_out(sound: Sound) -> Layout:
    """The empty turns of a complete sound.

    Raises KlantreisError where the extra `audio` is missing.
    """
    found = heard(sound, tuple(voiced(sound, channel) for channel in range(sound.channels)))
    speaking = tuple(joined(frames, sound.duration_ms) for frames in found.speaking)
    turns = by_channel(speaking) if found.kind is Channels.APART else by_pause(speaking[0])
    return Layout(found.kind, turns, pauses(speaking, sound.duration_ms))


def by_pause(stretches: Sequence[Stretch], pause_ms: int = TURN_PAUSE_MS) -> tuple[EmptyTurn, ...]:
    """Turns of whoever it is: stretches that are less than a pause apart are one."""
    return tuple(EmptyTurn(first.start_ms, last.end_ms) for first, last in _grouped(stretches, (), pause_ms))


def by_channel(speaking: Sequence[Sequence[Stretch]], pause_ms: int = PAUSE_MS) -> tuple[EmptyTurn, ...]:
    """Turns of the speaker of each channel.

    A speaker goes on after a silence shorter than a pause, unless somebody else said something in it: then it is an
    answer, with a turn of its own. What is said while somebody speaks ("ja, ja") is a turn too, and breaks none.
    """
    turns = []
    for channel, stretches in enumerate(speaking):
        others = [each for other, said in enumerate(speaking) if other != channel for each in said]
        turns += [
            EmptyTurn(first.start_ms, last.end_ms, channel)
            for first, last in _grouped(stretches, sorted(others), pause_ms)
        ]
    return tuple(sorted(turns, key=lambda turn: (turn.start_ms, turn.end_ms, turn.channel or 0)))


def _grouped(stretches: Sequence[Stretch], others: Sequence[Stretch], pause_ms: int) -> list[tuple[Stretch, Stretch]]:
    """First and last stretch of each turn."""
    groups: list[tuple[Stretch, Stretch]] = []
    passed = 0
    for stretch in stretches:
        if groups:
            first, last = groups[-1]
            while passed < len(others) and others[passed].start_ms < last.end_ms:
                passed += 1
            answered = passed < len(others) and others[passed].end_ms <= stretch.start_ms
            if stretch.start_ms - last.end_ms < pause_ms and not answered:
                groups[-1] = (first, stretch)
                continue
        groups.append((stretch, stretch))
    return groups
