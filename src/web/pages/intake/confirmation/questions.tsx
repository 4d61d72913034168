import { ArrowRightOutlined, CheckCircleFilled } from '@ant-design/icons';
import type { Question } from '../../../api/intake.types.js';

/** Of the same kind more than these are told as one. */
const SINGLY = 3;
const TOGETHER: Record<string, (count: number) => string> = {
  'unit-unmatched': (count) => `${count} 个名称还没有对应到单位，请逐个选择，或一次采用全部有把握的建议。`,
  'duty-open': (count) => `${count} 处编号措施以外的任务还没有处理，请登记为正文任务，或说明理由后不作登记。`,
  'deadline-undated': (count) => `${count} 项措施的时限没有确定日期，请补填日期或改为其他类型。`,
};

/** What has to be answered first; each leads to its field. */
export function Questions({ questions, onShow }: { questions: readonly Question[]; onShow(question: Question): void }) {
  if (questions.length === 0) return <p className="nothing-open"><CheckCircleFilled aria-hidden /> 需要答复的都已答复。</p>;
  return (
    <ul className="questions" data-testid="questions">
      {gathered(questions).map(({ words, first }, index) => (
        <li key={index}><button type="button" className="question" onClick={() => onShow(first)} data-testid="question"><span>{words}</span><ArrowRightOutlined aria-hidden /></button></li>
      ))}
    </ul>
  );
}

function gathered(questions: readonly Question[]): { words: string; first: Question }[] {
  const told = new Set<string>();
  return questions.flatMap((first) => {
    const alike = questions.filter((one) => one.code === first.code).length;
    const together = TOGETHER[first.code];
    if (alike <= SINGLY || !together) return [{ words: first.message, first }];
    if (told.has(first.code)) return [];
    told.add(first.code);
    return [{ words: together(alike), first }];
  });
}
