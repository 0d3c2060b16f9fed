// An article with every claim's figures marked, and the records beside it; each leads to the other.
import type {Records} from "../data/source";
import {append, h, quoted, safeAddress, type Child} from "../dom";
import {claimInShort, formatDate, formatPeriod, formatShare, languageName, statisticName} from "../format";
import {findingAddress, statisticAddress} from "../router";
import {STRINGS} from "../strings";
import type {ArticleAnswer, ClaimItem, Excerpt, Span, Verdict} from "../types";
import {cut, FIGURE_ROLES} from "./evidence";
import {verdictBadge} from "./parts";

interface Marked {
  item: ClaimItem;
  span: Span;
}

const MOST_FINDINGS = 9;
const WORST: Verdict[] = ["contradicted", "disputed", "confirmed", "unchecked"];

// The parts of a title or text, or of a stretch `within` it: figures are buttons that lead to their record, other evidence shows while its record is chosen.
function markedText(text: string, field: "title" | "text", items: ClaimItem[], choose: (id: string) => void, within?: Excerpt): Child[] {
  const {start, end} = within ?? {start: 0, end: Infinity};
  const marked: Marked[] = items.flatMap((item) => item.record.evidence.spans.filter((span) => span.field === field && span.start >= start && span.end <= end)
    .map((span) => ({item, span: {...span, start: span.start - start, end: span.end - start}})));
  return cut(text, marked.map(({span}) => span)).map(({text: part, over}) => {
    if (!over.length) return part;
    const here = over.map((i) => marked[i]!), figures = here.filter(({span}) => FIGURE_ROLES.has(span.role));
    const ids = [...new Set(here.map(({item}) => item.record.id))].join(" ");
    if (!figures.length) return h("span", {class: "role", "data-claims": ids}, part);
    const worst = WORST.find((verdict) => figures.some(({item}) => item.verdict === verdict))!;
    const id = figures[0]!.item.record.id;
    return h("mark", {class: `figure ${worst}`, "data-claims": [...new Set(figures.map(({item}) => item.record.id))].join(" "), tabindex: 0, role: "button",
      title: claimInShort(figures[0]!.item.record), onclick: () => choose(id),
      onkeydown: (event: KeyboardEvent) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(id); } }}, part);
  });
}

// Children parted into paragraphs where a line of the text ends.
function paragraphs(children: Child[], language: string): HTMLElement[] {
  const lines: HTMLElement[] = [];
  let line = h("p", {dir: "auto", lang: language || null});
  const end = (): void => { if (line.textContent?.trim()) lines.push(line); line = h("p", {dir: "auto", lang: language || null}); };
  const add = (child: Child): void => {
    if (Array.isArray(child)) return child.forEach(add);
    if (typeof child !== "string") { if (child instanceof Node) line.append(child); return; }
    child.split(/\r?\n/).forEach((part, i) => { if (i) end(); append(line, part); });
  };
  children.forEach(add);
  end();
  return lines;
}

function record(item: ClaimItem, choose: (id: string) => void): HTMLElement {
  const {record: claim} = item;
  return h("article", {class: `record ${item.verdict}`, id: claim.id, tabindex: -1, "data-claim": claim.id, onclick: () => choose(claim.id), onfocusin: () => choose(claim.id)},
    h("header", {}, verdictBadge(item.verdict), h("a", {href: statisticAddress(claim.statistic)}, statisticName(claim.statistic))),
    h("p", {class: "figure-line"}, h("strong", {}, claimInShort(claim)), " ", h("span", {class: "when"}, formatPeriod(claim.period)), claim.status !== "actual" && h("span", {class: "status"}, STRINGS.claim.status[claim.status] ?? claim.status)),
    h("p", {class: "faint"}, `${STRINGS.claim.confidence} ${formatShare(claim.confidence)}`, claim.source && [`, ${STRINGS.claim.source} `, quoted(claim.source)]),
    claim.warnings.length > 0 && h("p", {class: "faint"}, `${STRINGS.claim.warnings}: ${claim.warnings.join("; ")}`),
    item.findings.length > 0 && h("p", {class: "finding-links"}, STRINGS.article.findings, " ", item.findings.slice(0, MOST_FINDINGS).map((id, i) => h("a", {href: findingAddress(id), "aria-label": `${STRINGS.article.findings} ${i + 1}`}, String(i + 1)))));
}

// The sentences that claims stand in, each once, in their order.
function sentencesOf(claims: ClaimItem[]): Excerpt[] {
  const sentences = new Map(claims.map(({record: {evidence: {sentence}}}) => [`${sentence.field} ${sentence.start}`, sentence]));
  return [...sentences.values()].filter(({field}) => field === "text").sort((a, b) => a.start - b.start);
}

function body(answer: ArticleAnswer, choose: (id: string) => void): HTMLElement {
  const {document, text, claims} = answer;
  if (text === null)
    return h("div", {class: "text"}, h("p", {class: "notice"}, STRINGS.article.noText), sentencesOf(claims).map((sentence) =>
      paragraphs(markedText(sentence.text, sentence.field, claims, choose, sentence), document.language)));
  return h("div", {class: "text"}, paragraphs(markedText(text, "text", claims, choose), document.language));
}

export async function articleView(records: Records, id: string, parameters: URLSearchParams): Promise<HTMLElement> {
  const answer = await records.article(id), {document: article, claims} = answer;
  const choose = (claim: string, scroll = true): void => {
    for (const element of view.querySelectorAll("[data-claims], [data-claim]")) {
      const ids = (element.getAttribute("data-claims") ?? element.getAttribute("data-claim") ?? "").split(" ");
      element.classList.toggle("chosen", ids.includes(claim));
    }
    if (scroll) for (const selector of [`[data-claim="${CSS.escape(claim)}"]`, `.figure[data-claims~="${CSS.escape(claim)}"]`]) view.querySelector(selector)?.scrollIntoView({block: "nearest"});
  };
  const url = safeAddress(article.url);
  const view: HTMLElement = h("div", {class: "article"},
    h("header", {class: "title"}, h("h1", {dir: "auto", lang: article.language || null}, article.title ? markedText(article.title, "title", claims, choose) : article.id),
      h("p", {class: "byline"}, quoted(article.publisher ?? article.id), `, ${formatDate(article.published)}, ${languageName(article.language)}`,
        url ? [" · ", h("a", {href: url, rel: "noreferrer noopener external"}, STRINGS.article.original)] : article.url && [" · ", quoted(article.url)])),
    h("div", {class: "side-by-side"}, body(answer, choose),
      h("aside", {"aria-label": STRINGS.article.claims}, h("h2", {}, STRINGS.article.claims), claims.length ? claims.map((item) => record(item, choose)) : STRINGS.article.noClaims)));
  const wanted = parameters.get("claim");
  if (wanted) requestAnimationFrame(() => choose(wanted));
  return view;
}
