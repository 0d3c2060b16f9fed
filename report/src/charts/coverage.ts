// How many claims end in which month, quarter or year, stacked by verdict.
import {s} from "../dom";
import {formatCount, formatMonth, monthNumber} from "../format";
import {STRINGS} from "../strings";
import {VERDICTS, type Overview, type VerdictCounts} from "../types";

const WIDEST = 720, HEIGHT = 150, LEFT = 36, BOTTOM = 20, TOP = 8, MOST_BARS = 96;

export function coverageChart(coverage: Overview["coverage"]): SVGSVGElement | null {
  if (!coverage.length) return null;
  const width = Math.min(WIDEST, Math.max(300, innerWidth - 40));
  const first = monthNumber(coverage[0]!.month), last = monthNumber(coverage.at(-1)!.month);
  const step = [1, 3, 12].find((months) => (last - first) / months < MOST_BARS) ?? 12;
  const begin = Math.floor(first / step), count = Math.floor(last / step) - begin + 1;
  const bars: VerdictCounts[] = Array.from({length: count}, () => ({contradicted: 0, disputed: 0, confirmed: 0, unchecked: 0}));
  for (const {month, verdicts} of coverage) {
    const bar = bars[Math.floor(monthNumber(month) / step) - begin]!;
    for (const verdict of VERDICTS) bar[verdict] += verdicts[verdict];
  }
  const total = (bar: VerdictCounts): number => VERDICTS.reduce((sum, verdict) => sum + bar[verdict], 0);
  const most = Math.max(...bars.map(total)), slot = (width - LEFT) / count;
  const svg = s("svg", {viewBox: `0 0 ${width} ${HEIGHT}`, class: "coverage", role: "img", "aria-label": `${STRINGS.overview.coverage}: ${formatMonth(coverage[0]!.month)} – ${formatMonth(coverage.at(-1)!.month)}`});
  for (const part of [0.5, 1]) {
    const y = TOP + (HEIGHT - BOTTOM - TOP) * (1 - part);
    svg.append(s("line", {x1: LEFT, x2: width, y1: y, y2: y, class: "grid"}), s("text", {x: LEFT - 6, y: y + 4, class: "tick end"}, formatCount(Math.round(most * part))));
  }
  bars.forEach((bar, i) => {
    let y = HEIGHT - BOTTOM;
    const index = (begin + i) * step, at = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
    const group = s("g", {}, s("title", {}, `${step === 12 ? Math.floor(index / 12) : formatMonth(at)}: ${formatCount(total(bar))}`));
    for (const verdict of VERDICTS) {
      const height = (bar[verdict] / most) * (HEIGHT - BOTTOM - TOP);
      if (height) group.append(s("rect", {x: LEFT + i * slot + Math.min(1, slot * 0.1), width: Math.max(slot - Math.min(2, slot * 0.2), 0.5), y: y - height, height, class: `fill ${verdict}`}));
      y -= height;
    }
    svg.append(group);
    const every = Math.ceil((12 / step) * Math.ceil(44 / (slot * (12 / step))));
    if (index % 12 < step && Math.floor(index / 12) % Math.max(1, Math.round((every * step) / 12)) === 0)
      svg.append(s("text", {x: LEFT + i * slot, y: HEIGHT - 5, class: "tick"}, String(Math.floor(index / 12))));
  });
  svg.append(s("line", {x1: LEFT, x2: width, y1: HEIGHT - BOTTOM, y2: HEIGHT - BOTTOM, class: "axis"}));
  return svg;
}
