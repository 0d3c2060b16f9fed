// Every claim on one statistic as an interval on a time axis: a panel for each length of period, the band of what all claims leave
// possible behind them, lines between claims that contradict each other, changes as slopes.
import {scaleLinear, scaleLog} from "d3-scale";
import {extent, median} from "d3-array";
import {h, s} from "../dom";
import {claimInShort, formatChange, formatPeriod, formatShort, formatShortMonth, kindOf, publisherName, statisticName, unitName, formatCount, type PanelKind} from "../format";
import {STRINGS} from "../strings";
import type {Change, ClaimItem, FindingRecord, Period, Series} from "../types";
import {evidence} from "../views/evidence";
import {spanOf, valueIn, type Rates, type Value} from "./values";

export interface ChartOptions {
  items: ClaimItem[];
  contradictions: FindingRecord[];
  series: Series | null;
  aside: Set<string>;  // claims that the band does not rest on
  rates: Rates;
  unit: string | null;
  growth: boolean;
  colorOf: (item: ClaimItem) => string;  // a CSS color
  open: (item: ClaimItem) => void;
}

interface Mark {
  item: ClaimItem;
  panel: PanelKind | "growth";
  from: number;  // months
  to: number;
  value: Value;
}

interface Placed extends Mark {
  x: number;
  width: number;
  top: number;
  bottom: number;
  center: [number, number];
}

type Scale = ((value: number) => number) & {ticks: (count: number) => number[]; domain: () => number[]; invert: (y: number) => number};

const MARGIN = {left: 58, right: 14, top: 26, axis: 26};
const TICK_LETTER = 7;  // the width of a letter, about
const LEAST_THICKNESS = 5, LEAST_LANE = 7, MOST_LINES = 80;
const ORDER: (PanelKind | "growth")[] = ["month", "quarter", "cumulative", "year", "growth"];

function marksOf({items, unit, rates, growth}: ChartOptions): Mark[] {
  const levels: Mark[] = [], changes: Mark[] = [];
  for (const item of items) {
    const {period, change} = item.record;
    if (!period) continue;
    const [from, to] = spanOf(period), value = unit === null ? null : valueIn(item.record, unit, rates);
    if (value) levels.push({item, panel: kindOf(period), from, to, value});
    if (change?.percent != null) {
      const end = (text: string | null): number | null => (text === null ? null : Number(text));
      changes.push({item, panel: "growth", from, to, value: {low: end(change.low), high: end(change.high), middle: Number(change.percent), converted: false}});
    }
  }
  return growth || !levels.length ? [...levels, ...changes] : levels;
}

function endsOf(marks: Mark[], series: Series | null, panel: string): number[] {
  const ends = marks.flatMap(({value}) => [value.low ?? value.middle, value.high ?? value.middle]);
  if (series && panel !== "growth")
    for (const point of series.points) if (point.stated && kindOf(point) === panel && point.low !== null && point.high !== null) ends.push(Number(point.low), Number(point.high));
  return ends;
}

function verticalScale(ends: number[], top: number, bottom: number, panel: string): {scale: Scale; logarithmic: boolean} {
  let [low, high] = extent(ends) as [number, number];
  const middle = median(ends) ?? 0;
  if (panel !== "growth" && low > 0 && (high / low > 25 || high > 12 * middle))
    return {scale: scaleLog([low * 0.8, high * 1.25], [bottom, top]) as unknown as Scale, logarithmic: true};
  if (panel === "growth" || (low > 0 && low < 0.4 * high)) [low, high] = [Math.min(low, 0), Math.max(high, 0)];
  const pad = Math.max((high - low) * 0.1, (Math.abs(high) || 1) * 0.03);
  return {scale: scaleLinear([low === 0 ? 0 : low - pad, high === 0 ? 0 : high + pad], [bottom, top]) as unknown as Scale, logarithmic: false};
}

// Claims on one period stand beside each other where there is room.
function placed(marks: Mark[], x: (month: number) => number, y: Scale): Placed[] {
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = `${mark.from} ${mark.to}`;
    groups.set(key, [...(groups.get(key) ?? []), mark]);
  }
  return [...groups.values()].flatMap((group) => {
    const left = x(group[0]!.from), full = x(group[0]!.to) - left, lane = full / group.length, beside = group.length > 1 && lane >= LEAST_LANE;
    return group.map((mark, i) => {
      const {low, high, middle} = mark.value;
      let top = y(high ?? middle), bottom = y(low ?? middle);
      if (bottom - top < LEAST_THICKNESS) [top, bottom] = [(top + bottom - LEAST_THICKNESS) / 2, (top + bottom + LEAST_THICKNESS) / 2];
      const start = beside ? left + i * lane : left, width = Math.max((beside ? lane : full) - 2, 3);
      return {...mark, x: start + 1, width, top, bottom, center: [start + 1 + width / 2, (top + bottom) / 2] as [number, number]};
    });
  });
}

