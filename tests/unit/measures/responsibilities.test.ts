import { describe, expect, it } from '@jest/globals';
import { deriveResponsibilities, reportingLeads } from '../../../src/measures/responsibilities.js';

const named = (unit: string) => ({ unit, printedName: `市${unit}` });
const group = (lead: string[], responsible: string[], supporting: string[] = []) => ({
  lead: lead.map(named), responsible: responsible.map(named), supporting: supporting.map(named),
});
const roles = (groups: Parameters<typeof deriveResponsibilities>[0]) =>
  deriveResponsibilities(groups).map(({ unit, role, group: number, derived }) => `${number} ${unit} ${role}${derived ? ' derived' : ''}`);

describe('responsibilities at registration (rule 7)', () => {
  it('rule 7: as printed where a lead is printed', () => {
    expect(roles([group(['a', 'b'], ['c'], ['d'])])).toEqual(['1 a lead', '1 b lead', '1 c responsible', '1 d supporting']);
  });

  it('rule 7: where only responsible units are given the first listed leads, bracket by bracket', () => {
    expect(roles([group([], ['a', 'b']), group(['c'], ['d'])])).toEqual(['1 a lead derived', '1 b responsible', '2 c lead', '2 d responsible']);
    expect(roles([group([], [], ['a'])])).toEqual(['1 a supporting']);
  });

  it('a unit printed twice in a bracket keeps its first place; in two brackets it stands in both', () => {
    expect(roles([group(['a'], ['a', 'b', 'b']), group(['a'], [])])).toEqual(['1 a lead', '1 b responsible', '2 a lead']);
  });

  it('rule 7: of several leads of a bracket the first is 主报单位', () => {
    expect(reportingLeads({ units: deriveResponsibilities([group(['a', 'b'], []), group([], ['c', 'd'])]) })).toEqual(['a', 'c']);
  });

  it('keeps the name as printed', () => {
    expect(deriveResponsibilities([group(['a'], [])])[0]).toMatchObject({ printedName: '市a' });
  });
});
