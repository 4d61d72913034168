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

  // How long it takes is measured by the bench `parse`; a pattern that runs away does not come back at all.
  test.each([
    ['opening brackets', '（'], ['opened responsibilities', '（牵头部门：'], ['closing brackets', '）'], ['a list without end', '市发改委、'], ['digits', '1'], ['open lines', '甲\n'],
    ['months', '6月'], ['bare months', '3、'], ['lines of digits', '缩短至\n15\n'], ['ranges', '7月1日起至'], ['listed months', '5月、'], ['book titles', '《'], ['stops', '。'], ['semicolons', '；'], ['spaces', ' '], ['stars', '**'], ['documents to come', '印发'],
    ['fields', '牵头单位：甲局\n'], ['headings', '配套措施一甲乙\n'], ['chapters', '一、'], ['role words', '牵头单位：'], ['labels', '【责任单位】'], ['and so on', '等'], ['units and units', '市发改委和'],
    ['rows', '1\t甲\t市局\t6月底前\n'], ['bars', '|'], ['headings of tables', '序号\t任务\t单位\t完成时限\n'], ['numbers in lines', '序号\n'], ['dates', '2021年3月5日\n'], ['bodies', '云川市人民政府\n'],
  ])('%s without end parse', (_, word) => {
    const plan = parsePlanText(`某市2021年行动方案\n\n一、甲\n\n1. 甲。${word.repeat(100_000 / word.length)}`);
    const last = plan.warnings.every(({ line }) => line >= 1 && line <= 100_010);
    expect({ last, codes: plan.warnings.map(({ code }) => code).includes('issuer-missing') || plan.issuer !== null }).toEqual({ last: true, codes: true });
  });

  test('a page of cells of any number under any headings parses, whatever they hold', () => {
    const cell = fc.constantFrom('', '1', '2', '推进改革', '市财政局', '市财政局、市税务局', '6月底前', '一、甲类', '——', '长期', '（牵头单位：甲局）');
    const heading = fc.constantFrom('序号', '工作任务', '主要内容', '牵头单位', '责任单位', '完成时限', '备注', '甲');
    fc.assert(fc.property(fc.array(heading, { minLength: 2, maxLength: 8 }), fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 }), fc.constantFrom('\t', ' | ', '  ', ' '), (headings, rows, division) => {
      const plan = parsePlanText(['某市2021年任务表', headings.join(division), ...rows.map((cells) => cells.join(division))].join('\n'));
      expect(plan.title).not.toBe('');
    }), { numRuns: 500 });
  });
});
