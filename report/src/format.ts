// Numbers, dates, periods and statistics in words.
import {LOCALE, STRINGS} from "./strings";
import type {Amount, Change, ClaimRecord, Level, Names, Period, Share, Statistic} from "./types";

// The word for a key; nothing where the table has none, whatever the key, which may come from an address ("__proto__").
export const wordFor = (table: Record<string, string>, key: string): string | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);

let names: Names = {areas: {}, products: {}};
export function setNames(given: Names): void {
  names = given;
}

const counts = new Intl.NumberFormat(LOCALE);
export const formatCount = (count: number): string => counts.format(count);

const percents = new Intl.NumberFormat(LOCALE, {maximumFractionDigits: 2});
export const formatPercent = (value: number | string): string => `${percents.format(Number(value))}%`;
const signed = new Intl.NumberFormat(LOCALE, {maximumFractionDigits: 2, signDisplay: "exceptZero"});
export const formatChange = (value: number | string): string => `${signed.format(Number(value))}%`;
const shares = new Intl.NumberFormat(LOCALE, {style: "percent", maximumFractionDigits: 0});
export const formatShare = (value: number): string => shares.format(value);
const gaps = new Intl.NumberFormat(LOCALE, {style: "percent", maximumSignificantDigits: 2});
export const formatGap = (value: number): string => gaps.format(value);

const compact = new Intl.NumberFormat(LOCALE, {notation: "compact", compactDisplay: "long", maximumSignificantDigits: 6});
const small = new Intl.NumberFormat(LOCALE, {maximumSignificantDigits: 6});
// "70.23 billion".
export function formatNumber(value: number | string): string {
  const number = Number(value);
  return Math.abs(number) >= 1e5 ? compact.format(number) : small.format(number);
}

const short = new Intl.NumberFormat(LOCALE, {notation: "compact", maximumSignificantDigits: 4});
// "70.23B", for axes.
export const formatShort = (value: number): string => short.format(value);

export function unitName(unit: string, text?: string | null): string {
  if (unit === "other") return text ?? "";
  return wordFor(STRINGS.words.units, unit) ?? unit;
}

export function formatAmount(value: number | string, unit: string, text?: string | null): string {
  return `${formatNumber(value)} ${unitName(unit, text)}`.trim();
}

const dates = new Intl.DateTimeFormat(LOCALE, {day: "numeric", month: "long", year: "numeric", timeZone: "UTC"});
export const formatDate = (date: string | null): string => (date ? dates.format(new Date(`${date}T00:00:00Z`)) : STRINGS.claim.noDate);

const monthYear = new Intl.DateTimeFormat(LOCALE, {month: "long", year: "numeric", timeZone: "UTC"});
const shortMonthYear = new Intl.DateTimeFormat(LOCALE, {month: "short", year: "numeric", timeZone: "UTC"});
const monthOnly = new Intl.DateTimeFormat(LOCALE, {month: "long", timeZone: "UTC"});
const dateOfMonth = (month: string): Date => new Date(`${month}-01T00:00:00Z`);
export const formatMonth = (month: string): string => monthYear.format(dateOfMonth(month));

// Months since year 0.
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

export function lengthOf(period: Period): number {
  return monthNumber(period.end) - monthNumber(period.start) + 1;
}

export type PanelKind = "month" | "quarter" | "cumulative" | "year";
export function kindOf(period: Period): PanelKind {
  const months = lengthOf(period);
  if (months === 1) return "month";
  if (months === 12) return "year";
  return months === 3 && monthNumber(period.start) % 3 === 0 ? "quarter" : "cumulative";
}

export function formatPeriod(period: Period | null): string {
  if (!period) return STRINGS.claim.noPeriod;
  if (period.first_day && period.last_day) return `${formatDate(period.first_day)} – ${formatDate(period.last_day)}`;
  const start = monthNumber(period.start), months = lengthOf(period), year = Math.floor(start / 12);
  if (months === 1) return formatMonth(period.start);
  if (months === 12 && start % 12 === 0) return String(year);
  if (months === 3 && start % 3 === 0) return STRINGS.words.quarter((start % 12) / 3 + 1, year);
  if (period.start.slice(0, 4) === period.end.slice(0, 4)) return `${monthOnly.format(dateOfMonth(period.start))}–${formatMonth(period.end)}`;
  return `${shortMonthYear.format(dateOfMonth(period.start))} – ${shortMonthYear.format(dateOfMonth(period.end))}`;
}

export const formatShortMonth = (month: string): string => shortMonthYear.format(dateOfMonth(month));

// The stretch from one month to another: "Jan 2023 – Dec 2025".
export const formatMonths = (start: string, end: string): string => shortMonthYear.formatRange(dateOfMonth(start), dateOfMonth(end));

const languageNames = new Intl.DisplayNames([LOCALE], {type: "language"});
export function languageName(code: string): string {
  try {
    return code ? (languageNames.of(code) ?? code) : "?";
  } catch {
    return code;
  }
}

const lists = new Intl.ListFormat(LOCALE, {type: "conjunction"});
export const formatList = (parts: string[]): string => lists.format(parts);

