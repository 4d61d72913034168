import type { ExtensionRequest } from '../../api/types.js';
import { dateText } from '../../display/dates.js';
import { enteredText, latenessText } from '../../display/request-times.js';

export function ExtensionHistory({ requests }: { requests: ExtensionRequest[] }) {
  if (requests.length === 0) return null;
  return (
    <ul className="extension-history" aria-label="延期申请">
      {requests.map((one) => (
        <li key={one.event}>
          <span>{one.memberOf !== null && `${one.unitName ?? '成员单位'}`}{dateText(one.requestedOn)}申请延至{dateText(one.proposedDate)}<span className="muted">（{enteredText(one)}）</span>{latenessText(one) && <span className="late-request" data-testid="late-request">{latenessText(one)}</span>}</span>
          <span className="extension-answer">{answerText(one)}</span>
        </li>
      ))}
    </ul>
  );
}

function answerText({ answer }: ExtensionRequest): string {
  if (answer === null) return '待答复';
  return answer.kind === 'granted' ? `${dateText(answer.on)}同意延至${dateText(answer.date)}` : `${dateText(answer.on)}不同意：${answer.reason}`;
}
