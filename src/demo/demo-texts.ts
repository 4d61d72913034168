import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../config/package-root.js';
import type { SeededRandom } from './random.js';

type Phrases = readonly string[];

/** The wording of the demo's entries (seeds/demo/texts.json). */
export interface DemoTexts {
  progressStart: Phrases;
  progressMiddle: Phrases;
  progressLate: Phrases;
  progressOverdue: Phrases;
  progressOngoing: Phrases;
  cumulative: Phrases;
  joint: Phrases;
  problems: Phrases;
  nextSteps: Phrases;
  periodDone: Phrases;
  completion: Phrases;
  rework: Phrases;
  opinions: Phrases;
  otherDayOpinions: Phrases;
  returns: Phrases;
  extensionReasons: Phrases;
  extensionProgress: Phrases;
  grantOpinions: Phrases;
  refusals: Phrases;
  paceReasons: Record<'ahead' | 'on-pace' | 'behind' | 'not-quantified', string>;
  sources: Phrases;
  correctionReasons: Record<'cumulative' | 'day' | 'completedOn', Phrases>;
  chaseUps: Record<'催办' | '提醒' | '约谈' | '限期整改', Phrases>;
  replies: Phrases;
  dispatchReminder: string;
}

export function readDemoSeed<T>(name: string): T {
  return JSON.parse(readFileSync(join(packageRoot(), 'seeds', 'demo', name), 'utf8')) as T;
}

/** One of the phrases with its gaps filled: `{month}` becomes the value of that name, `{n}` some small number. */
export function phrase(random: SeededRandom, phrases: Phrases, values: Record<string, string | number> = {}): string {
  return random.oneOf(phrases).replace(/\{(\w+)\}/gu, (gap, name: string) => String(values[name] ?? (name === 'n' ? random.whole(3, 36) : gap)));
}
