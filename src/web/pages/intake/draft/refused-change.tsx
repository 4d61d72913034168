import { Alert } from 'antd';
import { useDraftAtHand } from './draft-at-hand.js';
import { isConflict } from './draft.js';

/** Why the last change was not saved. After a conflict the page already shows what the other person saved. */
export function RefusedChange() {
  const { refusal, forgetRefusal } = useDraftAtHand();
  if (refusal === null) return null;
  const { title, detail, errors = [] } = refusal.problem;
  const conflict = isConflict(refusal);
  return (
    <div className="refused-change">
      <Alert
        type={conflict ? 'warning' : 'error'}
        showIcon
        role="alert"
        data-testid="refused-change"
        closable={{ onClose: forgetRefusal, 'aria-label': '知道了' }}
        title={conflict ? '这份草稿刚刚被其他人修改，您的这一步没有保存' : title}
        description={conflict
          ? '页面已更新为最新内容。您填写的内容还在原处，请看过之后再保存一次。'
          : <>{detail}{errors.length > 0 && <ul className="problem-list">{errors.map((one) => <li key={one.path + one.message}>{one.message}</li>)}</ul>}</>}
      />
    </div>
  );
}