export function areaName(code: string | null, text?: string | null): string {
  if (code === "WORLD") return STRINGS.words.world;
  if (!code || code === "XX") return text || (code ? STRINGS.words.someArea : STRINGS.words.unknownArea);
  return wordFor(names.areas, code) ?? code;
}

export function productName(code: string, text?: string | null): string {
  if (code === "other") return text || code;
  const name = wordFor(names.products, code) ?? code;
  return /^[A-Z][a-z]/.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name;
}

function possessive(name: string): string {
  return name.endsWith("s") ? `${name}’` : `${name}’s`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// "the United States": an area's name within a sentence.
function areaInWords(code: string | null, text: string | null): string {
  const name = areaName(code, text);
  return code && STRINGS.words.articled.has(code) ? STRINGS.words.withArticle(name) : name;
}

// "China’s exports of crude oil to Russia".
export function statisticName(statistic: Statistic): string {
  const {words} = STRINGS;
  const product = statistic.product === "total" ? "" : productName(statistic.product, statistic.product_text);
  const partner = areaInWords(statistic.partner, statistic.partner_text);
  const flows: Record<string, [string, string, string]> = {
    exports: [words.exportsTo, words.of, words.to], imports: [words.importsFrom, words.of, words.from],
    trade: [words.trade, words.in, words.with], balance: [words.balance, words.in, words.with],
  };
  const [flow, preposition, direction] = flows[statistic.flow] ?? flows["trade"]!;
  let name = `${capitalized(possessive(areaInWords(statistic.reporter, statistic.reporter_text)))} ${flow}`;
  if (product) name += ` ${preposition} ${product}`;
  name += ` ${direction} ${partner}`;
  if (statistic.measure === "quantity") name += ` ${words.byVolume}`;
  if (statistic.measure === "real") name += ` ${words.realTerms}`;
  const notes = [
    statistic.basis ? (words.basis[statistic.basis] ?? statistic.basis) : "",
    statistic.reporter && statistic.reporter !== "XX" ? (statistic.reporter_text ?? "") : "",
    statistic.partner !== "XX" ? (statistic.partner_text ?? "") : "",
    statistic.product !== "other" ? (statistic.product_text ?? "") : "",
  ].filter(Boolean);
  return notes.length ? `${name} (${notes.join(", ")})` : name;
}

export function formatLevel(level: Level): string {
  return (STRINGS.claim.qualifiers[level.qualifier] ?? "") + formatAmount(level.amount, level.unit, level.unit_text);
}

export function formatInterval(low: string | number | null, high: string | number | null, unit: string | null, text?: string | null): string {
  const one = (value: string | number): string => (unit === null || unit === "%" ? formatPercent(value) : formatAmount(value, unit, text));
  const {contradiction: words} = STRINGS;
  if (low === null && high === null) return words.unbounded;
  if (low === null) return `${words.atMost} ${one(high!)}`;
  if (high === null) return `${words.atLeast} ${one(low)}`;
  if (one(low) === one(high)) return one(low);
  const [first, second] = [one(low).split(" "), one(high).split(" ")];
  const shared = first.length > 1 && first.slice(1).join(" ") === second.slice(1).join(" ");
  return `${shared ? first[0] : one(low)} ${words.to} ${one(high)}`;
}

function changeAgainst(change: Change): string {
  const {claim} = STRINGS;
  let text = change.versus === "yoy" ? claim.onYear : change.versus === "prev" ? claim.onPrevious : "";
  if (change.base && change.versus === "other") text = `${claim.against} ${formatPeriod(change.base)}`;
  if (change.terms) text += `, ${claim.inTerms} ${change.terms}`;
  return text;
}

export function formatChangeOf(change: Change): string {
  const parts: string[] = [];
  if (change.percent !== null) parts.push((STRINGS.claim.qualifiers[change.qualifier] ?? "") + formatChange(change.percent));
  if (change.delta !== null) parts.push(`${Number(change.delta) > 0 ? "+" : ""}${formatAmount(change.delta, change.delta_unit ?? "")}`);
  return `${parts.join(", ")} ${changeAgainst(change)}`.trim();
}

export function formatShareOf(share: Share): string {
  return `${STRINGS.claim.qualifiers[share.qualifier] ?? ""}${formatPercent(share.percent)} ${STRINGS.claim.shareOf[share.of] ?? ""}`;
}

const converted = (amount: Amount): string => (STRINGS.claim.qualifiers[amount.qualifier] ?? "") + formatAmount(amount.amount, amount.unit);

// "70.23 billion CNY (9.67 billion USD), +5.1% on the year": all that a claim says, in a line.
export function claimInShort(claim: ClaimRecord): string {
  const parts: string[] = [];
  if (claim.level) parts.push(formatLevel(claim.level) + (claim.level.converted ? ` (${converted(claim.level.converted)})` : ""));
  if (claim.change) parts.push(formatChangeOf(claim.change));
  if (claim.share) parts.push(formatShareOf(claim.share));
  return parts.join(", ");
}

// The one figure that heads a claim.
export function headFigure(claim: ClaimRecord): string {
  if (claim.level) return formatLevel(claim.level);
  if (claim.change) return formatChangeOf(claim.change);
  return claim.share ? formatPercent(claim.share.percent) : "";
}

export const publisherName = (claim: ClaimRecord): string => claim.document.publisher || claim.document.id;
