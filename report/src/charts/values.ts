// A claim's amount in the unit of an axis.
import {monthNumber} from "../format";
import type {Amount, ClaimRecord, Period, Rate} from "../types";

export interface Value {
  low: number | null;
  high: number | null;
  middle: number;
  converted: boolean;  // by exchange rates, not printed so
}

// Exchange rates by currencies and period.
export class Rates {
  private readonly rates = new Map<string, [number, number]>();

  constructor(rates: Rate[]) {
    for (const [from, to, start, end, low, high] of rates) this.rates.set(`${from} ${to} ${start} ${end}`, [low, high]);
  }

  between(from: string, to: string, period: Period): [number, number] | null {
    return this.rates.get(`${from} ${to} ${period.start} ${period.end}`) ?? null;
  }
}

const number = (text: string | null): number | null => (text === null ? null : Number(text));

function asPrinted(amount: Amount): Value {
  return {low: number(amount.low), high: number(amount.high), middle: Number(amount.amount), converted: false};
}

function scaled(amount: Amount, [lowest, highest]: [number, number]): Value {
  const ends = (value: number | null): [number, number] | null => (value === null ? null : [value * lowest, value * highest]);
  const low = ends(number(amount.low)), high = ends(number(amount.high));
  return {
    low: low && Math.min(...low), high: high && Math.max(...high), middle: (Number(amount.amount) * (lowest + highest)) / 2, converted: true,
  };
}

// Nothing where the claim gives no amount, or none that can be told in this unit.
export function valueIn(claim: ClaimRecord, unit: string, rates: Rates): Value | null {
  if (!claim.level) return null;
  const given: Amount[] = claim.level.converted ? [claim.level, claim.level.converted] : [claim.level];
  const same = given.find((amount) => amount.unit === unit);
  if (same) return asPrinted(same);
  if (!claim.period) return null;
  for (const amount of given) {
    const rate = rates.between(amount.unit, unit, claim.period);
    if (rate) return scaled(amount, rate);
  }
  return null;
}

// The units in which a claim's amount can be shown, those that most claims print first.
export function unitsOf(claims: ClaimRecord[], rates: Rate[]): string[] {
  const counts = new Map<string, number>();
  for (const {level} of claims)
    for (const unit of [level?.unit, level?.converted?.unit]) if (unit) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const units = [...counts].sort((a, b) => b[1] - a[1]).map(([unit]) => unit);
  for (const [, to] of rates) if (!units.includes(to)) units.push(to);
  return units;
}

// The stretch of a time axis that a period takes, in months.
export function spanOf(period: Period): [number, number] {
  return [monthNumber(period.start), monthNumber(period.end) + 1];
}
