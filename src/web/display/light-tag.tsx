import type { Light } from '../api/types.js';

interface LightTagProps {
  light: Light;
  label: string;
}

/** A light is never colour alone: the word stands beside it. */
export function LightTag({ light, label }: LightTagProps) {
  return <span className={`light light-${light}`}><i aria-hidden className="light-dot" />{label}</span>;
}
