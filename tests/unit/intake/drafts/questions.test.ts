import { expect, test } from '@jest/globals';
import { NOTHING_DONE, type DraftReading } from '../../../../src/intake/drafts/draft.js';
import { openQuestions } from '../../../../src/intake/drafts/questions.js';
import { documentAsReviewed } from '../../../../src/intake/drafts/reviewed-document.js';
import { parsePlanText } from '../../../../src/intake/parse-plan-document.js';
import { PLAN_DOCUMENT } from '../../../support/plan-document.js';

test('a duty of the main text is asked about in its own words', () => {
  const text = PLAN_DOCUMENT.replace('印发给你们。', '印发给你们。请认真组织实施。由市财政局牵头，2021年11月底前公布本年度优化服务工作的评估结果，并抄送各区县人民政府和市直有关部门。');
  const reading = { file: { kind: 'text', lines: [], plan: parsePlanText(text) }, textSha256: '', yearRead: null } as unknown as DraftReading;
  const asked = openQuestions(documentAsReviewed(reading, NOTHING_DONE), NOTHING_DONE, [], { stands: true });
  expect(asked).toContainEqual(expect.objectContaining({ code: 'duty-open', message: expect.stringContaining('“由市财政局牵头，2021年11月底前公布本年度优化服务工作的评估结果') }));
});

test('a title longer than the ledger takes is asked about, never cut silently', () => {
  const plan = parsePlanText(PLAN_DOCUMENT);
  plan.sections[0]!.measures[0]!.title = '全'.repeat(201);
  const reading = { file: { kind: 'text', lines: [], plan }, textSha256: '', yearRead: null } as unknown as DraftReading;
  const asked = openQuestions(documentAsReviewed(reading, NOTHING_DONE), NOTHING_DONE, [], { stands: true });
  expect(asked).toContainEqual({ code: 'title-too-long', key: 's1m1', field: 'title', message: expect.stringContaining('201 字') });
});
