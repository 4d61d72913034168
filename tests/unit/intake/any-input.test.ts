import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { IntakeError } from '../../../src/intake/intake-error.js';
import { parsePlanDocument, parsePlanText } from '../../../src/intake/parse-plan-document.js';

const WORDS = [
  '1.', '2、', '（一）', '（1）', '一、', '十二、', '（', '）', '(', ')', '〔', '〕', '。', '；', '，', '、', '：', '\n', '\n\n', '# ', '**', '《', '》', '“', '”', ' ', '\u3000',
  '配套措施一', '配套措施—', '牵头部门：', '责任单位:', '完成时限：', '市发改委', '各县(市、区)人民政府', '等按职责分工负责', '牵头', '配合', '6月底前', '2021年', '每月20日前', '13月底前', '印发后', '在1个月内',
  '年底', '2021年5月10日', '某市某某行动实施方案', '云川市人民政府', '推进改革', '第一部分', '①',
];
const anyDocument = fc.array(fc.constantFrom(...WORDS), { maxLength: 120 }).map((words) => words.join(''));

describe('any input', () => {
  test('text made of the words of plans parses, and the plan keeps its promises', () => {
    fc.assert(fc.property(anyDocument, (text) => {
      fc.pre(/\S/.test(text));
      const plan = parsePlanText(text);
      for (const { text: whole, deadlines, groups, title } of plan.sections.flatMap(({ measures }) => measures)) {
        let from = 0;
        for (const { raw, date } of deadlines) {
          expect(whole.indexOf(raw, from)).toBeGreaterThanOrEqual(from);
          from = whole.indexOf(raw, from) + raw.length;
          if (date) expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
        }
        for (const name of groups.flatMap(({ lead, responsible, supporting }) => [...lead, ...responsible, ...supporting])) expect(name).toMatch(/^\S+$/);
        expect(title).not.toMatch(/。$/);
      }
    }), { numRuns: 500 });
  });

  test('any bytes parse or are refused with a typed error', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      try {
        parsePlanDocument(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(IntakeError);
      }
    }), { numRuns: 500 });
  });

  test('parsing twice gives the same plan', () => {
    fc.assert(fc.property(anyDocument, (text) => {
      expect(parsePlanText(text)).toEqual(parsePlanText(text));
    }), { numRuns: 50 });
  });

  // Quadratic work on 300,000 characters takes minutes; linear work a second on a busy machine.
  test.each([
    ['opening brackets', '（'], ['opened responsibilities', '（牵头部门：'], ['closing brackets', '）'], ['a list without end', '市发改委、'], ['digits', '1'], ['open lines', '甲\n'],
    ['months', '6月'], ['book titles', '《'], ['stops', '。'], ['semicolons', '；'], ['spaces', ' '], ['stars', '**'], ['documents to come', '印发'], ['fields', '牵头单位：甲局\n'], ['headings', '配套措施一甲乙\n'],
  ])('%s repeated 300,000 characters long do not hang it', (_, word) => {
    const started = performance.now();
    parsePlanText(`某市2021年行动方案\n\n一、甲\n\n1. 甲。${word.repeat(300_000 / word.length)}`);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
