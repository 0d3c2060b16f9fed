// The filters above every list: what is chosen stands in the address, so that a view can be sent as a link.
import {h, quoted, type Child} from "./dom";
import {areaName, formatCount, languageName, productName, wordFor} from "./format";
import {change} from "./router";
import {STRINGS} from "./strings";
import {FACETS, type Facet, type Facets, type FacetValue} from "./types";

const {filters: words} = STRINGS;

export function facetName(facet: Facet, value: string): string {
  switch (facet) {
    case "area": case "partner": { const name = areaName(value || null); return name.charAt(0).toUpperCase() + name.slice(1); }
    case "flow": return wordFor(STRINGS.flows, value) ?? value;
    case "product": { const name = productName(value); return name.charAt(0).toUpperCase() + name.slice(1); }
    case "language": return languageName(value);
    case "publisher": return value || "–";
    case "verdict": return wordFor(STRINGS.verdicts, value) ?? value;
  }
}

// A choice among the values that are left, each with its number of claims; chosen ones stand beside it and can be taken away.
function facetChooser(facet: Facet, values: FacetValue[], chosen: string[]): HTMLElement {
  const select = h("select", {onchange: () => change({[facet]: [...chosen, select.value], offset: null})},
    h("option", {value: ""}, chosen.length ? "+" : words.any),
    values.filter(({value}) => !chosen.includes(value) && value !== "").map(({value, count}) => h("option", {value}, `${facetName(facet, value)} (${formatCount(count)})`)));
  return h("label", {class: `facet${chosen.length ? " is-set" : ""}`}, h("span", {}, words[facet]), select);
}

function chip(text: Child, label: string, remove: Record<string, string | string[] | null>): HTMLElement {
  return h("li", {}, h("button", {type: "button", "aria-label": `${words.remove}: ${label}`, onclick: () => change({...remove, offset: null})}, text, h("span", {"aria-hidden": "true"}, " ×")));
}

function chips(parameters: URLSearchParams): HTMLElement | null {
  const list: HTMLElement[] = [];
  for (const facet of FACETS) {
    const chosen = parameters.getAll(facet);
    for (const value of chosen) {
      const name = facetName(facet, value);
      list.push(chip([h("span", {class: "faint"}, `${words[facet]} `), quoted(name)], `${words[facet]} ${name}`, {[facet]: chosen.filter((other) => other !== value)}));
    }
  }
  for (const name of ["from", "to", "q"] as const) {
    const value = parameters.get(name);
    if (value) list.push(chip([h("span", {class: "faint"}, `${words[name]} `), quoted(value)], `${words[name]} ${value}`, {[name]: null}));
  }
  const confidence = parameters.get("confidence");
  if (confidence) list.push(chip(`${words.confidence} ≥ ${confidence}%`, words.confidence, {confidence: null}));
  if (!list.length) return null;
  const all = Object.fromEntries([...FACETS, "from", "to", "q", "confidence"].map((name) => [name, null]));
  return h("ul", {class: "chips"}, list, h("li", {}, h("button", {type: "button", class: "clear", onclick: () => change({...all, offset: null})}, words.clear)));
}

// A year that the claims reach, or a month typed.
function periodInput(name: "from" | "to", facets: Facets, parameters: URLSearchParams): HTMLElement {
  const input = h("input", {type: "text", inputmode: "numeric", placeholder: "2024-06", pattern: "\\d{4}(-(0[1-9]|1[0-2]))?", value: parameters.get(name) ?? "", list: `${name}-years`, size: 8, autocomplete: "off",
    onchange: () => { if (input.checkValidity()) change({[name]: input.value || null, offset: null}); else input.reportValidity(); }});
  return h("label", {class: `facet${input.value ? " is-set" : ""}`}, h("span", {}, words[name]), input, h("datalist", {id: `${name}-years`}, facets.year.map(({value}) => h("option", {value}))));
}

function searchForm(parameters: URLSearchParams): HTMLElement {
  const input = h("input", {type: "search", name: "q", value: parameters.get("q") ?? "", placeholder: words.qHint, maxlength: 100, "aria-label": `${words.q}: ${words.qHint}`});
  const form = h("form", {class: "search", role: "search", onsubmit: (event: Event) => { event.preventDefault(); change({q: input.value.trim() || null, offset: null}); }}, input, h("button", {type: "submit"}, words.apply));
  return form;
}

function confidenceChooser(parameters: URLSearchParams): HTMLElement {
  const chosen = parameters.get("confidence") ?? "";
  const select = h("select", {onchange: () => change({confidence: select.value || null, offset: null})},
    [["", words.any], ["50", "≥ 50%"], ["80", "≥ 80%"], ["90", "≥ 90%"]].map(([value, text]) => h("option", {value: value!, selected: value === chosen}, text)));
  return h("label", {class: `facet${chosen ? " is-set" : ""}`}, h("span", {}, words.confidence), select);
}

export function filterBar(place: HTMLElement, facets: Facets, parameters: URLSearchParams): void {
  const focused = document.activeElement?.closest(".facet")?.querySelector("span")?.textContent;
  const open = place.querySelector("details")?.open ?? matchMedia("(min-width: 760px)").matches;
  place.replaceChildren(h("div", {class: "filters"}, searchForm(parameters),
    h("details", {open}, h("summary", {}, words.show),
      h("div", {class: "facets"}, FACETS.map((facet) => facetChooser(facet, facets[facet], parameters.getAll(facet))),
        periodInput("from", facets, parameters), periodInput("to", facets, parameters), confidenceChooser(parameters))), chips(parameters)));
  if (focused)
    for (const label of place.querySelectorAll(".facet")) if (label.querySelector("span")?.textContent === focused) label.querySelector<HTMLElement>("select, input")?.focus();
}
