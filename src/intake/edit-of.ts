import { DomainError } from '../ledger/domain-error.js';
import type { Edit } from './drafts/edits.js';
import type { EditDto } from './intakes.dto.js';

/**
 * The edit that a submission names: each kind has members of its own.
 *
 * @throws DomainError EDIT_INVALID where one is missing
 */
export function editOf(said: EditDto): Edit {
  const { about } = said;
  switch (about) {
    case 'front': return { about, field: named(said, 'field'), value: said.value ?? null, notStated: said.notStated ?? false };
    case 'section':
    case 'measure': return { about, key: named(said, 'key'), field: named(said, 'field'), value: said.value ?? null };
    case 'duty': {
      const { title, units, deadlines, reason } = said;
      return { about, key: named(said, 'key'), state: named(said, 'state'), title, units, deadlines, reason };
    }
    case 'unit': return { about, printed: named(said, 'printed'), choice: said.choice ?? null };
    case 'warning': return { about, key: named(said, 'key'), settled: named(said, 'settled') };
    case 'reading': return { about, key: named(said, 'key'), field: named(said, 'field') };
    case 'difference': return { about, key: named(said, 'key'), accepted: named(said, 'accepted') };
  }
}

function named<F extends keyof EditDto>(said: EditDto, member: F): NonNullable<EditDto[F]> {
  const value = said[member];
  if (value === undefined || value === null) throw new DomainError('EDIT_INVALID', `改动缺少“${member}”，请刷新页面后重试。`, 'invalid', { member });
  return value as NonNullable<EditDto[F]>;
}
