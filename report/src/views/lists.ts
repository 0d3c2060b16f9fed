// Claims, contradictions, statistics and articles that pass the filters.
import type {Records} from "../data/source";
import {h, quoted, type Child} from "../dom";
import {formatCount, formatDate, languageName, wordFor} from "../format";
import {articleAddress, change} from "../router";
import {STRINGS} from "../strings";
import type {ArticleItem, Page} from "../types";
import {chooser, claimCard, findingCard, pager, sorter, statisticTable, verdictBar} from "./parts";

function list<Item>(title: string, page: Page<Item>, tools: Child, body: Child): HTMLElement {
  return h("div", {class: "list"},
    h("header", {class: "title"}, h("h1", {}, title, " ", h("span", {class: "count"}, formatCount(page.total))), h("div", {class: "tools"}, tools)),
    page.total ? body : h("p", {class: "nothing"}, STRINGS.nothing), pager(page));
}

export async function claimsView(records: Records, parameters: URLSearchParams): Promise<HTMLElement> {
  const page = await records.claims(parameters);
  return list(STRINGS.nav.claims, page, sorter(["published", "period", "verdict", "confidence"], parameters), h("div", {class: "cards"}, page.items.map((item) => claimCard(item))));
}

export async function statisticsView(records: Records, parameters: URLSearchParams): Promise<HTMLElement> {
  const page = await records.statistics(parameters);
  return list(STRINGS.nav.statistics, page, sorter(["claims", "contradicted"], parameters), statisticTable(page.items));
}

export async function findingsView(records: Records, parameters: URLSearchParams): Promise<HTMLElement> {
  const asked = new URLSearchParams(parameters);
  if (!asked.get("kind")) asked.set("kind", "contradiction");
  asked.set("limit", "24");
  const page = await records.findings(asked), kind = asked.get("kind")!;
  const severity = chooser(STRINGS.severity, [["", STRINGS.all], ["error", STRINGS.severityMeaning["error"]!], ["warning", STRINGS.severities["warning"]!]], parameters.get("severity") ?? "", (value) => change({severity: value || null, offset: null}));
  const rule = chooser(STRINGS.rule, [["", STRINGS.all], ...Object.entries(kind === "corroboration" ? STRINGS.rulesMet : STRINGS.rules)], parameters.get("rule") ?? "", (value) => change({rule: value || null, offset: null}));
  return list(wordFor(STRINGS.kinds, kind) ?? kind, page, [sorter(["rank", "gap", "publishers"], parameters), kind === "contradiction" && severity, rule],
    h("div", {class: "cards"}, page.items.map((item) => findingCard(item, "h2"))));
}

function articleRow({document, verdicts}: ArticleItem): HTMLElement {
  return h("li", {}, h("a", {href: articleAddress(document.id)}, quoted(document.title || document.id, document.language)),
    h("span", {class: "byline"}, quoted(document.publisher ?? document.id), `, ${formatDate(document.published)}, ${languageName(document.language)}`),
    verdictBar(verdicts), h("span", {class: "faint"}, `${formatCount(Object.values(verdicts).reduce((sum, count) => sum + count, 0))} ${STRINGS.overview.claims}`));
}

export async function articlesView(records: Records, parameters: URLSearchParams): Promise<HTMLElement> {
  const page = await records.articles(parameters);
  return list(STRINGS.nav.articles, page, sorter(["published", "claims"], parameters), h("ul", {class: "articles"}, page.items.map(articleRow)));
}
