// Filtering in the browser, with the meaning that serve/filter.h gives it: which claims pass, and how many each value of each filter
// would leave, all others as they are.
import {FACETS, type Facet, type Facets, type FacetValue} from "../types";
import {monthNumber} from "../format";
import {folded, type EmbeddedClaim, type EmbeddedRecords} from "./embedded_records";

export interface Selection {
  claims: EmbeddedClaim[];
  facets: Facets;
}

const MOST_VALUES = 100;

function valueOf(claim: EmbeddedClaim, facet: Facet): string {
  const {statistic} = claim.record, {document} = claim.article;
  switch (facet) {
    case "area": return statistic.reporter ?? "";
    case "partner": return statistic.partner;
    case "flow": return statistic.flow;
    case "product": return statistic.product;
    case "language": return document.language;
    case "publisher": return document.publisher ?? "";
    case "verdict": return claim.verdict;
  }
}

function monthOf(text: string | null, withinYear: string): number | null {
  return text ? monthNumber(text.length === 4 ? text + withinYear : text) : null;
}

function inPeriod(claim: EmbeddedClaim, from: number | null, to: number | null): boolean {
  if (from === null && to === null) return true;
  if (!claim.record.period) return false;
  const month = monthNumber(claim.record.period.end);
  return (from === null || month >= from) && (to === null || month <= to);
}

function sorted(counts: Map<string, number>, order?: readonly string[]): FacetValue[] {
  const values = [...counts].map(([value, count]) => ({value, count}));
  if (order) return values.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
  return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

export function select(records: EmbeddedRecords, parameters: URLSearchParams): Selection {
  const chosen = FACETS.map((facet) => new Set(parameters.getAll(facet)));
  const from = monthOf(parameters.get("from"), "-01"), to = monthOf(parameters.get("to"), "-12");
  const confidence = Number(parameters.get("confidence") ?? 0);
  const words = folded(parameters.get("q") ?? "").split(/\s+/).filter(Boolean);
  const counts = FACETS.map(() => new Map<string, number>());
  const years = new Map<string, number>();
  const claims: EmbeddedClaim[] = [];
  for (const claim of records.claims) {
    if (Math.floor(claim.record.confidence * 100 + 1e-9) < confidence) continue;
    if (!words.every((word) => claim.foldedSentence.includes(word) || claim.article.folded.includes(word))) continue;
    const values = FACETS.map((facet) => valueOf(claim, facet));
    const failed = values.flatMap((value, i) => (chosen[i]!.size && !chosen[i]!.has(value) ? [i] : []));
    const periodFits = inPeriod(claim, from, to);
    if (failed.length + (periodFits ? 0 : 1) > 1) continue;
    if (periodFits)
      values.forEach((value, i) => {
        if (!failed.length || failed[0] === i) counts[i]!.set(value, (counts[i]!.get(value) ?? 0) + 1);
      });
    if (!failed.length && claim.record.period) {
      const year = claim.record.period.end.slice(0, 4);
      years.set(year, (years.get(year) ?? 0) + 1);
    }
    if (periodFits && !failed.length) claims.push(claim);
  }
  const facets = {total: claims.length} as Facets;
  FACETS.forEach((facet, i) => {
    const values = sorted(counts[i]!, facet === "verdict" ? ["contradicted", "disputed", "confirmed", "unchecked"] : undefined);
    facets[facet] = values.filter((value, place) => place < MOST_VALUES || chosen[i]!.has(value.value));
  });
  facets.year = [...years].map(([value, count]) => ({value, count})).sort((a, b) => (a.value < b.value ? -1 : 1));
  return {claims, facets};
}
