// Records over HTTP.
import type {Source} from "./source";

export class HttpSource implements Source {
  async get(path: string, parameters: URLSearchParams): Promise<unknown> {
    const query = parameters.toString();
    const response = await fetch(path + (query ? `?${query}` : ""), {headers: {Accept: "application/json"}});
    const body: unknown = await response.json();
    if (!response.ok) throw new Error((body as {error?: string}).error ?? response.statusText);
    return body;
  }
}
