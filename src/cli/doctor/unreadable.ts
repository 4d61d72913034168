import type { Leaf } from '../../event-store/event-store.js';
import { DomainError } from '../../ledger/domain-error.js';
import { toStreamEvent, UnknownEventError } from '../../ledger/read-events.js';
import { validateFact } from '../../ledger/validate-fact.js';

/**
 * Why this program cannot read a whole leaf, or null: the type or version is unknown, or the content does not fit the schema of
 * its type. Whoever holds the application's password can append such a leaf past the program.
 */
export function whyUnreadable(leaf: Leaf): string | null {
  try {
    validateFact(toStreamEvent({ leaf }));
    return null;
  } catch (error) {
    if (error instanceof UnknownEventError) return `的类型“${error.type}”（第 ${error.version} 版）本程序不认识，如为更新的程序所写，请安装新版本`;
    if (error instanceof DomainError) return `的内容不符合类型“${leaf.type}”的格式（${String(error.details?.['path'] ?? '')}）`;
    return `的内容无法按类型“${leaf.type}”读出`;
  }
}
