import { describe, expect, test } from '@jest/globals';
import type { ParsedMeasure, SourceMark } from '../../../src/intake/parsed-plan.js';
import { parsePlanText } from '../../../src/intake/parse-plan-document.js';
import { readDocument } from '../../../src/intake/read-document.js';
import { documentBytes } from './documents.js';

const bare = (words: string) => words.replace(/[\s\u3000*\\]+/g, '').replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
const marked = (lines: readonly string[], { source }: ParsedMeasure, kind: SourceMark['kind']) =>
  bare(source.marks.filter((mark) => mark.kind === kind).map(({ line, from, to }) => lines[line - 1]!.slice(from, to)).join(''));
const measuresOf = (text: string) => parsePlanText(text).sections.flatMap(({ measures }) => measures);

const BROKEN = [
  '云川市2023年便民服务方案', '', '一、公园管理', '',
  '１．　**更新园内路', '', '— 7 —', '', '灯。**２０２３年6 月', '', '底前，完成更换。（牵头部', '', '门：市园林局）9月底前，全部更换。（责任部门：市财政局）',
].join('\n');

describe('where the words of a measure stand in the document', () => {
  test.each(['city-notice', 'numbered-chapters', 'items-with-paragraphs', 'leaders-and-subitems', 'field-lines', 'annexes'])('%s: what is marked is what was read', (name) => {
    const text = readDocument(documentBytes(name));
    const lines = text.split('\n');
    const measures = measuresOf(text);
    expect(measures.length).toBeGreaterThan(0);
    for (const measure of measures) {
      expect(marked(lines, measure, 'title')).toBe(bare(measure.title));
      expect(marked(lines, measure, 'deadline')).toBe(bare(measure.deadlines.map(({ raw }) => raw).join('')));
      const units = marked(lines, measure, 'units');
      for (const unit of measure.groups.flatMap(({ lead, responsible, supporting }) => [...lead, ...responsible, ...supporting])) expect(units).toContain(bare(unit));
    }
  });

  test('words broken over two pages have a mark in each line, without page numbers and blanks', () => {
    const lines = BROKEN.split('\n');
    const [measure] = measuresOf(BROKEN);
    expect(measure!.source.marks.map(({ kind, line, from, to }) => [kind, line, lines[line - 1]!.slice(from, to)])).toEqual([
      ['number', 5, '１．'], ['title', 5, '更新园内路'],
      ['title', 9, '灯'], ['deadline', 9, '２０２３年6 月'],
      ['deadline', 11, '底前'], ['units', 11, '（牵头部'],
      ['units', 13, '门：市园林局）'], ['deadline', 13, '9月底前'], ['units', 13, '（责任部门：市财政局）'],
    ]);
    expect([measure!.source.line, measure!.source.lastLine]).toEqual([5, 13]);
  });

  test('a warning says which measure and which of its fields it is about', () => {
    const plan = parsePlanText('云川市2023年便民服务方案\n\n一、公园\n\n1. 更新路灯。6月前完成。（牵头部门：市园林局等）\n\n2. 清理水面。\n');
    expect(plan.warnings.filter(({ measure }) => measure).map(({ code, measure, field }) => [code, measure, field])).toEqual([
      ['units-incomplete', { section: 0, index: 0 }, 'units'], ['deadline-doubtful', { section: 0, index: 0 }, 'deadlines'], ['measure-without-units', { section: 0, index: 1 }, 'units'],
    ]);
  });
});
