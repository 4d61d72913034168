import { describe, expect, it } from '@jest/globals';
import { foldMeasure } from '../../../src/measures/measure.decider.js';
import { by, commands, lead, office, registered, supervisor } from './measure-scenario.js';

const { link } = commands;

describe('linking a city measure to the province\'s plan', () => {
  it('the office takes the proposal, chooses another, or finds that there is none', () => {
    registered().when(by(office, link('2021-05-20', ['p1', 'p2'], ['p2', 'p1']))).then({ type: 'provincial-link-set', data: { to: ['p1', 'p2'], how: 'confirmed' } });
    registered().when(by(office, link('2021-05-20', ['p3'], ['p1']))).then({ type: 'provincial-link-set', data: { to: ['p3'], how: 'changed' } });
    registered().when(by(office, link('2021-05-20', [], ['p1']))).then({ type: 'provincial-link-set', data: { to: [], how: 'none' } });
  });

  it('the latest link counts as a whole', () => {
    const { history } = registered().given(by(office, link('2021-05-20', ['p1', 'p2'])), by(office, link('2021-05-21', ['p2'])));
    expect(foldMeasure(history).provincialLink).toEqual({ to: ['p2'], how: 'changed', on: '2021-05-21' });
    const { history: none } = registered().given(by(office, link('2021-05-20', ['p1'])), by(office, link('2021-05-21', [])));
    expect(foldMeasure(none).provincialLink).toEqual({ to: [], how: 'none', on: '2021-05-21' });
  });

  it('nobody but the office links', () => {
    registered().when(by(lead, link('2021-05-20', ['p1']))).thenRefused('ROLE_NOT_ALLOWED');
    registered().when(by(supervisor, link('2021-05-20', ['p1']))).thenRefused('ROLE_NOT_ALLOWED');
  });

  it('a measure is not linked to itself, nor the same way twice, nor before its last link or its registration', () => {
    registered().when(by(office, link('2021-05-20', ['1']))).thenRefused('LINK_TO_ITSELF');
    const linked = registered().given(by(office, link('2021-05-20', ['p1', 'p2'])));
    linked.when(by(office, link('2021-05-21', ['p2', 'p1']))).thenRefused('NOTHING_CHANGED');
    linked.when(by(office, link('2021-05-19', ['p2'], []), '2021-05-21')).thenRefused('DATE_BEFORE_PREDECESSOR');
    registered().when(by(office, link('2021-05-01', ['p1']))).thenRefused('DATE_BEFORE_PREDECESSOR');
    registered().when(by(office, link('2021-05-20', ['p1', 'p1']))).thenRefused('FACT_INVALID');
  });

  it('a wrong link is set anew, not corrected', () => {
    registered().given(by(office, link('2021-05-20', ['p1']))).when(by(office, commands.correct('2021-05-21', 'e1', { changes: { to: ['p2'] } }))).thenRefused('IDENTITY_FIELD');
  });
});
