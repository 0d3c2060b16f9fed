// Claims that cannot all be right: side by side, drawn, in words, with the likeliest wrong one and the slip that would explain it.
import type {Records} from "../data/source";
import {h, quoted} from "../dom";
import {claimInShort, formatGap, formatPeriod, formatShare, publisherName, statisticName} from "../format";
import {articleAddress, statisticAddress} from "../router";
import {STRINGS} from "../strings";
import type {ClaimItem, FindingItem} from "../types";
import {arithmetic, drawing, summary} from "./arithmetic";
import {elsewhere, evidence} from "./evidence";
import {byline, ruleName, verdictBadge} from "./parts";

const {contradiction: words} = STRINGS;

function sideBySide({record, claims}: FindingItem): HTMLElement {
  const suspect = record.suspects[0]?.claim;
  return h("div", {class: "duel"}, claims.map((item) => {
    const {record: claim} = item;
    return h("article", {class: `card ${claim.id === suspect && record.kind === "contradiction" ? "suspect" : ""}`},
      h("header", {}, byline(claim), verdictBadge(item.verdict)),
      h("p", {class: "big-figure"}, claimInShort(claim)),
      h("p", {class: "what"}, `${statisticName(claim.statistic)}, ${formatPeriod(claim.period)}`),
      h("p", {}, evidence(claim), elsewhere(claim)),
      h("footer", {}, claim.source && h("span", {}, `${STRINGS.claim.source} `, quoted(claim.source)), h("span", {}, `${STRINGS.claim.confidence} ${formatShare(claim.confidence)}`),
        h("a", {href: articleAddress(claim.document.id, claim.id)}, STRINGS.claim.open)));
  }));
}

function suspects({record, claims}: FindingItem): HTMLElement | null {
  if (record.kind !== "contradiction" || !record.suspects.length) return null;
  const byId = new Map(claims.map((item): [string, ClaimItem] => [item.record.id, item]));
  return h("section", {}, h("h2", {}, words.suspects), h("p", {class: "note"}, words.suspectsNote),
    h("table", {class: "bars"}, h("tbody", {}, record.suspects.map(({claim, weight}) => {
      const item = byId.get(claim)?.record;
      return h("tr", {}, h("th", {scope: "row"}, item ? [claimInShort(item), h("span", {class: "faint"}, " ", quoted(publisherName(item)))] : claim),
        h("td", {class: "bar-cell"}, h("span", {class: "bar-fill suspect", style: {width: `${weight * 100}%`}})), h("td", {class: "number"}, formatShare(weight)));
    }))));
}

function slip({record, claims}: FindingItem): HTMLElement | null {
  if (record.kind !== "contradiction") return null;
  if (!record.slip) return h("section", {}, h("h2", {}, words.slipNone), h("p", {class: "note"}, words.noSlip));
  const claim = claims.find((item) => item.record.id === record.slip!.claim)?.record;
  return h("section", {class: "slip"}, h("h2", {}, words.slip),
    h("p", {class: "slip-figure"}, quoted(record.slip.repaired)),
    h("p", {class: "note"}, STRINGS.slips[record.slip.kind] ?? record.slip.kind, claim && [", ", byline(claim)]));
}

export async function contradictionView(records: Records, id: string): Promise<HTMLElement> {
  const item = await records.finding(id), {record, claims} = item;
  const first = (claims.find(({record: claim}) => claim.id === record.suspects[0]?.claim) ?? claims[0])?.record;
  const isContradiction = record.kind === "contradiction", said = isContradiction ? summary(item) : null;
  const subjects = [...new Map(claims.map(({record: claim}) => [statisticName(claim.statistic), claim.statistic])).entries()];
  return h("div", {class: "contradiction"},
    h("header", {class: "title"},
      h("p", {class: "kicker"}, h("span", {class: `severity ${record.severity}`}, STRINGS.severities[record.severity] ?? record.severity), ruleName(record.kind, record.rule)),
      h("h1", {}, first ? `${statisticName(first.statistic)}, ${formatPeriod(first.period)}` : record.id),
      h("p", {class: "lead"}, isContradiction ? said ?? STRINGS.ruleMeaning[record.rule] : record.explanation),
      h("p", {class: "faint"}, isContradiction && [said && [STRINGS.ruleMeaning[record.rule], " "], record.severity === "warning" && STRINGS.severityMeaning["warning"], " "], `${words.publishers(record.publishers)}. `, isContradiction && words.gap(formatGap(record.gap)))),
    h("section", {}, h("h2", {}, words.claims), sideBySide(item)),
    isContradiction && h("section", {}, h("h2", {}, words.drawn), drawing(item)),
    h("div", {class: "columns"}, suspects(item), slip(item)),
    isContradiction && h("section", {}, h("h2", {}, words.arithmetic), arithmetic(item),
      h("details", {}, h("summary", {}, words.checker), h("p", {class: "checker"}, quoted(record.explanation), " ", h("code", {}, record.id)))),
    h("p", {class: "more"}, subjects.map(([name, statistic]) => h("a", {href: statisticAddress(statistic)}, `${words.openStatistic}: ${name}`))));
}
