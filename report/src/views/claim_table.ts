// The claims of a statistic as a table that can be ordered by any column, and as CSV.
import {valueIn, type Rates} from "../charts/values";
import {h, quoted, type Child} from "../dom";
import {formatChangeOf, formatCount, formatDate, formatInterval, formatLevel, formatPeriod, formatShareOf, monthNumber, publisherName} from "../format";
import {articleAddress} from "../router";
import {STRINGS} from "../strings";
import {VERDICTS, type ClaimItem} from "../types";
import {evidence} from "./evidence";
import {verdictBadge} from "./parts";

interface Column {
  key: string;
  title: string;
  cell: (item: ClaimItem) => Child;
  order: (item: ClaimItem) => number | string;
  isNumber?: boolean;
}

function columnsFor(unit: string | null, rates: Rates): Column[] {
  const {columns: words} = STRINGS, value = (item: ClaimItem) => (unit === null ? null : valueIn(item.record, unit, rates));
  const range = (item: ClaimItem): Child => { const found = value(item); return found && unit !== null ? formatInterval(found.low, found.high, unit, item.record.level?.unit_text) : ""; };
  const columns: Column[] = [
    {key: "period", title: words.period, cell: ({record}) => formatPeriod(record.period), order: ({record}) => (record.period ? monthNumber(record.period.end) * 100 - monthNumber(record.period.start) / 1000 : -1)},
    {key: "published", title: words.published, cell: ({record}) => h("span", {class: "when"}, formatDate(record.document.published)), order: ({record}) => record.document.published ?? ""},
    {key: "publisher", title: words.publisher, cell: ({record}) => quoted(publisherName(record)), order: ({record}) => publisherName(record)},
    {key: "level", title: words.level, cell: ({record}) => (record.level ? formatLevel(record.level) : ""), order: (item) => value(item)?.middle ?? -Infinity, isNumber: true},
    {key: "range", title: `${words.range}${unit ? `, ${unit}` : ""}`, cell: range, order: (item) => value(item)?.low ?? -Infinity, isNumber: true},
    {key: "change", title: words.change, cell: ({record}) => (record.change ? formatChangeOf(record.change) : record.share ? formatShareOf(record.share) : ""), order: ({record}) => Number(record.change?.percent ?? -Infinity)},
    {key: "verdict", title: words.verdict, cell: (item) => verdictBadge(item.verdict), order: (item) => VERDICTS.indexOf(item.verdict)},
    {key: "sentence", title: words.sentence, cell: ({record}) => [evidence(record), " ", h("a", {href: articleAddress(record.document.id, record.id)}, words.article)], order: ({record}) => record.evidence.sentence.text},
  ];
  return columns;
}

const MOST_ROWS = 100;  // until more are asked for

export function claimTable(items: ClaimItem[], unit: string | null, rates: Rates): HTMLElement {
  const columns = columnsFor(unit, rates), body = h("tbody");
  let by = "period", down = true, most = MOST_ROWS;
  const more = h("button", {type: "button", onclick: () => { most = Infinity; draw(); body.querySelectorAll<HTMLElement>("tr")[MOST_ROWS]?.querySelector("a")?.focus(); }});
  const headers = columns.map((column) => h("th", {scope: "col", class: column.isNumber ? "number" : null},
    h("button", {type: "button", onclick: () => { down = by === column.key ? !down : false; by = column.key; draw(); }}, column.title)));
  const draw = (): void => {
    const {order} = columns.find(({key}) => key === by)!;
    const sorted = [...items].sort((a, b) => { const x = order(a), y = order(b); return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1); });
    more.hidden = items.length <= most;
    more.textContent = STRINGS.statistic.moreRows(formatCount(items.length - MOST_ROWS));
    body.replaceChildren(...sorted.slice(0, most).map((item) => h("tr", {class: item.verdict, id: `row-${item.record.id}`}, columns.map(({cell, isNumber}) => h("td", {class: isNumber ? "number" : null}, cell(item))))));
    headers.forEach((header, i) => header.setAttribute("aria-sort", columns[i]!.key === by ? (down ? "descending" : "ascending") : "none"));
  };
  draw();
  return h("div", {}, h("div", {class: "scroll", tabindex: 0, role: "region", "aria-label": STRINGS.statistic.table}, h("table", {class: "claims"}, h("thead", {}, h("tr", {}, headers)), body)), more);
}

// A value as a spreadsheet reads it: RFC 4180, and nothing that it would take for a formula.
export function csvField(value: string | null | undefined): string {
  const text = value ?? "";
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvOf(items: ClaimItem[]): string {
  const header = ["claim", "verdict", "flow", "reporter", "partner", "product", "measure", "start", "end", "amount", "unit", "low", "high", "percent", "versus", "share",
    "status", "published", "publisher", "language", "document", "url", "sentence", "confidence"];
  const rows = items.map(({verdict, record: c}) => [c.id, verdict, c.statistic.flow, c.statistic.reporter, c.statistic.partner, c.statistic.product, c.statistic.measure,
    c.period?.start, c.period?.end, c.level?.amount, c.level?.unit, c.level?.low, c.level?.high, c.change?.percent, c.change?.versus, c.share?.percent,
    c.status, c.document.published, c.document.publisher, c.document.language, c.document.id, c.document.url, c.evidence.sentence.text, String(c.confidence)]);
  return [header, ...rows].map((row) => row.map(csvField).join(",")).join("\r\n") + "\r\n";
}
