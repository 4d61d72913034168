import { useReadingNow } from '../api/reading.js';
import type { UnitRegistry } from '../api/types.js';
import { EntryDrawer } from './entry-drawer.js';
import { BasisFields, OccurredOnField } from './happening-fields.js';
import { UNIT_FORMS, type UnitAction } from './unit-forms.js';

interface UnitDrawerProps {
  unit: string;
  action: UnitAction;
  onClose(): void;
}

/** Enters one change of a unit, decided against the registry as it stands now, whatever day is shown. */
export function UnitDrawer({ unit, action, onClose }: UnitDrawerProps) {
  const now = useReadingNow<UnitRegistry>('/departments/register');
  const row = now.data?.items.find((one) => one.unit === unit);
  const { path, title, submit, note, initial, fields } = UNIT_FORMS[action];
  if (!row) return null;
  return (
    <EntryDrawer
      title={title}
      subtitle={<strong>{row.name}</strong>}
      note={note}
      submit={submit}
      path={`/departments/${encodeURIComponent(unit)}/${path}`}
      revision={row.revision}
      onReload={() => now.refetch()}
      initial={initial?.(row) ?? {}}
      onClose={onClose}
    >
      {fields(row, now.data!.items)}
      <OccurredOnField />
      <BasisFields need="optional" />
    </EntryDrawer>
  );
}
