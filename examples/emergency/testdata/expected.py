#!/usr/bin/env python3
"""What the library should say of ../data/ae.csv.gz, worked out without it: exact fractions, plain loops.

Run in this folder, it writes expected.csv (parts of wholes) and figures.csv (decimals). Python 3, standard library only.
Every whole is the sum of its parts' terms, never a mean. The light is green from 95 %, amber from 90 %, red below.
"""
import csv, gzip
from collections import defaultdict
from fractions import Fraction as F
from statistics import median

rows = list(csv.DictReader(gzip.open('../data/ae.csv.gz', 'rt', newline='')))
for r in rows:
    r['month'] = r['period'][:7]
    year, month = int(r['period'][:4]), int(r['period'][5:7])
    first = year if month >= 4 else year - 1
    r['year'] = f'{first}/{(first + 1) % 100:02d}'
months = sorted({r['month'] for r in rows})
year_of = {r['month']: r['year'] for r in rows}
types = ['1', '2', 'other']


def dec(x, places=6):
    """x as text, rounded half away from zero."""
    n, d = abs(x).numerator * 10**places, abs(x).denominator
    digits = str((2 * n + d) // (2 * d)).rjust(places + 1, '0')
    return ('-' if x < 0 and int(digits) else '') + digits[:-places] + '.' + digits[-places:]


def sums(key):
    """Patients, breaches and admissions by key; rows without one are left out."""
    total = defaultdict(lambda: [0, 0, 0])
    for r in rows:
        if key(r) is not None:
            for i, column in enumerate(('attendances', 'breaches', 'admissions')):
                total[key(r)][i] += int(r[column])
    return total


expected = []


def write(what, of, period, counts):
    came, late, admitted = counts
    share = F(came - late, came)
    light = 'green' if share >= F(95, 100) else 'amber' if share >= F(90, 100) else 'red'
    expected.append([what, of, period, came - late, came, admitted, light])


def write_all(what, key, of=lambda k: k[0], period=lambda k: k[1]):
    for k, counts in sorted(sums(key).items()):
        write(what, of(k), period(k), counts)


write_all('total', lambda r: ('', ''))
write_all('total of type', lambda r: (r['type'], ''))
write_all('year', lambda r: ('', r['year']))
write_all('month', lambda r: ('', r['month']))
write_all('month of type', lambda r: (r['type'], r['month']))
monthly = sums(lambda r: r['month'])
for i, m in enumerate(months):
    so_far = [monthly[x] for x in months[:i + 1] if year_of[x] == year_of[m]]
    write('year to date', '', m, [sum(column) for column in zip(*so_far)])
    if i >= 11:
        write('twelve months', '', m, [sum(column) for column in zip(*(monthly[x] for x in months[i - 11:i + 1]))])
write_all('provider', lambda r: (r['org_code'], ''))
write_all('provider in year', lambda r: (r['org_code'], r['year']))
write_all('department', lambda r: (r['org_code'] + ' type ' + r['type'], ''))

figures = []


def share(counts): return F(counts[0] - counts[1], counts[0])


def mean(xs): return sum(xs, F(0)) / len(xs)


for m in months:
    shares = [share(c) for c in sums(lambda r: r['org_code'] if r['month'] == m else None).values()]
    figures += [['providers', '', m, len(shares)], ['providers that keep the promise', '', m, sum(x >= F(95, 100) for x in shares)],
                ['mean of providers', '', m, dec(mean(shares))]]
figures += [
    ['mean of rows', '', '', dec(mean([share((int(r['attendances']), int(r['breaches']))) for r in rows]))],
    ['mean of providers', '', '', dec(mean([share(c) for c in sums(lambda r: r['org_code']).values()]))],
    ['mean of types', '', '', dec(mean([share(c) for c in sums(lambda r: r['type']).values()]))],
    ['mean of months', '', '', dec(mean([share(c) for c in monthly.values()]))],
]


def trend(of, xs):
    """Natural limits, signals and the line of a series, to six decimals."""
    n, center, moving = len(xs), mean(xs), mean([abs(b - a) for a, b in zip(xs, xs[1:])])
    low, high = center - F(266, 100) * moving, center + F(266, 100) * moving
    slope = median([(xs[j] - xs[i]) / (j - i) for i in range(n) for j in range(i + 1, n)])
    up = sum((xs[j] > xs[i]) - (xs[j] < xs[i]) for i in range(n) for j in range(i + 1, n))
    move = 'steady' if abs(F(up, n * (n - 1) // 2)) < F(1, 2) else 'improving' if up > 0 else 'worsening'
    on = median([x - slope * i for i, x in enumerate(xs)]) + slope * n
    clip = lambda x: min(max(x, F(0)), F(1))
    for what, value in (('center', dec(center)), ('low', dec(clip(low))), ('high', dec(clip(high))),
                        ('range', dec(F(3268, 1000) * moving)), ('slope', dec(slope)), ('next', dec(clip(on))), ('move', move)):
        figures.append([what, of, '', value])
    side = [(x > center) - (x < center) for x in xs]
    far = [s if x < (center + low) / 2 or x > (center + high) / 2 else 0 for s, x in zip(side, xs)]
    three = lambda k: k >= 0 and max(far[max(0, k - 3):k + 1].count(1), far[max(0, k - 3):k + 1].count(-1)) >= 3
    for k, x in enumerate(xs):
        run = 0
        while run <= k and side[k - run] == side[k] != 0:
            run += 1
        for rule, is_signal in (('outside', x < low or x > high), ('run8', run == 8), ('three_of_4', three(k) and not three(k - 1))):
            if is_signal:
                figures.append(['signal ' + rule, of, months[k], 'better' if x > center else 'worse'])


trend('', [share(monthly[m]) for m in months])
by_type = sums(lambda r: (r['type'], r['month']))
for t in types:
    trend(t, [share(by_type[t, m]) for m in months])

for name, header, lines in (('expected.csv', ['what', 'of', 'period', 'within', 'patients', 'admitted', 'light'], expected),
                            ('figures.csv', ['what', 'of', 'period', 'value'], figures)):
    with open(name, 'w', newline='') as file:
        csv.writer(file, lineterminator='\n').writerows([header] + lines)
