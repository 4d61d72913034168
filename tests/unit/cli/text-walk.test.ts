import { describe, expect, it } from '@jest/globals';
import { TextWalk } from '../../../src/cli/doctor/text-walk.js';
import { textFingerprint } from '../../../src/intake/text-fingerprint.js';

const TEXT = '更新园内路灯。6月底前，完成更换。';
const sha = textFingerprint(TEXT);
const registered = { id: 'e0', stream: 'measure-1', type: 'measure-registered', data: { text: TEXT, source: { textSha256: sha, reference: '「公园管理第1项」' } } };
const seeded = { ...registered, data: { text: null, source: { textSha256: sha, reference: '「公园管理第1项」' } } };
const attached = (text: string) => ({ id: 'e1', stream: 'measure-1', type: 'measure-text-attached', data: { text, textSha256: sha, documentSha256: sha } });
const corrected = (target: string, changes: Record<string, unknown>) => ({ id: 'e9', stream: 'measure-1', type: 'entry-corrected', data: { target, reason: '改动', occurredOn: null, changes } });

function found(...leaves: Parameters<TextWalk['take']>[0][]) {
  const walk = new TextWalk();
  for (const leaf of leaves) walk.take(leaf);
  return walk.result();
}

describe('the words of the plan and their hashes', () => {
  it('pass where they belong together, however the lines are broken', () => {
    expect(found(registered)).toMatchObject({ result: 'PASS', detail: expect.stringContaining('1 段') });
    expect(found(seeded, attached(TEXT.replace('6月', '6\n月')))).toMatchObject({ result: 'PASS', detail: expect.stringContaining('1 段') });
    expect(found(seeded)).toMatchObject({ result: 'PASS', detail: expect.stringContaining('0 段') });
    expect(found(registered, corrected('e0', { title: '更新路灯' }))).toMatchObject({ result: 'PASS', detail: expect.stringContaining('1 段') });
  });

  it('fail where one was changed without the other, and name the measure', () => {
    expect(found(registered, corrected('e0', { text: '另一段' }))).toMatchObject({ result: 'FAIL', detail: expect.stringContaining('「公园管理第1项」') });
    expect(found(registered, corrected('e0', { source: { textSha256: 'a'.repeat(64) } }))).toMatchObject({ result: 'FAIL' });
    expect(found(seeded, attached('另一段'))).toMatchObject({ result: 'FAIL', detail: expect.stringContaining('「公园管理第1项」') });
    expect(found(seeded, attached(TEXT), corrected('e1', { text: '另一段' }))).toMatchObject({ result: 'FAIL' });
  });

  it('hold again once the text is taken back', () => {
    expect(found(registered, corrected('e0', { text: '另一段' }), corrected('e0', { text: TEXT }))).toMatchObject({ result: 'PASS' });
  });
});
