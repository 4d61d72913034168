/** One line of `taizhang doctor`. What could not be looked at is NOT CHECKED, never PASS. */
export interface Check {
  name: string;
  title: string;
  result: 'PASS' | 'FAIL' | 'NOT CHECKED';
  detail: string;
}
