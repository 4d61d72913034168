import { describe, expect, it } from '@jest/globals';
import { type DomainError } from '../../../src/ledger/domain-error.js';
import type { Fact } from '../../../src/ledger/fact.js';
import { validateFact } from '../../../src/ledger/validate-fact.js';

const returned = (data: object): Fact => ({
  type: 'completion-returned', version: 1, occurredOn: '2021-06-30', basis: null,
  data: { milestone: 'm1', reason: '材料不全', limit: '2021-07-15', ...data },
});

function refusal(fact: Fact): Pick<DomainError, 'code' | 'details'> {
  try {
    validateFact(fact);
  } catch (error) {
    return error as DomainError;
  }
  throw new Error('the fact was accepted');
}

describe('validating a fact', () => {
  it('accepts a fact as its schema says', () => {
    expect(() => validateFact(returned({}))).not.toThrow();
  });

  it('names the path of a missing, misshapen or unnamed field', () => {
    expect(refusal(returned({ reason: '' }))).toMatchObject({ code: 'FACT_INVALID', details: { path: '/data/reason' } });
    expect(refusal(returned({ limit: '7月' }))).toMatchObject({ code: 'FACT_INVALID', details: { path: '/data/limit' } });
    expect(refusal(returned({ colour: 'red' }))).toMatchObject({ code: 'FACT_INVALID' });
    expect(refusal(returned({ reason: undefined }))).toMatchObject({ code: 'FACT_INVALID' });
  });

  it('refuses a day that is not in the calendar, wherever it stands', () => {
    expect(refusal(returned({ limit: '2021-02-30' }))).toMatchObject({ code: 'IMPOSSIBLE_DATE', details: { path: '/data/limit', value: '2021-02-30' } });
    expect(refusal({ ...returned({}), occurredOn: '2021-13-01' })).toMatchObject({ code: 'IMPOSSIBLE_DATE' });
    const basis = { title: '会议纪要', documentNumber: null, issuedOn: '2021-04-31', sha256: null };
    expect(refusal({ ...returned({}), basis })).toMatchObject({ code: 'IMPOSSIBLE_DATE', details: { path: '/basis/issuedOn' } });
  });

  it('refuses a day of another age', () => {
    expect(refusal(returned({ limit: '9999-12-31' }))).toMatchObject({ code: 'DATE_OUT_OF_RANGE', details: { path: '/data/limit' } });
    expect(refusal(returned({ limit: '1989-12-31' }))).toMatchObject({ code: 'DATE_OUT_OF_RANGE' });
    expect(() => validateFact(returned({ limit: '2100-12-31' }))).not.toThrow();
  });

  it.each([
    ['a blank', '\u3000 \t', 'TEXT_BLANK'],
    ['a bell', '材料\u0007不全', 'TEXT_UNREADABLE'],
    ['a right-to-left override', '材料\u202e不全', 'TEXT_UNREADABLE'],
    ['an isolate', '材料\u2067不全', 'TEXT_UNREADABLE'],
    ['half a pair of surrogates', '材料\ud83d', 'TEXT_UNREADABLE'],
  ])('refuses %s, wherever it stands', (_, text, code) => {
    expect(refusal(returned({ reason: text }))).toMatchObject({ code, details: { path: '/data/reason' } });
    const basis = { title: text, documentNumber: null, issuedOn: null, sha256: null };
    expect(refusal({ ...returned({}), basis })).toMatchObject({ code, details: { path: '/basis/title' } });
    expect(refusal({ ...returned({}), personal: { person: text } })).toMatchObject({ code, details: { path: '/personal/person' } });
  });

  it('takes texts of several lines', () => {
    expect(() => validateFact(returned({ reason: '材料不全：\n\t佐证' }))).not.toThrow();
  });

  it('refuses an unknown type and another version', () => {
    expect(refusal({ ...returned({}), type: 'completion-forgotten' })).toMatchObject({ code: 'FACT_INVALID', details: { path: '/type' } });
    expect(refusal({ ...returned({}), version: 2 })).toMatchObject({ code: 'FACT_INVALID' });
  });
});
