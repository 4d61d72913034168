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

  it('refuses an unknown type and another version', () => {
    expect(refusal({ ...returned({}), type: 'completion-forgotten' })).toMatchObject({ code: 'FACT_INVALID', details: { path: '/type' } });
    expect(refusal({ ...returned({}), version: 2 })).toMatchObject({ code: 'FACT_INVALID' });
  });
});
