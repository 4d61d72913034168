interface StatusTagProps {
  status: string;
  label: string;
}

export function StatusTag({ status, label }: StatusTagProps) {
  return <span className={`status status-${status}`}>{label}</span>;
}
