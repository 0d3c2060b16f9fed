// Making elements. Whatever is shown becomes a text node or an attribute, never markup, and cannot turn the direction of what follows: the
// page has no other way to make elements.
import {STRINGS} from "./strings";

export type Child = Node | string | number | null | undefined | false | Child[];
type Value = string | number | boolean | null | undefined | ((event: never) => void) | Record<string, string>;
export type Attributes = Record<string, Value>;

// A link's address where it is one that the page may lead to; article addresses may be anything, "javascript:" too.
export function safeAddress(address: string | null | undefined): string | null {
  if (!address) return null;
  if (address.startsWith("#") || address.startsWith("blob:")) return address;
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

// Characters that turn the direction of what follows, by which a figure could be made to read as another one.
const TURN_NAMES: Record<string, string> = {
  "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
  "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
};

// Text with such characters made visible and without their effect.
function plain(text: string): (Node | string)[] {
  return text.split(/([\u202a-\u202e\u2066-\u2069])/).map((part) => {
    const name = TURN_NAMES[part];
    return name ? h("span", {class: "control", title: STRINGS.turns}, name) : part;
  });
}

// The same where no element can stand: in attributes, drawings and choices.
const plainText = (text: string): string => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, (turn) => `[${TURN_NAMES[turn]}]`);

// Attributes that a person reads or hears.
const SHOWN = ["aria-label", "title", "placeholder"];

function setAttribute(element: Element, name: string, value: Value): void {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === "function") {
    element.addEventListener(name.slice(2), value as EventListener);
  } else if (typeof value === "object") {
    for (const [key, text] of Object.entries(value)) (element as HTMLElement).style.setProperty(key, text);
  } else if (name === "href") {
    const address = safeAddress(String(value));
    if (address) element.setAttribute("href", address);
  } else {
    element.setAttribute(name, value === true ? "" : SHOWN.includes(name) ? plainText(String(value)) : String(value));
  }
}

function appendText(element: Element, text: string): void {
  const takesElements = element instanceof HTMLElement && !(element instanceof HTMLOptionElement);
  element.append(...(takesElements ? plain(text) : [plainText(text)]));
}

// Adds what is shown to the end of an element.
export function append(element: Element, child: Child): void {
  if (Array.isArray(child)) child.forEach((one) => append(element, one));
  else if (child instanceof Node) element.append(child);
  else if (child !== null && child !== undefined && child !== false) appendText(element, String(child));
}

// An HTML element: attributes by name, listeners as "onclick", custom properties and styles as {style: {"--share": "40%"}}.
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  append(element, children);
  return element;
}

// An SVG element.
export function s<K extends keyof SVGElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  append(element, children);
  return element;
}

// A title, name or sentence of an article, which must not turn the text around it.
export function quoted(text: string, language?: string): HTMLElement {
  return h("bdi", {lang: language || null}, text);
}
