// Answers out of the records inside the page, in the shapes and orders that serve/answers.cc gives them.
import {FACETS, type ArticleItem, type ClaimItem, type FindingItem, type Overview, type Page, type Rate, type SeriesAnswer, type StatisticAnswer, type StatisticItem, type VerdictCounts} from "../types";
import {EmbeddedRecords, statisticKey, type EmbeddedArticle, type EmbeddedClaim, type EmbeddedFinding} from "./embedded_records";
import {select, type Selection} from "./selection";
import type {Source} from "./source";

const TOP_STATISTICS = 8, TOP_CONTRADICTIONS = 6, MOST_RELATED = 12, MOST_FINDINGS = 20;
const VERDICT_ORDER = ["contradicted", "disputed", "confirmed", "unchecked"];

function countVerdicts(claims: EmbeddedClaim[]): VerdictCounts {
  const counts: VerdictCounts = {contradicted: 0, disputed: 0, confirmed: 0, unchecked: 0};
  for (const claim of claims) ++counts[claim.verdict];
  return counts;
}

const claimItem = (claim: EmbeddedClaim): ClaimItem => ({
  verdict: claim.verdict, findings: claim.findings.slice(0, MOST_FINDINGS).map((finding) => finding.record.id), record: claim.record,
});

const findingItem = (finding: EmbeddedFinding): FindingItem => ({record: finding.record, claims: finding.claims.map(claimItem)});

function statisticItem(claims: EmbeddedClaim[]): StatisticItem {
  const periods = claims.flatMap((claim) => claim.record.period ?? []);
  const {side: _, ...statistic} = claims[0]!.record.statistic;
  return {
    statistic, claims: claims.length, publishers: new Set(claims.map((claim) => claim.article.document.publisher ?? "")).size,
    verdicts: countVerdicts(claims),
    start: periods.reduce<string | null>((first, {start}) => (first === null || start < first ? start : first), null),
    end: periods.reduce<string | null>((last, {end}) => (last === null || end > last ? end : last), null),
  };
}

function grouped<Key>(claims: EmbeddedClaim[], keyOf: (claim: EmbeddedClaim) => Key): Map<Key, EmbeddedClaim[]> {
  const groups = new Map<Key, EmbeddedClaim[]>();
  for (const claim of claims) {
    const key = keyOf(claim), group = groups.get(key);
    if (group) group.push(claim);
    else groups.set(key, [claim]);
  }
  return groups;
}

// Of the contradictions in which the same claim is the likeliest wrong one, that which matters most.
function ofDistinctSuspects(contradictions: EmbeddedFinding[]): EmbeddedFinding[] {
  const seen = new Set<string | undefined>();
  return contradictions.filter(({record}) => {
    const suspect = record.suspects[0]?.claim, isNew = !seen.has(suspect);
    seen.add(suspect);
    return isNew;
  });
}

function pageOf<Entry, Item>(all: Entry[], parameters: URLSearchParams, item: (entry: Entry) => Item): Page<Item> {
  const offset = Number(parameters.get("offset") ?? 0), limit = Number(parameters.get("limit") ?? 50);
  return {total: all.length, offset, limit, items: all.slice(offset, offset + limit).map(item)};
}

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

export class EmbeddedSource implements Source {
  private last: {key: string; selection: Selection} | null = null;
  private readonly firstPlace = new Map<string, number>();  // of a statistic's first claim

  constructor(private readonly records: EmbeddedRecords) {
    for (const [key, claims] of records.statistics) this.firstPlace.set(key, Math.min(...claims.map((claim) => claim.place)));
  }

  async get(path: string, parameters: URLSearchParams): Promise<unknown> {
    const [, , name, id] = path.split("/");
    if (id !== undefined) return this.one(name!, decodeURIComponent(id));
    switch (name) {
      case "meta": return this.records.meta;
      case "facets": return this.selected(parameters).facets;
      case "overview": return this.overview(this.selected(parameters));
      case "claims": return pageOf(this.orderedClaims(parameters), parameters, claimItem);
      case "statistics": return pageOf(this.orderedStatistics(this.selected(parameters), parameters.get("sort")), parameters, statisticItem);
      case "articles": return this.articles(parameters);
      case "findings": return pageOf(this.orderedFindings(parameters), parameters, findingItem);
      case "statistic": return this.statistic(parameters);
      case "series": return this.series(parameters);
    }
    throw new Error(`there is no ${path}`);
  }

