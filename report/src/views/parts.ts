// Pieces that several views share.
import {h, quoted, type Child} from "../dom";
import {claimInShort, formatCount, formatDate, formatGap, formatMonths, formatPeriod, publisherName, statisticName} from "../format";
import {articleAddress, change, findingAddress, statisticAddress} from "../router";
import {STRINGS} from "../strings";
import {VERDICTS, type ClaimItem, type FindingItem, type Page, type StatisticItem, type Verdict, type VerdictCounts} from "../types";
import {elsewhere, evidence} from "./evidence";

export function verdictBadge(verdict: Verdict): HTMLElement {
  return h("span", {class: `badge ${verdict}`, title: STRINGS.verdictMeaning[verdict]},
    h("span", {class: "sign", "aria-hidden": "true"}, STRINGS.verdictSigns[verdict]), STRINGS.verdicts[verdict]);
}

// "3 contradicted, 15 unchecked".
export function verdictWords(counts: VerdictCounts): string {
  return VERDICTS.filter((verdict) => counts[verdict]).map((verdict) => `${formatCount(counts[verdict])} ${STRINGS.verdicts[verdict].toLowerCase()}`).join(", ");
}

// A bar parted by verdict, which its label tells as well.
export function verdictBar(counts: VerdictCounts): HTMLElement {
  const label = verdictWords(counts);
  return h("span", {class: "verdict-bar", role: "img", "aria-label": label, title: label},
    VERDICTS.map((verdict) => counts[verdict] > 0 && h("span", {class: `fill ${verdict}`, style: {"flex-grow": String(counts[verdict])}})));
}

export const ruleName = (kind: string, rule: string): string => (kind === "corroboration" ? STRINGS.rulesMet : STRINGS.rules)[rule] ?? rule;

export function byline(claim: ClaimItem["record"]): HTMLElement {
  return h("span", {class: "byline"}, quoted(publisherName(claim)), ", ", formatDate(claim.document.published));
}

export function claimCard(item: ClaimItem, extra?: Child): HTMLElement {
  const {record} = item;
  return h("article", {class: `card claim-card ${item.verdict}`},
    h("header", {}, h("a", {href: statisticAddress(record.statistic), class: "what"}, statisticName(record.statistic)), verdictBadge(item.verdict)),
    h("p", {class: "figure-line"}, h("strong", {}, claimInShort(record)), h("span", {class: "when"}, formatPeriod(record.period)),
      record.status !== "actual" && h("span", {class: "status"}, STRINGS.claim.status[record.status] ?? record.status)),
    h("p", {}, evidence(record), elsewhere(record)),
    h("footer", {}, byline(record), " ", h("a", {href: articleAddress(record.document.id, record.id)}, STRINGS.claim.open), extra));
}

// A contradiction in a list: what it is about, the figures against each other, who says them.
export function findingCard({record, claims}: FindingItem, level: "h2" | "h3" = "h3"): HTMLElement {
  const first = claims[0]?.record, subject = first ? statisticName(first.statistic) : record.id;
  const periods = [...new Set(claims.map(({record: claim}) => formatPeriod(claim.period)))];
  const suspect = record.suspects[0]?.claim, {contradiction: words} = STRINGS;
  return h("article", {class: `card finding ${record.severity}`},
    h("header", {}, h("span", {class: `severity ${record.severity}`}, STRINGS.severities[record.severity] ?? record.severity), h("span", {class: "rule"}, ruleName(record.kind, record.rule))),
    h(level, {}, h("a", {href: findingAddress(record.id)}, `${subject}, ${periods.slice(0, 2).join(" / ")}`)),
    h("ul", {class: "versus"}, claims.slice(0, 4).map((item) => h("li", {class: item.record.id === suspect ? "suspect" : null},
      h("strong", {}, claimInShort(item.record)), " ", byline(item.record), record.kind === "contradiction" && item.record.id === suspect && h("span", {class: "likely"}, words.likelyWrong)))),
    h("footer", {}, record.kind === "contradiction" && h("span", {}, `${words.publishers(record.publishers)} · ${words.apart(formatGap(record.gap))}`),
      record.slip && h("span", {class: "slip-note"}, `${words.slipShort} `, quoted(record.slip.repaired))));
}

export function statisticTable(items: StatisticItem[]): HTMLElement {
  const {columns} = STRINGS;
  return h("div", {class: "scroll", tabindex: 0, role: "region", "aria-label": STRINGS.nav.statistics}, h("table", {},
    h("thead", {}, h("tr", {}, h("th", {scope: "col"}, columns.statistic), h("th", {scope: "col", class: "number"}, columns.claims),
      h("th", {scope: "col", class: "number"}, columns.publishers), h("th", {scope: "col"}, columns.verdict), h("th", {scope: "col"}, columns.period))),
    h("tbody", {}, items.map((item) => h("tr", {},
      h("th", {scope: "row"}, h("a", {href: statisticAddress(item.statistic)}, statisticName(item.statistic))),
      h("td", {class: "number"}, formatCount(item.claims)), h("td", {class: "number"}, formatCount(item.publishers)),
      h("td", {}, verdictBar(item.verdicts)),
      h("td", {class: "when"}, item.start && item.end ? formatMonths(item.start, item.end) : ""))))));
}

export function pager<Item>(page: Page<Item>): HTMLElement | null {
  if (page.total <= page.limit) return null;
  const go = (offset: number): void => { change({offset: offset > 0 ? String(offset) : null}); scrollTo({top: 0}); };
  const last = Math.min(page.offset + page.limit, page.total);
  return h("nav", {class: "pager", "aria-label": STRINGS.pages},
    h("button", {type: "button", disabled: page.offset === 0, onclick: () => go(page.offset - page.limit)}, STRINGS.previous),
    h("span", {}, `${formatCount(page.offset + 1)}–${formatCount(last)} ${STRINGS.of} ${formatCount(page.total)}`),
    h("button", {type: "button", disabled: last >= page.total, onclick: () => go(page.offset + page.limit)}, STRINGS.next));
}

export function chooser(label: string, options: [string, string][], chosen: string, onChange: (value: string) => void): HTMLElement {
  const select = h("select", {onchange: () => onChange(select.value)}, options.map(([value, text]) => h("option", {value, selected: value === chosen}, text)));
  return h("label", {class: "chooser"}, h("span", {}, label), select);
}

export function sorter(sorts: string[], parameters: URLSearchParams): HTMLElement {
  return chooser(STRINGS.sortBy, sorts.map((sort) => [sort, STRINGS.sorts[sort] ?? sort]), parameters.get("sort") ?? sorts[0]!,
    (sort) => change({sort: sort === sorts[0] ? null : sort, offset: null}));
}
