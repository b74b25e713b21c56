"""Laying out an empty transcript: who speaks when, to be typed into."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from klantreis.audio import channels, pauses
from klantreis.audio.pauses import Stretch
from klantreis.audio.sound import Sound

TURN_GAP_MS = 1500
"""A speaker whom nobody interrupts goes on after a pause shorter than this."""
_LONGEST_MS = 90_000
"""A turn longer than this is cut at its next pause: nobody types a minute and a half in one go."""
_ECHO = 4.0
"""On a channel that is so many times softer than the other one, somebody is only heard from afar."""


@dataclass(frozen=True)
class EmptyTurn:
    """A turn to be typed: its channel (None where channels don't tell who speaks), start and end."""

    channel: int | None
    start_ms: int
    end_ms: int


def turns(sound: Sound) -> list[EmptyTurn]:
    """The turns of a recording in the order in which they begin; two speakers may overlap.

    On two channels each is a speaker; on one, or two that say the same, turns are told apart by pauses alone.
    Raises KlantreisError where webrtcvad is missing.
    """
    if sound.channels == 1 or channels.same(sound):
        return [EmptyTurn(None, each.start_ms, each.end_ms) for each in _joined(pauses.stretches(sound), ())]
    sides = [_heard(sound, pauses.stretches(sound, channel), channel) for channel in (0, 1)]
    found = [
        EmptyTurn(each.channel, each.start_ms, each.end_ms)
        for channel in (0, 1)
        for each in _joined(sides[channel], sides[1 - channel])
    ]
    return sorted(found, key=lambda turn: (turn.start_ms, turn.channel))


def _joined(speech: Sequence[Stretch], other: Sequence[Stretch]) -> list[Stretch]:
    """The stretches of one speaker as turns: those that follow closely, with nobody else in between, are one."""
    found: list[Stretch] = []
    for each in speech:
        last = found[-1] if found else None
        if (
            last is not None
            and each.start_ms - last.end_ms < TURN_GAP_MS
            and each.end_ms - last.start_ms < _LONGEST_MS
            and not any(last.end_ms <= theirs.start_ms < each.start_ms for theirs in other)
        ):
            found[-1] = replace(last, end_ms=each.end_ms)
        else:
            found.append(each)
    return found


def _heard(sound: Sound, speech: Sequence[Stretch], channel: int) -> list[Stretch]:
    """Without the stretches that are the other speaker, heard through this one's telephone."""
    kept = []
    for each in speech:
        samples = sound.read(sound.to_frame(each.start_ms), sound.to_frame(each.end_ms - each.start_ms))
        own, other = (pauses.loudness(samples[:, side][None])[0] for side in (channel, 1 - channel))
        if own * _ECHO >= other:
            kept.append(each)
    return kept
