// A claim's sentence with its figures marked.
import {h, type Child} from "../dom";
import {STRINGS} from "../strings";
import type {ClaimRecord, Span} from "../types";

export const FIGURE_ROLES = new Set(["level", "converted", "percent", "delta", "share"]);

// Offsets of records count code points; strings count UTF-16 units.
export class Offsets {
  private readonly map: Uint32Array | null;

  constructor(text: string) {
    if (!/[\ud800-\udfff]/.test(text)) {
      this.map = null;
      return;
    }
    const starts: number[] = [];
    for (let i = 0; i < text.length; i += text.codePointAt(i)! > 0xffff ? 2 : 1) starts.push(i);
    starts.push(text.length);
    this.map = Uint32Array.from(starts);
  }

  at(codePoint: number): number {
    return this.map ? (this.map[Math.min(codePoint, this.map.length - 1)] ?? 0) : codePoint;
  }
}

// The parts of `text`, cut where a span begins or ends, each with the spans over it.
export function cut(text: string, spans: {start: number; end: number}[]): {text: string; over: number[]}[] {
  const offsets = new Offsets(text);
  const at = spans.map(({start, end}) => [Math.max(0, offsets.at(start)), Math.min(text.length, offsets.at(end))] as const);
  const cuts = [...new Set([0, text.length, ...at.flat().filter((place) => place > 0 && place < text.length)])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => ({
    text: text.slice(from, cuts[i + 1]), over: at.flatMap(([start, end], span) => (start <= from && end >= cuts[i + 1]! ? [span] : [])),
  }));
}

// Where figures of the claim stand in other sentences than the one that is shown: which.
export function elsewhere(claim: ClaimRecord): HTMLElement | null {
  const {sentence, spans} = claim.evidence, names = new Set<string>();
  const isHere = (span: Span): boolean => span.field === sentence.field && span.start < sentence.end && span.end > sentence.start;
  for (const role of FIGURE_ROLES) {
    const of = spans.filter((span) => span.role === role);
    if (of.length && !of.some(isHere)) names.add(STRINGS.claim.figures[role] ?? role);
  }
  return names.size ? h("span", {class: "faint elsewhere"}, STRINGS.claim.elsewhere([...names])) : null;
}

export function evidence(claim: ClaimRecord): HTMLElement {
  const {sentence, spans} = claim.evidence;
  const figures: Span[] = spans.filter((span) => FIGURE_ROLES.has(span.role) && span.field === sentence.field && span.start < sentence.end && span.end > sentence.start);
  const parts: Child[] = cut(sentence.text, figures.map(({start, end}) => ({start: start - sentence.start, end: end - sentence.start})))
    .map(({text, over}) => (over.length ? h("mark", {}, text) : text));
  return h("q", {class: "evidence", dir: "auto", lang: claim.document.language || null}, parts);
}
