import { FileExcelOutlined, FileTextOutlined, FileWordOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Empty } from 'antd';
import { get, type ApiProblem } from '../../../api/client.js';
import type { IntakeKind, IntakeList, IntakeSummary } from '../../../api/intake.types.js';
import { Answer } from '../../../display/answer.js';
import { momentText } from '../../../display/dates.js';
import { Panel } from '../../../display/panel.js';
import { useActing } from '../../../session/acting-person.js';
import { PlacedLink } from '../../../session/placed-link.js';
import { sizeText, stateWords } from '../draft/words.js';

const ICONS: Record<IntakeKind, typeof FileTextOutlined> = { text: FileTextOutlined, word: FileWordOutlined, excel: FileExcelOutlined };
const WHILE_REGISTERING_MS = 2_000;

/** What was uploaded before, newest first, each with where it stands. */
export function EarlierUploads() {
  const { person } = useActing();
  const query = useQuery<IntakeList, ApiProblem>({
    queryKey: ['intakes', person],
    queryFn: ({ signal }) => get<IntakeList>('/intakes', {}, person, signal),
    refetchInterval: ({ state: { data } }) => (data?.items.some((one) => one.running) ? WHILE_REGISTERING_MS : false),
  });
  return (
    <Panel title="以前上传的文件" data-testid="earlier-uploads">
      <Answer query={query} rows={4}>
        {({ items }) => (items.length === 0
          ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有上传过方案。上传后先核对，确认之前不会进入台账。" />
          : <ul className="uploads">{items.map((one) => <EarlierUpload key={one.id} intake={one} />)}</ul>)}
      </Answer>
    </Panel>
  );
}

function EarlierUpload({ intake }: { intake: IntakeSummary }) {
  const { id, fileName, bytes, kind, uploadedAt, state, title, measures, openQuestions } = intake;
  const Icon = ICONS[kind];
  const way = { path: `/intake/${encodeURIComponent(id)}`, params: state === 'review' ? {} : { tab: 'confirm' } };
  return (
    <li className={`upload upload-${state}`} data-testid="earlier-upload">
      <Icon aria-hidden className="upload-kind" />
      <div className="upload-main">
        <PlacedLink {...way} className="upload-name">{title || fileName}</PlacedLink>
        <p className="muted small">{[title ? fileName : null, sizeText(bytes), `${momentText(uploadedAt)}上传`, `${measures} 项措施`].filter(Boolean).join(' · ')}</p>
      </div>
      {state === 'review' && openQuestions > 0 && <span className="upload-open">{openQuestions} 处待答复</span>}
      <span className={`intake-state intake-state-${state}`}>{stateWords(intake)}</span>
      <PlacedLink {...way} className="upload-continue">{state === 'review' ? '继续核对' : '查看'}</PlacedLink>
    </li>
  );
}
