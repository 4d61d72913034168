import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { Action } from '../../api/types.js';

interface ActionButtonsProps {
  actions: Action[];
  onAction(action: Action): void;
  /** Distinguishes the buttons of one milestone from another's. */
  testPrefix: string;
}

/** Correcting starts from the entry itself, on the timeline. */
const ELSEWHERE = new Set(['correct-entry', 'register-measure', 'attach-text']);

/** What waits for an answer comes first, then what is done most; the rest, and what may not be done with the reason, in a menu. */
const USUAL = ['verify-completion', 'return-completion', 'grant-extension', 'refuse-extension', 'acknowledge', 'report-progress', 'report-group', 'report-completion', 'request-extension'];

export function ActionButtons({ actions, onAction, testPrefix }: ActionButtonsProps) {
  const offered = actions.filter((one) => !ELSEWHERE.has(one.action));
  if (offered.length === 0) return null;
  const usual = USUAL.flatMap((action) => offered.filter((one) => one.allowed && one.action === action)).slice(0, 3);
  const rest = offered.filter((one) => !usual.includes(one)).sort((a, b) => Number(b.allowed) - Number(a.allowed));
  return (
    <div className="actions screen-only">
      {usual.map((one, index) => (
        <Button key={one.action} type={index === 0 ? 'primary' : 'default'} onClick={() => onAction(one)} data-testid={`${testPrefix}-${one.action}`}>{one.label}</Button>
      ))}
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          placement="bottomRight"
          menu={{
            className: 'action-menu',
            onClick: ({ key }) => { const chosen = rest.find((one) => one.action === key); if (chosen?.allowed) onAction(chosen); },
            items: rest.map((one) => ({
              key: one.action,
              disabled: !one.allowed,
              label: <span data-testid={`${testPrefix}-${one.action}`} className="action-menu-item">{one.label}{!one.allowed && one.reason && <small>{one.reason}</small>}</span>,
            })),
          }}
        >
          <Button data-testid={`${testPrefix}-more`}>{usual.length > 0 ? '更多' : '办理'} <DownOutlined aria-hidden /></Button>
        </Dropdown>
      )}
    </div>
  );
}
