"""How well confidence does: what was said against what was right."""

from __future__ import annotations

from collections.abc import Sequence

import score

from calibration.gather import Judged

SURE = 0.9
"""Above it 95 in 100 claims should be right, and half of the right ones should be there."""
_BINS = 10


def figures(said: Sequence[float], right: Sequence[bool]) -> dict[str, float]:
    """The Brier score, the expected calibration error over tenths, and the share of right claims among the sure ones,
    of sure ones among the right."""
    sure = [r for s, r in zip(said, right, strict=True) if s > SURE]
    return {
        "brier": round(sum((s - r) ** 2 for s, r in zip(said, right, strict=True)) / len(said), 4),
        "calibration_error": round(sum(abs(total) for total in _off(said, right)) / len(said), 3),
        "right_of_sure": round(sum(sure) / len(sure), 3) if sure else 0.0,
        "sure_of_right": round(sum(sure) / sum(right), 3),
    }


def _off(said: Sequence[float], right: Sequence[bool]) -> list[float]:
    """By tenth of confidence, how many more were right than was said."""
    off = [0.0] * _BINS
    for s, r in zip(said, right, strict=True):
        off[_tenth(s)] += r - s
    return off


def _tenth(said: float) -> int:
    return min(int(said * _BINS), _BINS - 1)


def table(said: Sequence[float], judged: Sequence[Judged]) -> str:
    """The figures over all and by type, and the reliability by tenth."""
    right = [claim.right for claim in judged]
    lines = [
        f"{'':10}{'claims':>7}{'right':>7}{'said':>7}{'Brier':>8}{'ECE':>7}{'right > 0.9':>13}{'of the right':>14}"
    ]
    for kind in (*score.KINDS, "all"):
        at = [i for i, claim in enumerate(judged) if kind in (claim.type, "all")]
        if at:
            lines.append(_line(kind, [said[i] for i in at], [right[i] for i in at]))
    lines.append("by tenth of confidence: claims, said, right")
    for tenth in range(_BINS):
        at = [i for i, s in enumerate(said) if _tenth(s) == tenth]
        if at:
            mean, share = sum(said[i] for i in at) / len(at), sum(right[i] for i in at) / len(at)
            lines.append(f"  {tenth / _BINS:.1f}{len(at):13}{mean:8.3f}{share:8.3f}")
    return "\n".join(lines)


def _line(name: str, said: Sequence[float], right: Sequence[bool]) -> str:
    found = figures(said, right)
    share, mean = sum(right) / len(right), sum(said) / len(said)
    return (
        f"{name:10}{len(right):7}{share:7.3f}{mean:7.3f}{found['brier']:8.4f}{found['calibration_error']:7.3f}"
        f"{found['right_of_sure']:13.3f}{found['sure_of_right']:14.3f}"
    )
