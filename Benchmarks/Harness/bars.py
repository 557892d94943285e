"""Grouped horizontal bars as SVG, each group to its own scale: what is longest fills the width."""
from xml.sax.saxutils import escape

HEIGHT, LABEL, WIDTH, VALUE = 16, 110, 480, 90
COLOURS = {True: "#0b6e4f", False: "#9aa5b1"}


def grouped_bars(title, groups, highlighted):
    """`groups`: (heading, [(name, value)]). The bar of `highlighted` stands out by its colour."""
    parts, y = [f'<text x="8" y="20" font-weight="bold">{escape(title)}</text>'], 40
    for heading, bars in groups:
        parts.append(f'<text x="8" y="{y + 12}" font-weight="bold">{escape(heading)}</text>')
        y += 20
        longest = max((value for _, value in bars), default=1)
        for name, value in bars:
            length = max(1, WIDTH * value / longest)
            parts.append(
                f'<text x="{LABEL}" y="{y + 12}" text-anchor="end">{escape(name)}</text>'
                f'<rect x="{LABEL + 6}" y="{y + 2}" width="{length:.1f}" height="{HEIGHT - 4}" '
                f'fill="{COLOURS[name == highlighted]}"/>'
                f'<text x="{LABEL + 12 + length:.1f}" y="{y + 12}">{value:.4g}</text>')
            y += HEIGHT
        y += 10
    total = LABEL + WIDTH + VALUE
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {total} {y}" width="{total}" height="{y}" '
            'font-family="sans-serif" font-size="12">\n'
            f'<rect width="{total}" height="{y}" fill="white"/>\n' + "\n".join(parts) + "\n</svg>\n")
