// What the interface answers (serve/openapi.json); records as docs/formats.md has them.

export type Verdict = "contradicted" | "disputed" | "confirmed" | "unchecked";
export const VERDICTS: Verdict[] = ["contradicted", "disputed", "confirmed", "unchecked"];
export type VerdictCounts = Record<Verdict, number>;

export interface Statistic {
  flow: string;
  reporter: string | null;
  partner: string;
  product: string;
  measure: string | null;
  basis: string | null;
  side?: string | null;
  reporter_text: string | null;
  partner_text: string | null;
  product_text: string | null;
}

export interface Period {
  start: string;
  end: string;
  first_day?: string | null;
  last_day?: string | null;
}

export interface Amount {
  amount: string;
  unit: string;
  low: string | null;
  high: string | null;
  qualifier: string;
}

export interface Level extends Amount {
  unit_text: string | null;
  converted: Amount | null;
}

export interface Change {
  percent: string | null;
  low: string | null;
  high: string | null;
  qualifier: string;
  delta: string | null;
  delta_low: string | null;
  delta_high: string | null;
  delta_unit: string | null;
  versus: string;
  base: Period | null;
  terms: string | null;
}

export interface Share {
  percent: string;
  low: string | null;
  high: string | null;
  qualifier: string;
  of: string;
  whole: {partner: string; product: string};
}

export interface Document {
  id: string;
  url: string | null;
  title: string;
  published: string | null;
  language: string;
  country: string | null;
  publisher: string | null;
}

export interface Span {
  role: string;
  field: "title" | "text";
  start: number;
  end: number;
}

export interface Excerpt {
  field: "title" | "text";
  start: number;
  end: number;
  text: string;
}

export interface ClaimRecord {
  id: string;
  document: Document;
  statistic: Statistic;
  period: Period | null;
  level: Level | null;
  change: Change | null;
  share: Share | null;
  status: string;
  source: string | null;
  evidence: {sentence: Excerpt; quote: Excerpt; spans: Span[]};
  confidence: number;
  warnings: string[];
}

export interface Step {
  relation: string;
  claims: string[];
  low: string | null;
  high: string | null;
  unit: string | null;
  of: string;
}

export interface FindingRecord {
  id: string;
  kind: string;
  rule: string;
  severity: string;
  claims: string[];
  suspects: {claim: string; weight: number}[];
  gap: number;
  publishers: number;
  slip: {claim: string; kind: string; repaired: string} | null;
  reference: {amount: string; unit: string; source: string; vintage: string} | null;
  steps: Step[];
  explanation: string;
}

export interface SeriesPoint extends Period {
  low: string | null;
  high: string | null;
  stated: boolean;
  claims: string[];
  findings: string[];
}

export interface Series {
  statistic: Statistic;
  unit: string;
  put_aside: string[];
  points: SeriesPoint[];
}

export interface SeriesAnswer {
  series: Series | null;
  left_out?: boolean;  // a report holds only some
}

// From, to, first and last month, lowest and highest monthly mean.
export type Rate = [string, string, string, string, number, number];

export interface ClaimItem {
  verdict: Verdict;
  findings: string[];
  record: ClaimRecord;
}

export interface FindingItem {
  record: FindingRecord;
  claims: ClaimItem[];
  rates?: Rate[];
}

export interface StatisticItem {
  statistic: Statistic;
  claims: number;
  publishers: number;
  verdicts: VerdictCounts;
  start: string | null;
  end: string | null;
}

export interface StatisticAnswer extends StatisticItem {
  related: StatisticItem[];
  items: ClaimItem[];
  contradictions: FindingRecord[];
  rates: Rate[];
}

export interface ArticleItem {
  document: Document;
  verdicts: VerdictCounts;
}

export interface ArticleAnswer {
  document: Document;
  text: string | null;
  claims: ClaimItem[];
}

export interface Names {
  areas: Record<string, string>;
  products: Record<string, string>;
}

export interface Meta {
  names: Names;
  run: {started: string; finished: string | null; producer: string} | null;
  articles: number;
  articles_by_language: Record<string, number>;
  claims: number;
  findings: number;
  left_out: {articles: number; claims: number; findings: number; bands: number} | null;
}

export interface FacetValue {
  value: string;
  count: number;
}

export const FACETS = ["area", "partner", "flow", "product", "language", "publisher", "verdict"] as const;
export type Facet = (typeof FACETS)[number];
export type Facets = {total: number; year: FacetValue[]} & Record<Facet, FacetValue[]>;

export interface Overview {
  claims: number;
  articles: number;
  statistics: number;
  publishers: number;
  verdicts: VerdictCounts;
  errors: number;
  warnings: number;
  corroborations: number;
  languages: {language: string; claims: number; articles: number}[];
  coverage: {month: string; verdicts: VerdictCounts}[];
  top_statistics: StatisticItem[];
  top_contradictions: FindingItem[];
}

export interface Page<Item> {
  total: number;
  offset: number;
  limit: number;
  items: Item[];
}
