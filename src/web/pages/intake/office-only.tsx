import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { useActing } from '../../session/acting-person.js';
import { useLedger } from '../../session/ledger.js';

/** Who may register plans sees them; everybody else is told why not. */
export function OfficeOnly({ children }: { children: ReactNode }) {
  const { person } = useActing();
  const { roles } = useLedger();
  if (person.role === 'office') return children;
  const label = roles.find((one) => one.role === person.role)?.label ?? '当前身份';
  return (
    <div className="panel panel-padded" data-testid="office-only">
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<><strong>只有领导小组办公室可以导入方案</strong><br />您现在的身份是{label}。已登记的方案可在“台账”中查看；如需导入，请联系领导小组办公室。</>} />
    </div>
  );
}
