import { expect, test } from '@jest/globals';
import { asCorrected, type TrailEvent } from '../../../projections/audit-trail/event-view.js';

const row = (id: string, type: string, data: Record<string, unknown>) => ({ id, type, data, occurredOn: '2021-06-01' }) as TrailEvent;

test('what a further correction starts from is what the earlier ones left, field by field', () => {
  const entry = row('e1', 'progress-reported', { text: '甲', cumulative: '10', problems: null });
  const corrections = [
    row('c1', 'entry-corrected', { target: 'e1', occurredOn: null, changes: { cumulative: '12' } }),
    row('c2', 'entry-corrected', { target: 'e1', occurredOn: '2021-05-30', changes: { text: '乙' } }),
  ];
  expect(asCorrected(entry, corrections)).toMatchObject({ occurredOn: '2021-05-30', data: { text: '乙', cumulative: '12', problems: null } });
  expect(asCorrected(entry, [])).toMatchObject({ data: { text: '甲', cumulative: '10' } });
});
