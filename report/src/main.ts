// Starts the page: where its records come from, its frame, and which view an address shows.
import "./style.css";
import {EmbeddedRecords} from "./data/embedded_records";
import {EmbeddedSource} from "./data/embedded_source";
import {HttpSource} from "./data/http_source";
import {Records, type Source} from "./data/source";
import {h} from "./dom";
import {filterBar} from "./filters";
import {setNames} from "./format";
import {address, articleAddress, parseRoute} from "./router";
import {STRINGS} from "./strings";
import type {Meta} from "./types";
import {articleView} from "./views/article";
import {contradictionView} from "./views/contradiction";
import {articlesView, claimsView, findingsView, statisticsView} from "./views/lists";
import {overviewView} from "./views/overview";
import {statisticView} from "./views/statistic";

const FILTERS = ["area", "partner", "flow", "product", "language", "publisher", "verdict", "from", "to", "confidence", "q"];
const LISTS = ["", "contradictions", "statistics", "claims", "articles"];

async function source(): Promise<Source> {
  const data = document.getElementById("data")?.textContent?.trim();
  return data ? new EmbeddedSource(await EmbeddedRecords.read(data)) : new HttpSource();
}

class App {
  private readonly nav = h("nav", {"aria-label": STRINGS.views});
  private readonly bar = h("section", {class: "filter-place", "aria-label": STRINGS.filters.title});
  private readonly main = h("main", {id: "main", tabindex: -1});
  private shown = 0;
  private lastPath = "";

  constructor(private readonly records: Records, private readonly meta: Meta) {
    document.getElementById("app")!.replaceChildren(
      h("a", {class: "skip", href: "#main", onclick: (event: Event) => { event.preventDefault(); this.main.focus(); }}, STRINGS.skip),
      h("header", {class: "masthead"}, h("a", {href: "#/", class: "brand"}, STRINGS.name), this.nav), this.bar, this.main);
    addEventListener("hashchange", () => void this.show());
    void this.show();
  }

  private filtersOf(parameters: URLSearchParams): URLSearchParams {
    return new URLSearchParams([...parameters].filter(([name]) => FILTERS.includes(name)));
  }

  private drawFrame(view: string, filters: URLSearchParams): void {
    const {nav} = STRINGS, entries: [string, string][] = [["", nav.overview], ["contradictions", nav.contradictions], ["statistics", nav.statistics], ["claims", nav.claims], ["articles", nav.articles]];
    this.nav.replaceChildren(...entries.map(([path, text]) => h("a", {href: address(path ? [path] : [], filters), "aria-current": path === view ? "page" : null}, text)));
  }

  private async view(path: string[], parameters: URLSearchParams): Promise<HTMLElement> {
    const [name = "", id] = path;
    switch (name) {
      case "": return overviewView(this.records, this.filtersOf(parameters), this.meta);
      case "claims": return claimsView(this.records, parameters);
      case "statistics": return statisticsView(this.records, parameters);
      case "contradictions": return findingsView(this.records, parameters);
      case "articles": return articlesView(this.records, parameters);
      case "statistic": return statisticView(this.records, parameters);
    }
    if (name === "contradiction" && id) return contradictionView(this.records, id);
    if (name === "article" && id) return articleView(this.records, id, parameters);
    if (name === "claim" && id) {
      const {record} = await this.records.claim(id);
      location.replace(articleAddress(record.document.id, record.id));
    }
    throw new Error(STRINGS.notFound);
  }

  private async show(): Promise<void> {
    const turn = ++this.shown, {path, parameters} = parseRoute(location.hash), name = path[0] ?? "", isList = LISTS.includes(name);
    this.drawFrame(isList ? name : "-", isList ? this.filtersOf(parameters) : new URLSearchParams());
    this.main.setAttribute("aria-busy", "true");
    try {
      const [facets, view] = await Promise.all([isList ? this.records.facets(this.filtersOf(parameters)) : null, this.view(path, parameters)]);
      if (turn !== this.shown) return;
      this.bar.hidden = !facets;
      if (facets) filterBar(this.bar, facets, parameters);
      this.main.replaceChildren(view);
    } catch (error) {
      if (turn !== this.shown) return;
      this.main.replaceChildren(h("div", {class: "failure", role: "alert"}, h("h1", {}, STRINGS.failed), h("p", {}, error instanceof Error ? error.message : String(error))));
    }
    this.main.removeAttribute("aria-busy");
    document.title = `${this.main.querySelector("h1")?.textContent ?? ""} · ${STRINGS.name}`;
    if (this.lastPath && this.lastPath !== path.join("/")) { scrollTo({top: 0}); this.main.focus({preventScroll: true}); }
    this.lastPath = path.join("/") || "/";
    document.documentElement.dataset["ready"] = String(turn);
  }
}

async function start(): Promise<void> {
  const app = document.getElementById("app")!;
  app.replaceChildren(h("p", {class: "loading", role: "status"}, STRINGS.loading));
  try {
    const records = new Records(await source()), meta = await records.meta();
    setNames(meta.names);
    new App(records, meta);
  } catch (error) {
    app.replaceChildren(h("p", {class: "failure", role: "alert"}, `${STRINGS.failed}: ${error instanceof Error ? error.message : String(error)}`));
  }
}

void start();
