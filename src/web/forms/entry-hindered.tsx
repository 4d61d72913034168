import { Alert } from 'antd';
import { entryHindrance } from '../display/entry-hindrance.js';
import { useStoreStatus } from '../session/store-status.js';

/** Said before anything is typed. The button stays: the outage may be over by then. */
export function EntryHindered() {
  const hindrance = entryHindrance(useStoreStatus().data);
  if (hindrance === null) return null;
  return <Alert type="warning" showIcon className="drawer-alert" data-testid="entry-hindered" title={hindrance} description="可以先填写，恢复后再提交；关闭网页前，填写的内容一直保留。" />;
}
