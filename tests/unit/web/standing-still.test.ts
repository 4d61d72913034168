import { describe, expect, it } from '@jest/globals';
import type { ProjectionStatus } from '../../../src/web/api/types.js';
import { viewState } from '../../../src/web/pages/system/view-state.js';
import { dataStandsAt, nextLook, NOTHING_SEEN } from '../../../src/web/shell/standing-still.js';

const view = (changes: Partial<ProjectionStatus>): ProjectionStatus => ({ name: 'dashboard', build: 1, state: 'live', checkpoint: 10, behind: 0, upTo: null, error: null, errorCode: null, ...changes });

describe('data that stand still', () => {
  it('are those stopped, and those behind that have not moved since the last look', () => {
    const still = (...looks: ProjectionStatus[]) => looks.reduce((look, one, index) => nextLook(look, [one], index + 1), NOTHING_SEEN).still.length;
    expect(still(view({ behind: 3 }))).toBe(0);
    expect(still(view({ behind: 0 }), view({ behind: 3 }))).toBe(0);
    expect(still(view({ behind: 3 }), view({ behind: 3, checkpoint: 11 }))).toBe(0);
    expect(still(view({ behind: 3 }), view({ behind: 4 }))).toBe(1);
    expect(still(view({ state: 'stopped' }))).toBe(1);
    expect(still(view({ state: 'stopped' }), view({}))).toBe(0);
  });

  it('are named with the moment of the last entry they hold, the earliest of several', () => {
    const still = [view({ upTo: '2021-06-25T02:00:00Z' }), view({ name: 'department-record', checkpoint: 8, upTo: '2021-06-24T02:00:00Z' })];
    expect(dataStandsAt(still)).toBe('数据停在2021年6月24日 10:00：总览与台账、部门记录没有计入此后入账的内容。已入账的内容都在，没有丢失。');
    expect(dataStandsAt([view({ checkpoint: 8 })])).toMatch(/^数据停在第8条记录/);
    expect(dataStandsAt([view({ checkpoint: 0 })])).toMatch(/^数据还没有生成/);
  });

  it('have a reason an administrator can act on, in Chinese', () => {
    expect(viewState(view({ state: 'stopped', error: 'event e1: no such measure', errorCode: 'BAD_EVENT' })).reason).toMatch(/^第10号记录无法计入.*doctor/);
    expect(viewState(view({ state: 'stopped', error: 'the log held 10', errorCode: 'LOG_SHORTENED' })).reason).toMatch(/第10号.*不在账本中.*备份.*doctor/);
    expect(viewState(view({ state: 'waiting', errorCode: 'ECONNREFUSED' })).reason).toMatch(/数据库/);
    expect(viewState(view({}))).toEqual({ word: '正常', tone: 'fine', reason: null });
  });
});
