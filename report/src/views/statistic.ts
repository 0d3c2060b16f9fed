// One statistic: its claims on a time axis, and beneath it the same as a table.
import {statisticChart} from "../charts/statistic_chart";
import {Rates, unitsOf} from "../charts/values";
import type {Records} from "../data/source";
import {h, quoted} from "../dom";
import {formatCount, formatPeriod, publisherName, statisticName} from "../format";
import {articleAddress, change, findingAddress} from "../router";
import {STRINGS} from "../strings";
import {VERDICTS, type ClaimItem, type Series, type StatisticAnswer} from "../types";
import {claimTable, csvOf} from "./claim_table";
import {chooser, statisticTable, verdictBadge, verdictBar, verdictWords} from "./parts";

const {statistic: words} = STRINGS;
const COLORS = 8;

// Publishers with most claims have colors of their own.
function publisherColors(items: ClaimItem[]): {of: (item: ClaimItem) => string; legend: HTMLElement} {
  const counts = new Map<string, number>();
  for (const {record} of items) counts.set(publisherName(record), (counts.get(publisherName(record)) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  const color = (name: string): string => { const rank = ranked.indexOf(name); return rank < COLORS ? `var(--c${rank})` : "var(--c-other)"; };
  const entry = (text: HTMLElement | string, fill: string): HTMLElement => h("li", {}, h("span", {class: "swatch", style: {background: fill}}), text);
  return {
    of: ({record}) => color(publisherName(record)),
    legend: h("ul", {class: "legend"}, ranked.slice(0, COLORS).map((name) => entry(quoted(name), color(name))), ranked.length > COLORS && entry(words.other, "var(--c-other)")),
  };
}

function verdictColors(): {of: (item: ClaimItem) => string; legend: HTMLElement} {
  return {of: ({verdict}) => `var(--${verdict})`, legend: h("ul", {class: "legend"}, VERDICTS.map((verdict) => h("li", {}, verdictBadge(verdict))))};
}

class StatisticView {
  private series: Series | null = null;
  private aside = new Set<string>();
  private readonly rates: Rates;
  private readonly units: string[];
  private readonly chart = h("div", {class: "chart-place"});
  private readonly bandNote = h("p", {class: "note", "aria-live": "polite"});
  private width = 0;

  constructor(private readonly answer: StatisticAnswer, private readonly parameters: URLSearchParams) {
    this.rates = new Rates(answer.rates);
    this.units = unitsOf(answer.items.map(({record}) => record), answer.rates);
  }

  get unit(): string | null {
    const asked = this.parameters.get("unit");
    return asked && this.units.includes(asked) ? asked : (this.units[0] ?? null);
  }

  private draw(): void {
    const byVerdict = this.parameters.get("color") === "verdict", {items} = this.answer;
    const colors = byVerdict ? verdictColors() : publisherColors(items);
    const drawn = this.width > 0 ? statisticChart({
      items, contradictions: this.answer.contradictions, series: this.series, aside: this.aside, rates: this.rates, unit: this.unit, growth: this.parameters.get("growth") === "1",
      colorOf: colors.of, open: ({record}) => { location.hash = articleAddress(record.document.id, record.id); },
    }, this.width) : null;
    if (!drawn) return this.chart.replaceChildren(this.width > 0 ? h("p", {class: "nothing"}, words.noChart) : "");
    const unplaced = items.length - drawn.shown;
    this.chart.replaceChildren(colors.legend,
      h("ul", {class: "legend keys"}, this.series && [h("li", {}, h("span", {class: "swatch band-swatch"}), words.band), this.series.points.some(({stated}) => !stated) && h("li", {}, h("span", {class: "swatch band-swatch implied"}), words.bandImplied)], this.answer.contradictions.length > 0 && h("li", {}, h("span", {class: "swatch conflict-swatch"}), words.conflict)),
      drawn.element, unplaced > 0 ? h("p", {class: "note"}, words.unplaced(formatCount(unplaced))) : "");
  }

  // The band comes after the claims, which need not wait for it.
  private async addBand(records: Records): Promise<void> {
    if (!this.unit) return;
    this.bandNote.textContent = words.bandPending;
    const asked = new URLSearchParams(this.parameters);
    for (const name of ["color", "growth"]) asked.delete(name);
    asked.set("unit", this.unit);
    try {
      const {series, left_out: leftOut} = await records.series(asked);
      this.series = series;
      this.aside = new Set(series?.put_aside);
      this.bandNote.textContent = series ? this.withoutWords() : leftOut ? words.bandLeftOut : words.bandNone;
    } catch (error) {
      this.bandNote.textContent = `${words.bandFailed} ${error instanceof Error ? error.message : String(error)}`;
    }
    this.draw();
  }

  // Which claims the band does without.
  private withoutWords(): string {
    if (!this.aside.size) return "";
    const here = this.answer.items.filter(({record}) => this.aside.has(record.id)).length;
    return words.bandWithout(formatCount(this.aside.size), this.aside.size === 1, here ? formatCount(here) : "");
  }

  private tools(): HTMLElement {
    const growth = h("input", {type: "checkbox", checked: this.parameters.get("growth") === "1", onchange: () => change({growth: growth.checked ? "1" : null}, true)});
    return h("div", {class: "tools"},
      this.units.length > 1 && chooser(words.currency, this.units.map((unit) => [unit, STRINGS.words.units[unit] || unit]), this.unit ?? "", (unit) => change({unit}, true)),
      chooser(words.color, [["publisher", words.publisher], ["verdict", words.verdict]], this.parameters.get("color") ?? "publisher", (color) => change({color: color === "publisher" ? null : color}, true)),
      h("label", {class: "chooser check"}, growth, h("span", {}, words.growth, h("span", {class: "faint"}, ` ${words.growthHint}`))));
  }

  private download(): void {
    const url = URL.createObjectURL(new Blob(["\ufeff", csvOf(this.answer.items)], {type: "text/csv;charset=utf-8"}));
    const {flow, reporter, partner, product} = this.answer.statistic;
    h("a", {href: url, download: `${[reporter, flow, partner, product].filter(Boolean).join("-")}.csv`}).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  element(records: Records): HTMLElement {
    const {answer} = this, {items} = answer;
    new ResizeObserver(([entry]) => {
      const width = Math.floor(entry!.contentRect.width);
      if (width && Math.abs(width - this.width) > 2) { this.width = width; this.draw(); }
    }).observe(this.chart);
    void this.addBand(records);
    return h("div", {class: "statistic"},
      h("header", {class: "title"}, h("h1", {}, statisticName(answer.statistic)),
        h("p", {class: "lead"}, `${words.claims(formatCount(answer.claims), formatCount(answer.publishers))}. `, items.length < answer.claims && words.capped(formatCount(items.length), formatCount(answer.claims))), verdictBar(answer.verdicts), h("p", {class: "faint"}, verdictWords(answer.verdicts))),
      this.tools(), this.chart, this.bandNote,
      answer.contradictions.length > 0 && h("section", {}, h("h2", {}, words.contradictions, " ", h("span", {class: "count"}, formatCount(answer.contradictions.length))), this.contradictions()),
      h("section", {}, h("h2", {}, words.table), h("p", {class: "tools"}, h("button", {type: "button", class: "download", onclick: () => this.download()}, words.csv)), claimTable(items, this.unit, this.rates)),
      answer.related.length > 0 && h("section", {}, h("h2", {}, words.related), statisticTable(answer.related)));
  }

  private contradictions(): HTMLElement {
    const byId = new Map(this.answer.items.map((item) => [item.record.id, item.record]));
    return h("ul", {class: "conflict-list"}, this.answer.contradictions.slice(0, 20).map((finding) => {
      const here = finding.claims.flatMap((id) => byId.get(id) ?? []);
      const periods = [...new Set(here.map((claim) => formatPeriod(claim.period)))].join(", ");
      return h("li", {}, h("span", {class: `severity ${finding.severity}`}, STRINGS.severities[finding.severity] ?? finding.severity), " ",
        h("a", {href: findingAddress(finding.id)}, `${STRINGS.rules[finding.rule] ?? finding.rule}: ${periods}`), " ", h("span", {class: "faint"}, [...new Set(here.map(publisherName))].map((name, i) => [i ? ", " : "", quoted(name)])));
    }));
  }
}

export async function statisticView(records: Records, parameters: URLSearchParams): Promise<HTMLElement> {
  const asked = new URLSearchParams(parameters);
  for (const name of ["unit", "color", "growth"]) asked.delete(name);
  return new StatisticView(await records.statistic(asked), parameters).element(records);
}
