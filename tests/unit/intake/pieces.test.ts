import { describe, expect, test } from '@jest/globals';
import { parsePlanText } from '../../../src/intake/parse-plan-document.js';
import { readPieces } from '../../../src/intake/pieces.js';

const textOf = (line: string): string | undefined => readPieces([line])[0]?.text;

describe('marks of a conversion are dropped', () => {
  test.each([
    ['**加快审批。**推进改革', '加快审批。推进改革'],
    ['***加快审批***', '加快审批'],
    ['一段粗体在行尾断开**', '一段粗体在行尾断开'],
    ['*整行斜体*', '整行斜体'],
    ['* 列表中的一条', '列表中的一条'],
    ['## 公园管理', '公园管理'],
    ['1\\. 更新路灯', '1.更新路灯'],
  ])('%s', (line, text) => expect(textOf(line)).toBe(text));
});

describe('what only looks like a mark stays', () => {
  test.each(['__x__', '由__局牵头', '办理时限压缩至__日', '面积2*3米', '指标*', '*为约束性指标', 'snake__case'])('%s', (line) => expect(textOf(line)).toBe(line));

  test('a unit keeps the name it was given', () => {
    const plan = parsePlanText('云川市2023年工作方案\n\n一、公园\n\n1. 更新路灯。6月底前，完成。（牵头部门：__x__；责任部门：市园林局）\n');
    expect(plan.sections[0]!.measures[0]!.groups[0]).toMatchObject({ lead: ['__x__'], responsible: ['市园林局'] });
  });
});
