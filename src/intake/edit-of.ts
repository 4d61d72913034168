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
    case 'effective': return { about, ...(said.on === undefined && said.whereActed !== undefined ? {} : { on: said.on ?? null }), ...(said.whereActed === undefined ? {} : { whereActed: said.whereActed }) };
    case 'standing': return { about, plan: named(said, 'key'), answer: said.value ?? null };
    case 'opening': return openingEdit(said);
    case 'opening-row': {
      const take = named(said, 'take');
      const fields = said.fields ?? {};
      if (typeof take !== 'boolean' || typeof fields !== 'object' || Array.isArray(fields)) throw invalid('take');
      return { about, key: named(said, 'key'), take, fields: fields as Record<string, unknown> };
    }
    case 'pair': return { about, key: named(said, 'key'), measure: named(said, 'measure'), same: named(said, 'same') };
    case 'difference': return { about, key: named(said, 'key'), accepted: named(said, 'accepted') };
  }
}

function openingEdit({ on, take }: EditDto): Edit {
  if (take !== undefined && take !== 'sure' && take !== 'none') throw invalid('take');
  return { about: 'opening', ...(on === undefined ? {} : { on }), ...(take === undefined ? {} : { take }) };
}

const invalid = (member: string): DomainError => new DomainError('EDIT_INVALID', `改动的“${member}”填写有误，请刷新页面后重试。`, 'invalid', { member });

function named<F extends keyof EditDto>(said: EditDto, member: F): NonNullable<EditDto[F]> {
  const value = said[member];
  if (value === undefined || value === null) throw new DomainError('EDIT_INVALID', `改动缺少“${member}”，请刷新页面后重试。`, 'invalid', { member });
  return value as NonNullable<EditDto[F]>;
}
