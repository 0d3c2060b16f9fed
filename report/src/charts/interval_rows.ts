// Intervals beneath each other on one axis, with the gap between them made visible.
import {scaleLinear, scaleLog} from "d3-scale";
import {h} from "../dom";
import {formatChange, formatShort, unitName} from "../format";
import {STRINGS} from "../strings";

export interface IntervalRow {
  label: string;
  value: string;
  low: number | null;
  high: number | null;
  tone: "suspect" | "other" | "derived" | "official";
}

export interface IntervalGroup {
  title: string;
  unit: string | null;  // null: percent
  rows: IntervalRow[];
}

// The widest stretch that lies between two of the intervals; nothing where all meet.
export function gapOf(rows: IntervalRow[]): [number, number] | null {
  const highest = Math.max(...rows.map(({low}) => low ?? -Infinity)), lowest = Math.min(...rows.map(({high}) => high ?? Infinity));
  return lowest < highest ? [lowest, highest] : null;
}

function scaleOf(rows: IntervalRow[]): {at: (value: number) => number; ticks: number[]} {
  const ends = rows.flatMap(({low, high}) => [low, high]).filter((end): end is number => end !== null);
  let low = Math.min(...ends), high = Math.max(...ends);
  if (low > 0 && high / low > 25) {
    const scale = scaleLog([low * 0.7, high * 1.4], [0, 100]);
    return {at: scale, ticks: scale.ticks(4).filter((tick) => /^1/.test(tick.toPrecision(1))).slice(0, 6)};
  }
  if (low > 0 && low < high * 0.35) low = 0;
  const pad = (high - low || Math.abs(high) || 1) * 0.14;
  const scale = scaleLinear([low === 0 ? 0 : low - pad, high + pad], [0, 100]);
  return {at: scale, ticks: scale.ticks(4)};
}

const percent = (value: number): string => `${Math.max(0, Math.min(100, value)).toFixed(3)}%`;

export function intervalRows({title, unit, rows}: IntervalGroup): HTMLElement {
  const {at, ticks} = scaleOf(rows), gap = gapOf(rows);
  const bar = ({low, high, tone}: IntervalRow): HTMLElement => {
    const from = low === null ? 0 : at(low), to = high === null ? 100 : at(high);
    return h("span", {class: `bar ${tone}${low === null ? " open-low" : ""}${high === null ? " open-high" : ""}`, style: {left: percent(from), width: percent(Math.max(0, Math.min(100, to) - Math.max(0, from)))}});
  };
  const body = h("div", {class: "interval-body"},
    gap && h("span", {class: "gap", style: {left: percent(at(gap[0])), width: percent(at(gap[1]) - at(gap[0]))}, "aria-hidden": "true"}),
    ticks.map((tick) => h("span", {class: "interval-tick", style: {left: percent(at(tick))}, "aria-hidden": "true"}, unit === null ? formatChange(tick) : formatShort(tick))),
    rows.map((row) => h("div", {class: "interval-row"}, h("div", {class: "interval-label"}, h("span", {}, row.label), h("strong", {}, row.value)), h("div", {class: "track"}, bar(row)))));
  return h("figure", {class: "intervals"},
    h("figcaption", {}, title, unit ? `, ${unitName(unit)}` : ""), body, gap && h("p", {class: "gap-note"}, STRINGS.contradiction.nothingFits));
}
