import { Button, Tooltip, type ButtonProps } from 'antd';

interface RefusableButtonProps extends ButtonProps {
  /** Why it may not be pressed; null where it may. */
  refusal: string | null;
}

/** A button that says why it cannot be used now, to the pointer and to the keyboard. */
export function RefusableButton({ refusal, ...button }: RefusableButtonProps) {
  if (refusal === null) return <Button {...button} />;
  return <Tooltip title={refusal} trigger={['hover', 'focus', 'click']}><span tabIndex={0} className={button.className}><Button {...button} disabled aria-label={refusal} /></span></Tooltip>;
}
