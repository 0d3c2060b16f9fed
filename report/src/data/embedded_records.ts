// The records inside a page that `tallyman report` wrote: lines of JSON, compressed, each {"article": ...}, {"claim": ...},
// {"finding": ...}, {"series": ...}, {"rates": ...} or {"meta": ...}.
import type {ClaimRecord, Document, FindingRecord, Meta, Rate, Series, Verdict} from "../types";

export interface EmbeddedArticle {
  document: Document;
  text: string | null;
  folded: string;
  claims: EmbeddedClaim[];
}

export interface EmbeddedClaim {
  place: number;
  record: ClaimRecord;
  article: EmbeddedArticle;
  key: string;
  verdict: Verdict;
  findings: EmbeddedFinding[];
  foldedSentence: string;
}

export interface EmbeddedFinding {
  record: FindingRecord;
  claims: EmbeddedClaim[];
  place: number;
}

const ORDER: Verdict[] = ["contradicted", "disputed", "confirmed", "unchecked"];

// Text as it is searched: in lower case, compatibility forms unified.
export const folded = (text: string): string => text.normalize("NFKC").toLowerCase();

// What tells statistics apart; the sides of a balance are one.
export function statisticKey(statistic: ClaimRecord["statistic"]): string {
  return [statistic.flow, statistic.reporter, statistic.partner, statistic.product, statistic.measure, statistic.basis,
    statistic.reporter_text, statistic.partner_text, statistic.product_text].map((part) => part ?? "").join("\u001f");
}

async function decompressed(base64: string): Promise<string> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

export class EmbeddedRecords {
  readonly articles = new Map<string, EmbeddedArticle>();
  readonly claims: EmbeddedClaim[] = [];
  readonly claimsById = new Map<string, EmbeddedClaim>();
  readonly statistics = new Map<string, EmbeddedClaim[]>();
  readonly findings: EmbeddedFinding[] = [];  // what matters most first
  readonly findingsById = new Map<string, EmbeddedFinding>();
  readonly series = new Map<string, Series>();
  rates: Rate[] = [];
  meta!: Meta;

  static async read(base64: string): Promise<EmbeddedRecords> {
    const records = new EmbeddedRecords();
    for (const line of (await decompressed(base64)).split("\n")) if (line) records.add(JSON.parse(line) as Record<string, never>);
    records.claims.sort((a, b) => (a.article.document.id < b.article.document.id ? -1 : a.article.document.id > b.article.document.id ? 1 : a.place - b.place));
    records.claims.forEach((claim, place) => (claim.place = place));
    return records;
  }

  private add(line: {article?: {document: Document; text: string | null}; claim?: ClaimRecord; finding?: FindingRecord; series?: Series; rates?: Rate[]; meta?: Meta}): void {
    if (line.article) this.addArticle(line.article);
    else if (line.claim) this.addClaim(line.claim);
    else if (line.finding) this.addFinding(line.finding);
    else if (line.series) this.series.set(statisticKey(line.series.statistic), line.series);
    else if (line.rates) this.rates = line.rates;
    else if (line.meta) this.meta = line.meta;
  }

  private addArticle({document, text}: {document: Document; text: string | null}): void {
    const name = folded(`${document.title}\n${document.publisher ?? ""}\n${document.id}`);
    this.articles.set(document.id, {document, text, folded: name, claims: []});
  }

  private addClaim(record: ClaimRecord): void {
    const article = this.articles.get(record.document.id);
    if (!article) throw new Error(`claim ${record.id} comes before its article`);
    const claim: EmbeddedClaim = {
      place: this.claims.length, record, article, key: statisticKey(record.statistic), verdict: "unchecked", findings: [],
      foldedSentence: folded(record.evidence.sentence.text),
    };
    this.claims.push(claim);
    this.claimsById.set(record.id, claim);
    article.claims.push(claim);
    const same = this.statistics.get(claim.key);
    if (same) same.push(claim);
    else this.statistics.set(claim.key, [claim]);
  }

  private addFinding(record: FindingRecord): void {
    const claims = record.claims.flatMap((id) => this.claimsById.get(id) ?? []);
    const finding = {record, claims, place: this.findings.length};
    this.findings.push(finding);
    this.findingsById.set(record.id, finding);
    const isError = record.kind === "contradiction" && record.severity === "error";
    for (const claim of claims) {
      claim.findings.push(finding);
      const said: Verdict = isError ? (record.suspects[0]?.claim === claim.record.id ? "contradicted" : "disputed")
        : record.kind === "corroboration" ? "confirmed" : "unchecked";
      if (ORDER.indexOf(said) < ORDER.indexOf(claim.verdict)) claim.verdict = said;
    }
  }
}