  private selected(parameters: URLSearchParams): Selection {
    const filters = [...parameters].filter(([name]) => name === "from" || name === "to" || name === "q" || name === "confidence" || (FACETS as readonly string[]).includes(name));
    const key = JSON.stringify(filters);
    if (this.last?.key !== key) this.last = {key, selection: select(this.records, parameters)};
    return this.last.selection;
  }

  private one(name: string, id: string): unknown {
    if (name === "claims") {
      const claim = this.records.claimsById.get(id);
      if (claim) return claimItem(claim);
    } else if (name === "findings") {
      const finding = this.records.findingsById.get(id);
      if (finding) return {...findingItem(finding), rates: this.ratesFor(finding.claims)};
    } else if (name === "articles") {
      const article = this.records.articles.get(id);
      if (article) return {document: article.document, text: article.text, claims: article.claims.map(claimItem)};
    }
    throw new Error(`there is no ${id}; the file may have left it out`);
  }

  private contradictionsOf(claims: EmbeddedClaim[]): EmbeddedFinding[] {
    return this.citing(claims).filter((finding) => finding.record.kind === "contradiction");
  }

  private citing(claims: EmbeddedClaim[]): EmbeddedFinding[] {
    if (claims.length === this.records.claims.length) return this.records.findings;
    return [...new Set(claims.flatMap((claim) => claim.findings))].sort((a, b) => a.place - b.place);
  }

  private overview({claims}: Selection): Overview {
    const findings = this.citing(claims), contradictions = this.contradictionsOf(claims);
    const errors = contradictions.filter((finding) => finding.record.severity === "error").length;
    const languages = [...grouped(claims, (claim) => claim.article.document.language)].map(([language, group]) => ({
      language, claims: group.length, articles: new Set(group.map((claim) => claim.article)).size,
    }));
    const months = grouped(claims.filter((claim) => claim.record.period), (claim) => claim.record.period!.end);
    return {
      claims: claims.length,
      articles: new Set(claims.map((claim) => claim.article)).size,
      statistics: new Set(claims.map((claim) => claim.key)).size,
      publishers: new Set(claims.map((claim) => claim.article.document.publisher ?? "")).size,
      verdicts: countVerdicts(claims),
      errors, warnings: contradictions.length - errors,
      corroborations: findings.filter((finding) => finding.record.kind === "corroboration").length,
      languages: languages.sort((a, b) => b.claims - a.claims),
      coverage: [...months].map(([month, group]) => ({month, verdicts: countVerdicts(group)})).sort((a, b) => compare(a.month, b.month)),
      top_statistics: this.orderedStatistics({claims} as Selection, "claims").slice(0, TOP_STATISTICS).map(statisticItem),
      top_contradictions: ofDistinctSuspects(contradictions).slice(0, TOP_CONTRADICTIONS).map(findingItem),
    };
  }

  private orderedClaims(parameters: URLSearchParams): EmbeddedClaim[] {
    const claims = [...this.selected(parameters).claims];
    const end = (claim: EmbeddedClaim): string => claim.record.period?.end ?? "", start = (claim: EmbeddedClaim): string => claim.record.period?.start ?? "";
    const confidence = (claim: EmbeddedClaim): number => claim.record.confidence;
    const orders: Record<string, (a: EmbeddedClaim, b: EmbeddedClaim) => number> = {
      published: (a, b) => compare(b.article.document.published ?? "", a.article.document.published ?? ""),
      period: (a, b) => compare(end(b), end(a)) || compare(start(a), start(b)),
      verdict: (a, b) => VERDICT_ORDER.indexOf(a.verdict) - VERDICT_ORDER.indexOf(b.verdict),
      confidence: (a, b) => confidence(b) - confidence(a),
    };
    return claims.sort(orders[parameters.get("sort") ?? "published"] ?? orders["published"]);
  }

