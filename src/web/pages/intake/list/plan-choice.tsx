import { Alert, Button } from 'antd';

interface PlanChoiceProps {
  fileName: string;
  titles: readonly string[];
  onChoose(title: string): void;
}

/** A workbook with the ledgers of several plans is imported plan by plan: which one? */
export function PlanChoice({ fileName, titles, onChoose }: PlanChoiceProps) {
  return (
    <Alert
      type="info"
      showIcon
      role="alert"
      data-testid="plan-choice"
      title={`“${fileName}”里有 ${titles.length} 个方案的台账，一次导入一个。要导入哪一个？`}
      description={<div className="actions">{titles.map((title) => <Button key={title} onClick={() => onChoose(title)} data-testid="choose-plan">{title}</Button>)}</div>}
    />
  );
}