function timeTicks(first: number, last: number, width: number): {month: number; label: string}[] {
  const steps = [1, 3, 6, 12, 24, 60, 120], step = steps.find((months) => ((last - first) / months) * (months < 12 ? 74 : 44) <= width) ?? 120;
  const ticks = [];
  for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
    const year = Math.floor(month / 12);
    ticks.push({month, label: step >= 12 ? String(year) : formatShortMonth(`${year}-${String((month % 12) + 1).padStart(2, "0")}`)});
  }
  return ticks;
}

function labelOf(item: ClaimItem): string {
  return `${claimInShort(item.record)}, ${formatPeriod(item.record.period)}, ${publisherName(item.record)}, ${STRINGS.verdicts[item.verdict]}`;
}

// The chart and the tip that follows the pointer or the focus. Empty where nothing can be drawn.
export function statisticChart(options: ChartOptions, width: number): {element: HTMLElement; shown: number} | null {
  const marks = marksOf(options);
  if (!marks.length) return null;
  const panels = ORDER.filter((panel) => marks.some((mark) => mark.panel === panel));
  const first = Math.min(...marks.map(({from}) => from)) - 0.4, last = Math.max(...marks.map(({to}) => to)) + 0.4;
  const x = scaleLinear([first, last], [MARGIN.left, width - MARGIN.right]);
  const panelHeight = panels.length === 1 ? 300 : panels.length === 2 ? 220 : 175;
  const height = panels.length * (panelHeight + MARGIN.top) + MARGIN.axis;
  const layers = {back: s("g"), lines: s("g"), marks: s("g")};
  const all: Placed[] = [];
  panels.forEach((panel, i) => {
    const top = i * (panelHeight + MARGIN.top) + MARGIN.top, bottom = top + panelHeight - 12;
    const here = marks.filter((mark) => mark.panel === panel);
    const {scale, logarithmic} = verticalScale(endsOf(here, options.series, panel), top, bottom, panel);
    drawFrame(layers.back, {panel, top, bottom, width, scale, logarithmic, unit: options.unit});
    if (panel !== "growth") drawBand(layers.back, options.series, panel, x, scale, [top, bottom]);
    const places = placed(here, x, scale);
    if (panel !== "growth" && options.growth) drawSlopes(layers.lines, panel, places, options, x, scale, [top, bottom]);
    all.push(...places);
  });
  drawTime(layers.back, x, [first, last], width, height);
  drawConflicts(layers.lines, all, options.contradictions);
  const tip = h("div", {class: "tip", "aria-hidden": "true", hidden: true});
  all.sort((a, b) => ORDER.indexOf(a.panel) - ORDER.indexOf(b.panel) || a.from - b.from || a.to - b.to);
  const elements = all.map((mark) => drawMark(mark, options));
  layers.marks.append(...elements);
  const name = statisticName(options.items[0]!.record.statistic);
  const svg = s("svg", {viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": STRINGS.statistic.chartLabel(name, formatCount(all.length))},
    layers.back, layers.lines, layers.marks);
  const element = h("div", {class: "chart"}, svg, tip);
  listen(elements, all, tip, width, options.open);
  return {element, shown: new Set(all.map(({item}) => item)).size};
}

function drawFrame(layer: SVGGElement, frame: {panel: string; top: number; bottom: number; width: number; scale: Scale; logarithmic: boolean; unit: string | null}): void {
  const {panel, top, bottom, width, scale, logarithmic, unit} = frame;
  const title = panel === "growth" ? STRINGS.statistic.growthPanel : `${STRINGS.statistic.panels[panel]}, ${unitName(unit ?? "")}`;
  layer.append(s("text", {x: MARGIN.left, y: top - 9, class: "panel-title"}, title + (logarithmic ? STRINGS.statistic.logarithmic : "")));
  let ticks = scale.ticks(logarithmic ? 4 : 5);
  if (logarithmic && ticks.length > 6) ticks = ticks.filter((tick) => /^[125]/.test(String(tick)));
  if (logarithmic && ticks.length > 6) ticks = ticks.filter((tick) => /^1/.test(String(tick)));
  for (const tick of ticks) {
    const y = scale(tick);
    layer.append(s("line", {x1: MARGIN.left, x2: width - MARGIN.right, y1: y, y2: y, class: tick === 0 ? "zero" : "grid"}),
      s("text", {x: MARGIN.left - 8, y: y + 4, class: "tick end"}, panel === "growth" ? formatChange(tick) : formatShort(tick)));
  }
  layer.append(s("line", {x1: MARGIN.left, x2: MARGIN.left, y1: top, y2: bottom, class: "axis"}));
}

function drawTime(layer: SVGGElement, x: (month: number) => number, [first, last]: [number, number], width: number, height: number): void {
  for (const {month, label} of timeTicks(first, last, width - MARGIN.left - MARGIN.right)) {
    layer.append(s("line", {x1: x(month), x2: x(month), y1: MARGIN.top, y2: height - MARGIN.axis, class: "grid time"}));
    if (x(month) + 3 + label.length * TICK_LETTER <= width) layer.append(s("text", {x: x(month) + 3, y: height - 8, class: "tick"}, label));
  }
}

function drawBand(layer: SVGGElement, series: Series | null, panel: string, x: (month: number) => number, y: Scale, [top, bottom]: [number, number]): void {
  for (const point of series?.points ?? []) {
    if (kindOf(point) !== panel || point.low === null || point.high === null) continue;
    const [from, to] = spanOf(point);
    const high = Math.max(y(Number(point.high)), top), low = Math.min(y(Number(point.low)), bottom);
    if (low < top || high > bottom || x(from) < MARGIN.left || !Number.isFinite(low - high)) continue;
    const thin = low - high < 2;
    layer.append(s("rect", {x: x(from), width: x(to) - x(from), y: thin ? (high + low) / 2 - 6 : high, height: thin ? 12 : low - high, class: point.stated ? "band" : "band implied"}));
  }
}

// What a change arrives at: the claim's own amount, else another's for its period, else the middle of what is possible then.
function arrival(item: ClaimItem, places: Placed[], series: Series | null): number | null {
  const own = places.find((place) => place.item === item);
  if (own) return own.value.middle;
  const [from, to] = spanOf(item.record.period!), same = places.find((place) => place.from === from && place.to === to);
  if (same) return same.value.middle;
  const point = series?.points.find(({start, end}) => start === item.record.period!.start && end === item.record.period!.end);
  return point && point.low !== null && point.high !== null ? (Number(point.low) + Number(point.high)) / 2 : null;
}

// The months that a change is against; nothing where that is not told.
function baseOf({base, versus}: Change, period: Period): [number, number] | null {
  if (base) return spanOf(base);
  const [from, to] = spanOf(period), back = versus === "yoy" ? 12 : versus === "prev" ? to - from : 0;
  return back ? [from - back, to - back] : null;
}

function drawSlopes(layer: SVGGElement, panel: string, places: Placed[], {items, series}: ChartOptions, x: (month: number) => number, y: Scale, [top, bottom]: [number, number]): void {
  for (const item of items) {
    const {change, period} = item.record;
    if (!period || kindOf(period) !== panel || change?.percent == null) continue;
    const base = baseOf(change, period);
    if (!base) continue;
    const factor = 1 + Number(change.percent) / 100, value = arrival(item, places, series);
    if (factor <= 0 || value === null) continue;
    const middle = (span: [number, number]): number => (span[0] + span[1]) / 2;
    const end: Point = [x(middle(spanOf(period))), y(value)], start: Point = [x(middle(base)), y(value / factor)];
    const [x1, y1] = within(start, end, [MARGIN.left, top, bottom]);
    if (Number.isFinite(y1) && end[1] >= top && end[1] <= bottom)
      layer.append(s("line", {x1, y1, x2: end[0], y2: end[1], class: `slope ${item.verdict}`}, s("title", {}, labelOf(item))));
  }
}

type Point = [number, number];

// Where a line to `end` enters the panel.
function within([x1, y1]: Point, [x2, y2]: Point, [left, top, bottom]: [number, number, number]): Point {
  const edge = y1 < top ? top : bottom;
  const outside = Math.max(x1 < left && x2 > x1 ? (left - x1) / (x2 - x1) : 0, y1 < top || y1 > bottom ? (edge - y1) / (y2 - y1) : 0);
  return [x1 + (x2 - x1) * outside, y1 + (y2 - y1) * outside];
}

function drawConflicts(layer: SVGGElement, places: Placed[], contradictions: FindingRecord[]): void {
  const byClaim = new Map<string, Placed>();
  for (const place of places) if (!byClaim.has(place.item.record.id)) byClaim.set(place.item.record.id, place);
  for (const finding of contradictions.slice(0, MOST_LINES)) {
    const here = finding.claims.flatMap((id) => byClaim.get(id) ?? []);
    for (let i = 1; i < here.length; i++) {
      const [x1, y1] = here[i - 1]!.center, [x2, y2] = here[i]!.center;
      const bend = Math.abs(x2 - x1) < 4 ? 14 : 0;
      layer.append(s("path", {d: `M${x1},${y1} Q${(x1 + x2) / 2 + bend},${(y1 + y2) / 2} ${x2},${y2}`, class: `conflict ${finding.severity}`}));
    }
  }
}

function drawMark(mark: Placed, {aside, colorOf}: ChartOptions): SVGGElement {
  const {item, x, width, top, bottom, value, center} = mark;
  const isAside = aside.has(item.record.id);
  const shape = s("rect", {x, y: top, width, height: bottom - top, rx: 2, fill: colorOf(item), class: `mark${value.converted ? " converted" : ""}${isAside ? " aside" : ""}`,
    style: isAside && item.verdict !== "contradicted" ? {stroke: colorOf(item)} : null});
  const group = s("g", {class: `claim ${item.verdict}`, tabindex: -1, role: "link", "aria-label": labelOf(item)},
    s("rect", {x: x - 2, y: top - 6, width: width + 4, height: bottom - top + 12, class: "hit"}), shape);
  if (value.high === null) group.append(s("path", {d: `M${center[0] - 4},${top - 2} l4,-6 l4,6 z`, fill: colorOf(item)}));
  if (value.low === null) group.append(s("path", {d: `M${center[0] - 4},${bottom + 2} l4,6 l4,-6 z`, fill: colorOf(item)}));
  if (item.verdict === "contradicted" || item.verdict === "disputed")
    group.append(s("text", {x: center[0], y: top - 4, class: `sign ${item.verdict}`, "aria-hidden": "true"}, STRINGS.verdictSigns[item.verdict]));
  return group;
}

// Hovering and focusing show the sentence; arrow keys go from claim to claim, Enter and a click open one.
function listen(elements: SVGGElement[], places: Placed[], tip: HTMLElement, width: number, open: (item: ClaimItem) => void): void {
  const show = (i: number): void => {
    const {item, center, bottom} = places[i]!;
    tip.replaceChildren(
      h("strong", {}, claimInShort(item.record)),
      h("span", {class: "tip-meta"}, `${formatPeriod(item.record.period)} · ${publisherName(item.record)} · ${STRINGS.verdicts[item.verdict]}`),
      evidence(item.record),
    );
    tip.hidden = false;
    const wide = Math.min(340, width - 16);
    tip.style.setProperty("width", `${wide}px`);
    tip.style.setProperty("left", `${Math.max(8, Math.min(center[0] - wide / 2, width - wide - 8))}px`);
    tip.style.setProperty("top", `${bottom + 12}px`);
  };
  const hide = (): void => { tip.hidden = true; };
  elements[0]?.setAttribute("tabindex", "0");
  const goTo = (from: number, to: number): void => {
    const next = elements[Math.max(0, Math.min(to, elements.length - 1))]!;
    elements[from]!.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  };
  elements.forEach((element, i) => {
    element.addEventListener("pointerenter", () => show(i));
    element.addEventListener("pointerleave", hide);
    element.addEventListener("focus", () => show(i));
    element.addEventListener("blur", hide);
    element.addEventListener("click", () => open(places[i]!.item));
    element.addEventListener("keydown", (event) => {
      const steps: Record<string, number> = {ArrowRight: i + 1, ArrowDown: i + 1, ArrowLeft: i - 1, ArrowUp: i - 1, Home: 0, End: elements.length - 1};
      const to = steps[event.key];
      if (to !== undefined) goTo(i, to);
      else if (event.key === "Enter" || event.key === " ") open(places[i]!.item);
      else if (event.key === "Escape") return hide();
      else return;
      event.preventDefault();
    });
  });
}