  private orderedStatistics({claims}: Pick<Selection, "claims">, sort: string | null): EmbeddedClaim[][] {
    const errors = (group: EmbeddedClaim[]): number => (sort === "contradicted" ? group.filter((claim) => claim.verdict === "contradicted").length : 0);
    const groups = [...grouped(claims, (claim) => claim.key)].map(([key, group]) => ({group, errors: errors(group), place: this.firstPlace.get(key)!}));
    return groups.sort((a, b) => b.errors - a.errors || b.group.length - a.group.length || a.place - b.place).map(({group}) => group);
  }

  private articles(parameters: URLSearchParams): Page<ArticleItem> {
    const groups = [...grouped(this.selected(parameters).claims, (claim) => claim.article)];
    const published = ([article]: [EmbeddedArticle, EmbeddedClaim[]]): string => article.document.published ?? "";
    groups.sort((a, b) => (parameters.get("sort") === "claims" ? b[1].length - a[1].length : compare(published(b), published(a))));
    return pageOf(groups, parameters, ([article, claims]) => ({document: article.document, verdicts: countVerdicts(claims)}));
  }

  private orderedFindings(parameters: URLSearchParams): EmbeddedFinding[] {
    const wanted = (["kind", "severity", "rule"] as const).filter((key) => parameters.get(key));
    const findings = this.citing(this.selected(parameters).claims).filter(({record}) => wanted.every((key) => record[key] === parameters.get(key)));
    const sort = parameters.get("sort");
    const weight = ({record}: EmbeddedFinding): number => (sort === "gap" ? record.gap : sort === "publishers" ? record.publishers : 0);
    return [...findings].sort((a, b) => weight(b) - weight(a) || a.place - b.place);
  }

  private claimsOf(parameters: URLSearchParams): EmbeddedClaim[] {
    const part = (name: string): string => parameters.get(name) ?? "";
    const key = statisticKey({flow: part("flow"), reporter: part("reporter"), partner: part("partner"), product: part("product") || "total",
      measure: part("measure"), basis: part("basis"), reporter_text: part("reporter_text"), partner_text: part("partner_text"), product_text: part("product_text")});
    const claims = this.records.statistics.get(key);
    if (!claims) throw new Error("no claim is about this statistic");
    return [...claims].sort((a, b) => a.place - b.place);
  }

  private statistic(parameters: URLSearchParams): StatisticAnswer {
    const claims = this.claimsOf(parameters), {reporter, partner, product} = claims[0]!.record.statistic;
    const related = [...this.records.statistics.values()].filter((others) => {
      const other = others[0]!.record.statistic;
      return others[0]!.key !== claims[0]!.key &&
        ((other.reporter === reporter && other.partner === partner) || (other.reporter === partner && other.partner === reporter));
    });
    const rank = (others: EmbeddedClaim[]): number => (others[0]!.record.statistic.product === product ? 0 : 1);
    related.sort((a, b) => rank(a) - rank(b) || b.length - a.length || this.firstPlace.get(a[0]!.key)! - this.firstPlace.get(b[0]!.key)!);
    return {
      ...statisticItem(claims), related: related.slice(0, MOST_RELATED).map(statisticItem), items: claims.map(claimItem),
      contradictions: this.contradictionsOf(claims).map((finding) => finding.record), rates: this.ratesFor(claims),
    };
  }

  private series(parameters: URLSearchParams): SeriesAnswer {
    const series = this.records.series.get(this.claimsOf(parameters)[0]!.key) ?? null, unit = parameters.get("unit");
    const isHere = series && (!unit || series.unit === unit);
    return {series: isHere ? series : null, left_out: !isHere && (series !== null || Boolean(this.records.meta.left_out?.bands))};
  }

  private ratesFor(claims: EmbeddedClaim[]): Rate[] {
    const periods = new Set(claims.flatMap(({record}) => (record.period ? `${record.period.start} ${record.period.end}` : [])));
    const units = new Set(["USD", "EUR", ...claims.flatMap(({record}) => [record.level?.unit ?? [], record.level?.converted?.unit ?? []].flat())]);
    return this.records.rates.filter(([from, to, start, end]) => units.has(from) && units.has(to) && periods.has(`${start} ${end}`));
  }
}
