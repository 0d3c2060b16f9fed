// A contradiction's steps as intervals that can be drawn against each other, and in words.
import {intervalRows, gapOf, type IntervalGroup, type IntervalRow} from "../charts/interval_rows";
import {Rates, valueIn} from "../charts/values";
import {h, quoted} from "../dom";
import {formatChange, formatChangeOf, formatList, formatInterval, formatPeriod, headFigure, publisherName, statisticName} from "../format";
import {STRINGS} from "../strings";
import type {ClaimItem, FindingItem, Step} from "../types";

const SUBJECT = /^(\S*) (exports|imports|trade|balance) (\S+)(?: ([a-z_]+))? (\d{4}.*)$/;
const RATIO = / as a percentage of /;

function periodWords(text: string): string {
  const change = text.split(/ on | as a percentage of /);
  const one = (part: string): string => {
    const months = part.match(/^(\d{4}-\d\d)(?: to (\d{4}-\d\d))?$/);
    if (months) return formatPeriod({start: months[1]!, end: months[2] ?? months[1]!});
    return part;
  };
  return change.length === 2 ? `${one(change[0]!)} ${STRINGS.claim.against} ${one(change[1]!)}` : one(text);
}

// "CN exports RU crude_oil 2024-06" in words.
function subjectWords(of: string): string {
  const parts = of.match(SUBJECT);
  if (!parts) return of;
  const [, reporter, flow, partner, product, period] = parts;
  const name = statisticName({flow: flow!, reporter: reporter || null, partner: partner!, product: product ?? "total", measure: null, basis: null, reporter_text: null, partner_text: null, product_text: null});
  return `${name}, ${periodWords(period!)}`;
}

// What a step says, with changes that are told as a ratio told as changes.
interface Told {
  step: Step;
  of: string;
  unit: string | null;
  low: number | null;
  high: number | null;
  claim: ClaimItem | null;  // that says it; null where it follows
}

function toldOf(step: Step, claims: ClaimItem[]): Told {
  const end = (text: string | null): number | null => (text === null ? null : Number(text) - (RATIO.test(step.of) ? 100 : 0));
  const claim = step.claims.length === 1 ? (claims.find(({record}) => record.id === step.claims[0]) ?? null) : null;
  const {level, change, share} = claim?.record ?? {};
  const isStated = [level, level?.converted, change, share, change && {low: change.delta_low, high: change.delta_high}]
    .some((figure) => figure && figure.low === step.low && figure.high === step.high);
  return {step, of: step.of.replace(RATIO, " on "), unit: step.unit, low: end(step.low), high: end(step.high), claim: isStated ? claim : null};
}

// A relative one; an absolute one, and an amount that follows from growth, have a unit.
const isChange = ({step}: Pick<Told, "step">): boolean => step.unit === null && (step.relation === "growth" || RATIO.test(step.of));

function valueWords({low, high, unit, step, claim}: Told): string {
  if (isChange({step}) && low !== null && high !== null) return `${formatChange(low)} ${STRINGS.contradiction.to} ${formatChange(high)}`;
  return formatInterval(low, high, unit, claim?.record.level?.unit_text);
}

function rowOf(told: Told, suspect: string | undefined): IntervalRow {
  const {contradiction: words} = STRINGS;
  const label = told.step.relation === "reference" ? words.reference : told.claim ? publisherName(told.claim.record) : words.follows;
  const tone = told.step.relation === "reference" ? "official" : !told.claim ? "derived" : told.claim.record.id === suspect ? "suspect" : "other";
  return {label, value: valueWords(told), low: told.low, high: told.high, tone};
}

