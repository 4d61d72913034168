import { QuestionCircleOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';

interface ExplainedProps {
  text: string;
  label: string;
}

/** A question mark that says what a word or figure means; reachable by keyboard and by touch. */
export function Explained({ text, label }: ExplainedProps) {
  return (
    <Tooltip title={text} trigger={['hover', 'focus', 'click']}>
      <button type="button" className="explained" aria-label={`${label}：${text}`} onClick={(event) => { event.preventDefault(); event.stopPropagation(); }}>
        <QuestionCircleOutlined aria-hidden />
      </button>
    </Tooltip>
  );
}
