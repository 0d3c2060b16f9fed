// The address behind "#": a path and parameters, so that every view can be sent as a link, from a file as well as from a server.
import type {Statistic} from "./types";
import {statisticParameters} from "./data/source";

export interface Route {
  path: string[];  // decoded
  parameters: URLSearchParams;
}

export function parseRoute(hash: string): Route {
  const text = hash.replace(/^#\/?/, ""), mark = text.indexOf("?");
  const path = (mark < 0 ? text : text.slice(0, mark)).split("/").filter(Boolean).map(decoded);
  return {path, parameters: new URLSearchParams(mark < 0 ? "" : text.slice(mark + 1))};
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function address(path: string[], parameters?: URLSearchParams): string {
  const query = parameters?.toString();
  return `#/${path.map(encodeURIComponent).join("/")}${query ? `?${query}` : ""}`;
}

export const statisticAddress = (statistic: Statistic): string => address(["statistic"], statisticParameters(statistic));
export const findingAddress = (id: string): string => address(["contradiction", id]);
export const articleAddress = (id: string, claim?: string): string => address(["article", id], claim ? new URLSearchParams({claim}) : undefined);

// Changes parameters of the view one is in; null takes one away. Stays one step in the history where `replace`.
export function change(changes: Record<string, string | string[] | null>, replace = false): void {
  const {path, parameters} = parseRoute(location.hash);
  for (const [name, value] of Object.entries(changes)) {
    parameters.delete(name);
    for (const one of value === null ? [] : [value].flat()) if (one) parameters.append(name, one);
  }
  const to = address(path, parameters);
  if (replace) {
    history.replaceState(null, "", to);
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = to;
  }
}
