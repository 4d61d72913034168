import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

interface Refusal {
  code: string;
  kind: string;
  message: string;
  file: string;
}

/** Every `new DomainError('CODE', message, kind …)` of a source file whose code is written out. */
function refusalsOf(file: string): Refusal[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true);
  const found: Refusal[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'DomainError') {
      const [code, message, kind] = node.arguments ?? [];
      if (code && ts.isStringLiteral(code)) {
        found.push({ code: code.text, message: message?.getText() ?? '', kind: kind && ts.isStringLiteral(kind) ? kind.text : 'invalid', file });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const refusals = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('web'))
  .flatMap((path) => refusalsOf(join('src', path)));

describe('refusal codes', () => {
  it('are stable words in capitals', () => {
    expect(refusals.length).toBeGreaterThan(40);
    expect(refusals.filter(({ code }) => !/^[A-Z]+(_[A-Z]+)*$/.test(code))).toEqual([]);
  });

  it('mean one thing: a code is always refused in the same kind', () => {
    const kinds = new Map<string, Refusal[]>();
    for (const one of refusals) kinds.set(one.code, [...(kinds.get(one.code) ?? []), one]);
    expect([...kinds].filter(([, all]) => new Set(all.map(({ kind }) => kind)).size > 1)).toEqual([]);
  });

  it('speak Chinese to people, in whole sentences', () => {
    expect(refusals.filter(({ message }) => /['"`]/.test(message[0] ?? '') && !/[\u4e00-\u9fff].*。[^。]?$/u.test(message))).toEqual([]);
  });
});
