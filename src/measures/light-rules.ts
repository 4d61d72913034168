/** Rule 3: lights are versioned data (seeds/rules/lights.json): days ahead for yellow, and the word that always stands beside a colour. */
export interface LightRules {
  edition: string;
  /** Yellow from so many days before the due date, the due day included. */
  soonDueDays: number;
  lights: Record<LightName, { color: LightColor; word: string }>;
}

export const LIGHT_NAMES = ['overdue', 'soonDue', 'onCourse', 'awaitingCheck', 'closed', 'undated', 'untriggered', 'suspended', 'terminated'] as const;
export type LightName = (typeof LIGHT_NAMES)[number];
export type LightColor = 'red' | 'yellow' | 'green' | 'blue' | 'grey';

export interface Light {
  name: LightName;
  color: LightColor;
  word: string;
}
