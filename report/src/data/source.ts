// Where the page's records come from: over HTTP from `tallyman serve`, or out of the page itself, as `tallyman report` writes it. Both
// answer the same paths with the same shapes.
import type {
  ArticleAnswer, ArticleItem, ClaimItem, Facets, FindingItem, Meta, Overview, Page, SeriesAnswer, Statistic, StatisticAnswer, StatisticItem,
} from "../types";

export interface Source {
  // Throws an Error whose message is for the reader.
  get(path: string, parameters: URLSearchParams): Promise<unknown>;
}

// A statistic as parameters; absent parts are left out.
export function statisticParameters(statistic: Statistic): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const key of ["flow", "reporter", "partner", "product", "measure", "basis", "reporter_text", "partner_text", "product_text"] as const) {
    const value = statistic[key];
    if (value) parameters.set(key, value);
  }
  return parameters;
}

// The paths of the interface, typed.
export class Records {
  constructor(private readonly source: Source) {}

  meta = (): Promise<Meta> => this.get("/api/meta");
  facets = (filters: URLSearchParams): Promise<Facets> => this.get("/api/facets", filters);
  overview = (filters: URLSearchParams): Promise<Overview> => this.get("/api/overview", filters);
  claims = (filters: URLSearchParams): Promise<Page<ClaimItem>> => this.get("/api/claims", filters);
  statistics = (filters: URLSearchParams): Promise<Page<StatisticItem>> => this.get("/api/statistics", filters);
  articles = (filters: URLSearchParams): Promise<Page<ArticleItem>> => this.get("/api/articles", filters);
  findings = (filters: URLSearchParams): Promise<Page<FindingItem>> => this.get("/api/findings", filters);
  claim = (id: string): Promise<ClaimItem> => this.get(`/api/claims/${encodeURIComponent(id)}`);
  finding = (id: string): Promise<FindingItem> => this.get(`/api/findings/${encodeURIComponent(id)}`);
  article = (id: string): Promise<ArticleAnswer> => this.get(`/api/articles/${encodeURIComponent(id)}`);
  statistic = (parameters: URLSearchParams): Promise<StatisticAnswer> => this.get("/api/statistic", parameters);
  series = (parameters: URLSearchParams): Promise<SeriesAnswer> => this.get("/api/series", parameters);

  private get<Shape>(path: string, parameters = new URLSearchParams()): Promise<Shape> {
    return this.source.get(path, parameters) as Promise<Shape>;
  }
}