// The groups of intervals that should meet and do not.
function groupsOf({record, claims, rates}: FindingItem): IntervalGroup[] {
  const suspect = record.suspects[0]?.claim, told = record.steps.map((step) => toldOf(step, claims)).filter(({low, high}) => low !== null || high !== null);
  const groups = new Map<string, Told[]>();
  for (const one of told) {
    const key = `${one.of}|${one.unit ?? (isChange(one) ? "change" : one.step.relation)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const drawn = [...groups.values()].filter((group) => group.length > 1)
    .map((group) => ({title: subjectWords(group[0]!.of), unit: group[0]!.unit, rows: group.map((one) => rowOf(one, suspect))}))
    .filter(({rows}) => gapOf(rows));
  return drawn.length ? drawn : convertedGroup(claims, suspect, new Rates(rates ?? []));
}

// Levels of one statistic and period in several currencies, in the one that most of them can be told in.
function convertedGroup(claims: ClaimItem[], suspect: string | undefined, rates: Rates): IntervalGroup[] {
  const first = claims[0]?.record;
  const same = claims.filter(({record}) => record.level && formatPeriod(record.period) === formatPeriod(first!.period) && statisticName(record.statistic) === statisticName(first!.statistic));
  for (const unit of [...same.map(({record}) => record.level!.unit), "USD"]) {
    const rows = same.flatMap(({record}): IntervalRow[] => {
      const value = valueIn(record, unit, rates);
      return value ? [{label: publisherName(record), value: formatInterval(value.low, value.high, unit) + (value.converted ? ` (${headFigure(record)})` : ""), low: value.low, high: value.high, tone: record.id === suspect ? "suspect" : "other"}] : [];
    });
    if (rows.length > 1 && gapOf(rows)) return [{title: `${statisticName(first!.statistic)}, ${formatPeriod(first!.period)}`, unit, rows}];
  }
  return [];
}

// Who says what a value follows from, beside the claim that it stands against.
function othersOf({step}: Told, claim: string, claims: ClaimItem[]): string[] {
  const others = claims.filter(({record}) => record.id !== claim && step.claims.includes(record.id));
  return [...new Set((others.length ? others : claims.filter(({record}) => record.id !== claim)).map(({record}) => publisherName(record)))];
}

// Who stands against what, in one sentence.
export function summary(item: FindingItem): string | null {
  const {record, claims} = item, {contradiction: words} = STRINGS, told = record.steps.map((step) => toldOf(step, claims));
  for (const derived of told.filter(({claim, step}) => !claim && !/ for 1 /.test(step.of))) {
    const against = told.find((one) => one.claim && one.of === derived.of && one.unit === derived.unit && isChange(one) === isChange(derived) && (one.step.relation !== "share") === (derived.unit !== null || isChange(derived)));
    if (!against?.claim) continue;
    const {record: claim} = against.claim, figure = isChange(against) ? formatChangeOf(claim.change!) : headFigure(claim);
    return words.leaves(subjectWords(derived.of), publisherName(claim), figure, othersOf(derived, claim.id, claims), valueWords(derived));
  }
  if (record.rule !== "same_figure") return null;
  return words.differ(formatList(claims.map(({record: claim}) => words.saying(publisherName(claim), headFigure(claim)))));
}

export function drawing(item: FindingItem): HTMLElement {
  const groups = groupsOf(item), {contradiction: words} = STRINGS;
  if (!groups.length) return h("p", {class: "note"}, words.noPicture);
  return h("div", {}, h("p", {class: "note"}, words.drawnNote), groups.map(intervalRows));
}

// Each step as a sentence: who says what of what, and what follows.
export function arithmetic({record, claims}: FindingItem): HTMLElement {
  const {contradiction: words} = STRINGS;
  return h("ol", {class: "steps"}, record.steps.map((step) => {
    const told = toldOf(step, claims), value = h("strong", {}, valueWords(told));
    const of = rateWords(step) ?? subjectWords(told.of);
    if (told.step.relation === "reference") return h("li", {class: "derived"}, `${words.reference}: `, value, `, ${of}.`);
    if (told.claim) return h("li", {}, quoted(publisherName(told.claim.record)), ` ${words.stated} `, value, `, ${of}.`);
    return h("li", {class: "derived"}, `${words.follows}: `, value, `, ${of}.`);
  }));
}

function rateWords({of}: Step): string | null {
  return / for 1 /.test(of) ? of : null;
}

