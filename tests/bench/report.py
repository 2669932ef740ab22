"""The table."""

from statistics import median

HEAD = ("operation", "database", "req/s", "p50 ms", "p99 ms", "limit", "limit/s", "ratio")


def rows(operation, windows):
    """A row for each database and limit; the ratio is the median of the rounds' ratios."""
    for database, subject in operation.subjects.items():
        mine = windows[subject.name]
        figures = [f"{median(window.rate for window in mine):.1f}"]
        figures += [f"{median(getattr(window, name) for window in mine):.2f}" for name in ("p50", "p99")]
        begin = [operation.name, database, *figures]
        for limit in operation.limits(database):
            its = windows[limit.name]
            ratio = median(one.rate / other.rate for one, other in zip(mine, its))
            yield [*begin, limit.name, f"{median(window.rate for window in its):.1f}", f"{ratio:.3f}"]
            begin = [""] * len(begin)


def show(speed, footprints):
    """Prints everything that was measured."""
    if speed:
        lines = [HEAD, *speed]
        widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
        for line in lines:
            # Words to the left, numbers to the right.
            cells = [f"{cell:<{width}}" if column in (0, 1, 5) else f"{cell:>{width}}" for column, (cell, width) in enumerate(zip(line, widths))]
            print("  ".join(cells).rstrip())
    if footprints:
        print(end="\n" if speed else "")
        for what, database, value, *aim in footprints:
            print(f"{what:<44}  {database:<10}  {value:>12}  {' '.join(aim)}".rstrip())
