import { Button, message } from 'antd';
import { useState } from 'react';
import type { EventAnswer } from '../api/types.js';
import { copyText } from './copy-text.js';

/** The record exactly as stored, with its fingerprint: for auditors, on demand only. */
export function RawRecord({ leaf }: { leaf: EventAnswer['leaf'] }) {
  const [open, setOpen] = useState(false);
  const [messages, holder] = message.useMessage();
  const text = typeof leaf.json === 'string' ? leaf.json : JSON.stringify(leaf.json, null, 2);
  const copy = async () => {
    if (await copyText(leaf.hash)) messages.success('记录指纹已复制');
    else messages.info('浏览器不允许自动复制，请选中后手工复制');
  };
  return (
    <section className="raw-record">
      {holder}
      <Button onClick={() => setOpen(!open)} aria-expanded={open} data-testid="raw-record-toggle">{open ? '收起原始记录' : '查看原始记录与指纹'}</Button>
      {open && (
        <>
          <div className="raw-record-hash">
            <span className="muted">第 {leaf.position} 号记录 · 记录指纹</span>
            <code data-testid="leaf-hash">{leaf.hash}</code>
            <Button size="small" onClick={() => void copy()}>复制指纹</Button>
          </div>
          <pre className="raw-record-json" tabIndex={0} aria-label="原始记录">{pretty(text)}</pre>
        </>
      )}
    </section>
  );
}

/** Stored records are one line; here they are broken into lines for reading. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
