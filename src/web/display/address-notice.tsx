import { WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { faultText, type AddressFault } from '../session/address-faults.js';

/** Says what in the address could not be taken: a link cut short or mistyped must not show something else unnoticed. */
export function AddressNotice({ faults }: { faults: AddressFault[] }) {
  const [, setParams] = useSearchParams();
  if (faults.length === 0) return null;
  const drop = () => setParams((before) => {
    const after = new URLSearchParams(before);
    faults.forEach(({ name }) => after.delete(name));
    return after;
  }, { replace: true });
  return (
    <div className="strip strip-fault" role="status" data-testid="address-notice">
      <WarningOutlined aria-hidden />
      <span>地址中的{faults.map(faultText).join('')}</span>
      <Button type="link" size="small" onClick={drop}>从地址中去掉</Button>
    </div>
  );
}
