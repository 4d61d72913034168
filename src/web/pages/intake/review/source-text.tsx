import { memo, useMemo } from 'react';
import type { Intake } from '../../../api/intake.types.js';
import { MARK_WORDS } from '../draft/words.js';
import { markedLines, type SourceLine } from './source-marks.js';

/** Lines that are drawn, or left out while far from the screen, together. */
const BLOCK = 40;

interface SourceTextProps {
  intake: Intake;
  /** The measure or duty that is chosen, and a line that was asked for. */
  chosen: string | null;
  line: number | null;
}

/** The document as it was read, with the recognised parts marked. */
export function SourceText({ intake: { lines, sheets, sections, duties }, chosen, line }: SourceTextProps) {
  const blocks = useMemo(() => {
    const marked = markedLines({ lines, sheets, sections, duties });
    return Array.from({ length: Math.ceil(marked.length / BLOCK) }, (_, index) => marked.slice(index * BLOCK, (index + 1) * BLOCK));
  }, [lines, sheets, sections, duties]);
  return (
    <div className="source-text">
      {blocks.map((block, index) => (
        <SourceBlock
          key={index}
          block={block}
          // Only blocks that hold something of it are drawn again.
          chosen={chosen !== null && block.some((one) => one.owner === chosen || one.starts.some(({ key }) => key === chosen)) ? chosen : null}
          line={line !== null && block[0]!.number <= line && line <= block[block.length - 1]!.number ? line : null}
        />
      ))}
    </div>
  );
}

interface SourceBlockProps {
  block: SourceLine[];
  chosen: string | null;
  line: number | null;
}

const SourceBlock = memo(function SourceBlock({ block, chosen, line }: SourceBlockProps) {
  return (
    <div className="source-block">
      {block.map((one) => <Line key={one.number} line={one} chosen={chosen} asked={one.number === line} />)}
    </div>
  );
});

function Line({ line: { number, row, text, pieces, owner, starts }, chosen, asked }: { line: SourceLine; chosen: string | null; asked: boolean }) {
  const here = asked || (chosen !== null && (owner === chosen || starts.some(({ key }) => key === chosen)));
  return (
    <div className={here ? 'source-line here' : 'source-line'} data-line={number} data-of={owner ?? undefined}>
      <span className="source-number" aria-hidden>{row}</span>
      <span className="source-starts">
        {starts.map(({ key, label }) => <button key={key} type="button" data-choose={key} className="source-start" aria-label={`第${row ?? number}行：在左侧显示${label === '正文' ? '正文任务' : `第${label}项`}`}>{label}</button>)}
      </span>
      <span className="source-words">
        {text === '' ? '\u00a0' : pieces.map((piece, index) => (piece.kind === null
          ? <span key={index}>{piece.text}</span>
          : <mark key={index} className={`mark mark-${piece.kind}`} title={MARK_WORDS[piece.kind]} data-choose={piece.measure ?? undefined}>{piece.text}</mark>))}
      </span>
    </div>
  );
}
