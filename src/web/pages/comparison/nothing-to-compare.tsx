import { Empty } from 'antd';
import { useLedger } from '../../session/ledger.js';
import { PlacedLink } from '../../session/placed-link.js';
import { isProvincial } from './plans-compared.js';

/** Which of the two plans is missing, and how it comes in. */
export function NothingToCompare() {
  const { plans } = useLedger();
  const missing = plans.some(isProvincial) ? '市级方案' : plans.length > 0 ? '省级方案' : '省级方案和市级方案';
  return (
    <div className="panel panel-padded" data-testid="nothing-to-compare">
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={<>台账中还没有{missing}，无法对照。<br />在<PlacedLink path="/intake">导入</PlacedLink>页登记{missing}后，这里逐项列出两级方案的措施、时限和目标。</>}
      />
    </div>
  );
}
