import { describe, expect, it } from '@jest/globals';
import type { Filters } from '../../../src/web/pages/measures/filters.js';
import { ownUnitByDefault } from '../../../src/web/pages/measures/own-unit.js';

const FILER = { role: 'department-filer', unit: 'market' };

function listAt(address: Filters, person: { role: string; unit: string | null } = FILER) {
  const asked: Filters[] = [];
  const list = ownUnitByDefault({ filters: address, change: (changes) => asked.push(changes), clear: (keep = {}) => asked.push(keep) }, person);
  return { ...list, asked };
}

describe('the list of measures a 填报人 opens', () => {
  it('holds the own unit until the address asks for something', () => {
    expect(listAt({})).toMatchObject({ filters: { unit: 'market' }, ownUnitOnly: true });
    expect(listAt({ sort: 'due' })).toMatchObject({ filters: { unit: 'market', sort: 'due' }, ownUnitOnly: true });
  });

  it('never narrows what a figure or link leads to', () => {
    expect(listAt({ light: 'red' })).toMatchObject({ filters: { light: 'red' }, ownUnitOnly: false });
    expect(listAt({ scope: 'all' }).filters).toEqual({});
    expect(listAt({}, { role: 'office', unit: null }).filters).toEqual({});
  });

  it('stays with the own unit while it is narrowed further, and shows all on one press', () => {
    const { change, clear, asked } = listAt({});
    change({ light: 'red' });
    change({ unit: undefined, role: undefined });
    clear();
    expect(asked).toEqual([{ unit: 'market', light: 'red' }, { unit: undefined, role: undefined, scope: 'all' }, { scope: 'all' }]);
  });
});
