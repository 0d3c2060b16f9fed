// What was read, what contradicts what, what is best covered.
import {coverageChart} from "../charts/coverage";
import type {Records} from "../data/source";
import {h} from "../dom";
import {formatCount, formatDate, formatList, languageName} from "../format";
import {address} from "../router";
import {STRINGS} from "../strings";
import {VERDICTS, type Meta, type Overview} from "../types";
import {findingCard, statisticTable, verdictBadge} from "./parts";

const MOST_LANGUAGES = 16;

function leftOut({left_out: leftOut, claims}: Meta): HTMLElement | null {
  if (!leftOut?.claims) return null;
  return h("p", {class: "notice"}, STRINGS.overview.leftOut(formatCount(claims - leftOut.claims), formatCount(claims), formatCount(leftOut.articles)));
}

function numbers(overview: Overview): HTMLElement {
  const {overview: words} = STRINGS;
  const one = (count: number, label: string, kind: string, href: string): HTMLElement =>
    h("li", {class: kind}, h("a", {href}, h("strong", {}, formatCount(count)), h("span", {}, label)));
  const findings = (parameters: Record<string, string>): string => address(["contradictions"], new URLSearchParams(parameters));
  return h("ul", {class: "numbers"},
    one(overview.errors, words.errors, "contradicted", findings({severity: "error"})),
    one(overview.warnings, words.warnings, "disputed", findings({severity: "warning"})),
    one(overview.corroborations, words.corroborations, "confirmed", findings({kind: "corroboration"})),
    one(overview.claims, words.claims, "plain", address(["claims"])),
    one(overview.statistics, words.statistics, "plain", address(["statistics"])));
}

function languages(overview: Overview): HTMLElement {
  const most = Math.max(...overview.languages.map(({claims}) => claims), 1);
  return h("table", {class: "bars"}, h("tbody", {}, overview.languages.slice(0, MOST_LANGUAGES).map(({language, claims, articles}) =>
    h("tr", {}, h("th", {scope: "row"}, h("a", {href: address(["claims"], new URLSearchParams({language}))}, languageName(language))),
      h("td", {class: "bar-cell"}, h("span", {class: "bar-fill", style: {width: `${(claims / most) * 100}%`}})),
      h("td", {class: "number"}, formatCount(claims)), h("td", {class: "number faint"}, formatCount(articles))))));
}

function verdicts(overview: Overview): HTMLElement {
  return h("ul", {class: "verdict-list"}, VERDICTS.map((verdict) => h("li", {},
    h("a", {href: address(["claims"], new URLSearchParams({verdict}))}, verdictBadge(verdict)), h("strong", {}, formatCount(overview.verdicts[verdict])),
    h("span", {class: "faint"}, STRINGS.verdictMeaning[verdict]))));
}

export async function overviewView(records: Records, filters: URLSearchParams, meta: Meta): Promise<HTMLElement> {
  const overview = await records.overview(filters), {overview: words} = STRINGS;
  const names = overview.languages.map(({language}) => languageName(language));
  const spoken = names.length > 4 ? `${formatCount(names.length)} languages` : formatList(names);
  const coverage = coverageChart(overview.coverage);
  const link = (path: string, text: string): HTMLElement => h("p", {class: "more"}, h("a", {href: address([path], filters)}, text));
  return h("div", {class: "overview"},
    h("header", {class: "title"}, h("h1", {}, words.heading),
      h("p", {class: "lead"}, overview.claims ? words.lead(formatCount(overview.claims), formatCount(overview.articles), formatCount(overview.publishers), spoken) : STRINGS.nothing, " ",
        h("span", {class: "faint"}, words.read(formatCount(meta.articles)), ".")),
      leftOut(meta), numbers(overview)),
    h("section", {class: "wide"}, h("h2", {}, words.topContradictions), h("p", {class: "note"}, words.topContradictionsNote),
      overview.top_contradictions.length ? h("div", {class: "cards"}, overview.top_contradictions.map((item) => findingCard(item))) : h("p", {}, words.noContradictions),
      overview.top_contradictions.length > 0 && link("contradictions", words.allContradictions)),
    h("section", {class: "wide"}, h("h2", {}, words.topStatistics), statisticTable(overview.top_statistics), link("statistics", words.allStatistics)),
    h("section", {class: "wide"}, h("h2", {}, words.coverage), h("p", {class: "note"}, words.coverageNote), coverage),
    h("div", {class: "columns"},
      h("section", {}, h("h2", {}, words.languages), h("p", {class: "note"}, words.languagesNote), languages(overview)),
      h("section", {}, h("h2", {}, words.verdicts), verdicts(overview))),
    meta.run && h("p", {class: "colophon"}, `${words.producer} ${meta.run.producer}`, meta.run.finished && `, ${formatDate(meta.run.finished.slice(0, 10))}`, meta.left_out && meta.left_out.bands > 0 && `. ${words.bandsLeftOut(formatCount(meta.left_out.bands))}`));
}
